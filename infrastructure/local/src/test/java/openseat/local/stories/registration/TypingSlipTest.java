package openseat.local.stories.registration;

import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.PAGE;
import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An address whose domain is one slip from a common one is asked about once.
class TypingSlipTest {

    private static final String SLIP = "Ana@gmial.com";
    private static final String MEANT = "Ana@gmail.com";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void theFormComesBackWithAQuestionAndEverythingThatWasTyped() {
        var answer = send("email", SLIP, "consent", "yes", "name", "Ana", "places", "3");
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(answer.body());
        assertThat(page.getElementById("email-error").text()).contains("Did you mean", MEANT);
        assertThat(page.getElementById("email").val()).isEqualTo(SLIP);
        assertThat(page.getElementById("name").val()).isEqualTo("Ana");
        assertThat(page.getElementById("places").val()).isEqualTo("3");
        assertThat(page.getElementById("consent").hasAttr("checked")).isTrue();
        assertThat(stack.rows(SAMPLE)).isEmpty();
    }

    @Test
    void onePressTakesTheSuggestion() {
        var page =
                Jsoup.parse(send("email", SLIP, "consent", "yes", "name", "Ana").body());
        var take = page.selectFirst("button[name=take]");
        assertThat(take.text()).isEqualTo("Use " + MEANT);
        assertThat(sendAgain(page, "take", take.val()).statusCode()).isEqualTo(303);
        assertThat(stack.rows(SAMPLE).getFirst().get("address").s()).isEqualTo(MEANT);
    }

    @Test
    void sentAgainItIsKeptAsTyped() {
        var page = Jsoup.parse(send("email", SLIP, "consent", "yes").body());
        assertThat(sendAgain(page).statusCode()).isEqualTo(303);
        assertThat(stack.rows(SAMPLE).getFirst().get("address").s()).isEqualTo(SLIP);
    }

    @Test
    void itIsAskedOnceAlsoIfSomethingElseIsMissing() {
        var page = Jsoup.parse(send("email", SLIP).body());
        assertThat(page.select(".wrong").eachText()).hasSize(2);
        var again = Jsoup.parse(sendAgain(page).body());
        assertThat(again.select(".wrong").eachText()).hasSize(1);
        assertThat(again.selectFirst("button[name=take]")).isNull();
        assertThat(sendAgain(again, "consent", "yes").statusCode()).isEqualTo(303);
    }

    @Test
    void anotherSlipIsAskedAboutAnew() {
        var page = Jsoup.parse(send("email", SLIP, "consent", "yes").body());
        page.getElementById("email").val("ana@hotnail.com");
        var answer = sendAgain(page);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).getElementById("email-error").text())
                .contains("ana@hotmail.com");
    }

    @Test
    void theLanguageCanBeChangedBefore() {
        var page = Jsoup.parse(send("email", SLIP, "consent", "yes").body());
        var arabic = Jsoup.parse(sendAgain(page, "show", "ar").body());
        assertThat(arabic.getElementById("email-error").text()).contains(MEANT);
        assertThat(sendAgain(arabic).statusCode()).isEqualTo(303);
        assertThat(Jsoup.parse(send("email", SLIP, "consent", "yes", "show", "fr")
                                .body())
                        .select(".wrong"))
                .as("nobody has sent it yet")
                .isEmpty();
    }

    @Test
    void aProgramIsTakenAtItsWord() {
        for (var type : Map.of(
                        "application/json",
                        "{\"email\": \"ana@gmial.com\", \"consent\": \"yes\"}",
                        FORM,
                        Web.form("email", "bo@gmial.com", "consent", "yes"))
                .entrySet()) {
            assertThat(stack.post(
                                    Web.registrations(SAMPLE),
                                    type.getKey(),
                                    type.getValue(),
                                    "accept",
                                    "application/json")
                            .statusCode())
                    .isEqualTo(202);
        }
        assertThat(stack.rows(SAMPLE)).hasSize(2);
    }

    private HttpResponse<String> send(String... fields) {
        return stack.post(Web.registrations(SAMPLE), FORM, Web.form(fields), "accept", PAGE);
    }

    /// All fields of the form as they are, and more.
    private HttpResponse<String> sendAgain(Document page, String... more) {
        var sent = page.getElementById("form").select("input, select, textarea").stream()
                .filter(field -> !field.attr("type").equals("checkbox") || field.hasAttr("checked"))
                .filter(field -> !field.is("select") || field.selectFirst("option[selected]") != null)
                .map(field -> Web.form(
                        field.attr("name"),
                        field.is("select")
                                ? field.selectFirst("option[selected]").val()
                                : field.val()))
                .collect(Collectors.joining("&"));
        return stack.post(
                Web.registrations(SAMPLE), FORM, more.length == 0 ? sent : sent + "&" + Web.form(more), "accept", PAGE);
    }
}
