package openseat.local.stories.site;

import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.PAGE;
import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static openseat.local.testkit.Web.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A chosen language is kept, and changing it loses no input.
class LanguageTest {

    private static final TestStack STACK = TestStack.open();

    @AfterAll
    static void close() {
        STACK.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events",
                "/events/" + SAMPLE,
                "/events/" + SEED,
                "/events/" + SAMPLE + "/check-mail",
                "/events/" + SAMPLE + "/deleted",
                "/elsewhere"
            })
    void everyLinkOnAPageKeepsTheLanguage(String path) {
        var page = Parsed.page(STACK.get(path + "?lang=ar", "accept", PAGE, "accept-language", "en")
                .body());
        var links = page.select("a[href^=/]:not(.langs a)").eachAttr("href");
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(link).containsPattern("\\?lang=ar(#|$)"));
        page.select("link[rel=canonical]")
                .forEach(link -> assertThat(link.attr("href")).endsWith(path + "?lang=ar"));
        assertThat(page.select(".langs a").eachAttr("href")).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void redirectAndManagePageKeepTheLanguage() {
        assertThat(Web.location(STACK.get("/?lang=ar", "accept", PAGE))).isEqualTo("/events?lang=ar");
        var link = STACK.takeSeat(SAMPLE, "calendar@example.org", "lang", "ar");
        assertThat(Parsed.page(STACK.open(link).body())
                        .select("a[href^=/]:not(.langs a)")
                        .eachAttr("href"))
                .hasSize(2)
                .allSatisfy(address -> assertThat(address).endsWith("?lang=ar"));
    }

    @Test
    void languageButtonKeepsTheFormAndRegistersNobody() {
        var room = "room-to-ask";
        STACK.publish(room, 9);
        var wrong = STACK.register(room, "no address", "name", "Ada");
        assertThat(wrong.statusCode()).isEqualTo(422);
        var right = STACK.register(room, "ada@example.org", "name", "Ada", "lang", "en", arabic(wrong), "ar");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(STACK.rows(room)).isEmpty();
        var again = inArabic(right);
        assertThat(again.select("#email").val() + again.select("#name").val()).isEqualTo("ada@example.orgAda");
        assertThat(again.select("#consent").hasAttr("checked")).isTrue();
        assertThat(again.select(".problems")).isEmpty();

        var stillWrong = STACK.register(room, "no address", "name", "Ada", "lang", "en", arabic(right), "ar");
        assertThat(stillWrong.statusCode()).isEqualTo(422);
        assertThat(inArabic(stillWrong).select("#email-error")).hasSize(1);
        assertThat(Web.location(STACK.register(
                        room,
                        "ada@example.org",
                        "lang",
                        again.select("#form [name=lang]").val())))
                .isEqualTo("/events/" + room + "/check-mail?lang=ar");
    }

    @Test
    void languageButtonKeepsTheAnswersAndChangesNone() {
        STACK.publish("room-to-change", 9);
        var link = STACK.takeSeat("room-to-change", "bea@example.org", "name", "Bea");
        var before = STACK.rows("room-to-change");
        var wrong = STACK.press(link, "change", "places", "99");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Nothing has been changed yet.").doesNotContain("sent");
        var right = STACK.press(link, "change", "places", "2", "name", "Bea B", "lang", "en", arabic(wrong), "ar");
        assertThat(right.statusCode()).isEqualTo(200);
        var again = inArabic(right);
        assertThat(again.select("#places").val() + again.select("#name").val()).isEqualTo("2Bea B");
        assertThat(STACK.rows("room-to-change")).isEqualTo(before);
    }

    @Test
    void numberInAnyDigitsIsKeptAsTyped() {
        var page = STACK.post(Web.registrations(SAMPLE), FORM, form("places", "٣", "consent", "yes"), "accept", PAGE);
        var places = Parsed.page(page.body()).select("#places");
        assertThat(places.val()).isEqualTo("٣");
        assertThat(List.of(places.attr("type"), places.attr("inputmode")))
                .as("a number field would not show other digits")
                .containsExactly("text", "numeric");
    }

    /// The field that the button for Arabic sends.
    private static String arabic(HttpResponse<String> page) {
        var button = Parsed.page(page.body()).select(".langs button[value=ar]");
        assertThat(button).hasSize(1);
        return button.attr("name");
    }

    private static Document inArabic(HttpResponse<String> page) {
        var document = Parsed.page(page.body());
        assertThat(document.select("html").attr("lang")).isEqualTo("ar");
        return document;
    }
}
