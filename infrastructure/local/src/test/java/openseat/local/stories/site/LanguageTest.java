package openseat.local.stories.site;

import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.PAGE;
import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static openseat.local.testkit.Web.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
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
        assertThat(page.select(".langs a, .langs button").eachAttr("lang"))
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    @Test
    void redirectAndManagePageKeepTheLanguage() {
        assertThat(Web.location(STACK.get("/?lang=ar", "accept", PAGE))).isEqualTo("/events?lang=ar");
        var link = STACK.takeSeat(SAMPLE, "calendar@example.org", "lang", "ar");
        assertThat(Parsed.page(STACK.open(link).body())
                        .select("a[href^=/]:not(.langs a)")
                        .eachAttr("href"))
                .hasSize(3)
                .allSatisfy(address -> assertThat(address).endsWith("?lang=ar"));
    }

    @Test
    void languageButtonKeepsWhatWasTypedIntoAFreshForm() {
        STACK.publish("room-to-begin", 9);
        var fresh = STACK.get("/events/room-to-begin?lang=en", "accept", PAGE);
        var typed = Map.of(
                "email",
                "ada@",
                "name",
                "Ada",
                "places",
                "99",
                "accessNote",
                "a\r\nb",
                "consent",
                "yes",
                "zone",
                "Africa");
        var again = press(fresh, "ar", typed);
        assertThat(again.statusCode()).isEqualTo(200);
        var page = inArabic(again);
        assertThat(Stream.of("#email", "#name", "#places")
                        .map(field -> page.select(field).val()))
                .containsExactly("ada@", "Ada", "99");
        assertThat(Parsed.area(page)).isEqualTo("a\nb");
        assertThat(page.select("#consent").hasAttr("checked")).isTrue();
        assertThat(page.select(".problems, .wrong, [aria-invalid]"))
                .as("nothing was sent yet")
                .isEmpty();
        var back = press(again, "en", Map.of());
        assertThat(Parsed.page(back.body()).select("#name").val()).isEqualTo("Ada");
        assertThat(STACK.rows("room-to-begin")).isEmpty();
    }

    @Test
    void languageButtonOfAnUntouchedFormLeadsToTheWholePage() {
        for (var event : List.of(SAMPLE, SEED)) {
            var fresh = STACK.get("/events/" + event + "?lang=en", "accept", PAGE);
            var answer = press(fresh, "ar", Map.of());
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(Web.location(answer)).isEqualTo("/events/" + event + "?lang=ar#lang");
        }
    }

    @Test
    void languageButtonLeadsToTheReasonOnceRegistrationHasClosed() {
        STACK.publish("room-to-cancel", 9);
        var fresh = STACK.get("/events/room-to-cancel?lang=en", "accept", PAGE);
        STACK.local.invoke("PublishFunction", """
                {"event": {"id": "room-to-cancel", "title": {"en": "A room"}, "schedule": {"state": "cancelled"}}, "ifMatch": 1}""");
        // Pages show an event as it was up to five seconds ago.
        STACK.pass(Duration.ofSeconds(5));
        var answer = press(fresh, "ar", Map.of("name", "Ada"));
        assertThat(Web.location(answer)).isEqualTo("/events/room-to-cancel?lang=ar#lang");
        assertThat(Parsed.page(STACK.get(Web.location(answer), "accept", PAGE).body())
                        .select(".langs a"))
                .as("there is no form whose input could be lost")
                .hasSize(6);
    }

    @Test
    void languageButtonKeepsTheFormAndRegistersNobody() {
        var room = "room-to-ask";
        STACK.publish(room, 9);
        var wrong = STACK.register(room, "no address", "name", "Ada");
        assertThat(wrong.statusCode()).isEqualTo(422);
        var stillWrong = press(wrong, "ar", Map.of());
        assertThat(stillWrong.statusCode()).isEqualTo(422);
        assertThat(inArabic(stillWrong).select("#email-error")).hasSize(1);

        var right = press(stillWrong, "ar", Map.of("email", "ada@example.org"));
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(STACK.rows(room)).isEmpty();
        var again = inArabic(right);
        assertThat(again.select("#email").val() + again.select("#name").val()).isEqualTo("ada@example.orgAda");
        assertThat(again.select("#consent").hasAttr("checked")).isTrue();
        assertThat(again.select(".problems")).isEmpty();
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
        var link = STACK.takeSeat("room-to-change", "bea@example.org", "name", "Bea", "accessNote", "a\r\nb");
        var before = STACK.rows("room-to-change");
        var fresh = STACK.open(link);
        var typed = press(fresh, "ar", Map.of("name", "Bea B", "places", "99"));
        assertThat(typed.statusCode()).isEqualTo(200);
        var page = inArabic(typed);
        assertThat(page.select("#places").val() + page.select("#name").val()).isEqualTo("99Bea B");
        assertThat(page.select(".problems, .wrong")).isEmpty();
        var untouched = press(fresh, "ar", Map.of());
        assertThat(untouched.statusCode()).isEqualTo(303);
        assertThat(Web.location(untouched)).isEqualTo(URI.create(link).getPath() + "?lang=ar#lang");

        var wrong = STACK.press(link, "change", "places", "99");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Nothing has been changed yet.").doesNotContain("sent");
        assertThat(inArabic(press(wrong, "ar", Map.of())).select("#places-error"))
                .hasSize(1);
        var right = press(wrong, "ar", Map.of("places", "2", "name", "Bea B"));
        assertThat(right.statusCode()).isEqualTo(200);
        var again = inArabic(right);
        assertThat(again.select("#places").val() + again.select("#name").val()).isEqualTo("2Bea B");
        assertThat(STACK.rows("room-to-change")).isEqualTo(before);
    }

    @Test
    void privatePageWithoutAFormHasLinks() {
        STACK.publish("room-to-leave", 9);
        STACK.register("room-to-leave", "cy@example.org");
        STACK.local.stream().drain();
        var link = Web.linkIn(STACK.mailTo("cy@example.org"));
        assertThat(Parsed.page(STACK.open(link).body()).select(".langs a")).hasSize(6);
        STACK.press(link, "confirm");
        assertThat(Parsed.page(STACK.open(link).body()).select(".langs a")).isEmpty();
        STACK.press(link, "cancel");
        assertThat(Parsed.page(STACK.open(link).body()).select(".langs a")).hasSize(6);
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

    /// Types into the form of a page, and presses the button of a language, as a browser does.
    private static HttpResponse<String> press(HttpResponse<String> page, String language, Map<String, String> typed) {
        var document = Parsed.page(page.body());
        var form = (FormElement) document.selectFirst("#form");
        var button = document.select(".langs button[form=form][value=" + language + "]");
        assertThat(button).hasSize(1);
        var fields = new ArrayList<String>();
        for (var field : form.formData()) {
            if (!typed.containsKey(field.key())) {
                fields.addAll(List.of(field.key(), field.value()));
            }
        }
        typed.forEach((name, value) -> fields.addAll(List.of(name, value)));
        fields.addAll(List.of(button.attr("name"), language));
        return STACK.post(form.attr("action"), FORM, form(fields.toArray(String[]::new)), "accept", PAGE);
    }

    private static Document inArabic(HttpResponse<String> page) {
        var document = Parsed.page(page.body());
        assertThat(document.select("html").attr("lang")).isEqualTo("ar");
        return document;
    }
}
