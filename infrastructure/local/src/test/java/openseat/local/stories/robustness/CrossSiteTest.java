package openseat.local.stories.robustness;

import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.PAGE;
import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What another site's page sends changes nothing until its reader sends it again from our own page.
class CrossSiteTest {

    private static final TestStack STACK = TestStack.open();

    @AfterAll
    static void close() {
        STACK.close();
    }

    @Test
    void aFormFromElsewhereIsKeptAndSentFromHere() {
        var body = Web.form("email", "kept@example.org", "consent", "yes", "name", "<Ñandú>", "lang", "fr");
        var refused = post(Web.registrations(SAMPLE), body, "cross-site");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("content-language")).hasValue("fr");
        assertThat(refused.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(refused.body())
                .contains(
                        "Ceci vient d’un autre site",
                        "method=\"post\" action=\"" + Web.registrations(SAMPLE),
                        "name=\"email\" value=\"kept@example.org\"",
                        "name=\"consent\" value=\"yes\"",
                        "name=\"name\" value=\"&lt;Ñandú>\"",
                        "name=\"show\" value=\"ar\"");
        STACK.local.stream().drain();
        assertThat(STACK.mailsTo("kept@example.org")).isEmpty();

        assertThat(post(Web.registrations(SAMPLE), body, "same-origin").statusCode())
                .isEqualTo(303);
        STACK.local.stream().drain();
        assertThat(STACK.mailsTo("kept@example.org")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "same-site", "none", ""})
    void everythingElsePasses(String site) {
        var body = Web.form("email", "from-" + site + "@example.org", "consent", "yes");
        assertThat(post(Web.registrations(SAMPLE), body, site).statusCode()).isEqualTo(303);
    }

    @Test
    void thePrivatePageShowsOnlyWhatWasSent() {
        var link = STACK.takeSeat(SAMPLE, "ada@example.org", "name", "Ada Canary");
        for (var body : List.of("action=cancel", "action=forget&sure=yes", "action=change&name=Bea&consent=yes")) {
            var refused = post(link, body, "cross-site");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(refused.body())
                    .contains("This came from another website", "name=\"action\"")
                    .doesNotContain("Canary", "ada@example.org");
            // A language is a button that sends the form only where the form has answers.
            assertThat(refused.body().contains("name=\"show\"")).isEqualTo(body.contains("change"));
        }
        assertThat(STACK.open(link).body()).contains("You have a seat", "Ada Canary");
        var unknown = post(link.substring(0, link.length() - 43) + "A".repeat(43), "action=cancel", "cross-site");
        assertThat(unknown.statusCode())
                .as("does not tell whether a link is valid")
                .isEqualTo(403);
        assertThat(post(link, "action=cancel", "same-origin").statusCode()).isEqualTo(303);
    }

    @Test
    void programsGetAProblem() {
        var link = STACK.takeSeat(SAMPLE, "program@example.org");
        for (var path : List.of(Web.registrations(SAMPLE), link)) {
            var refused = STACK.post(path, "application/json", "{}", "sec-fetch-site", "cross-site");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(Web.json(refused)).containsEntry("status", 403).containsEntry("reason", "cross-site");
        }
    }

    @Test
    void whatHasNoFormIsAnsweredAsEver() {
        assertThat(post("/events", "x=y", "cross-site").statusCode()).isEqualTo(405);
        assertThat(post(Web.registrations(SAMPLE), "email=%ff", "cross-site").statusCode())
                .isEqualTo(400);
        assertThat(STACK.get("/events/" + SAMPLE, "accept", PAGE, "sec-fetch-site", "cross-site")
                        .statusCode())
                .isEqualTo(200);
    }

    /// @param site the header's value, or empty for none
    private static HttpResponse<String> post(String path, String body, String site) {
        return Optional.of(site)
                .filter(value -> !value.isEmpty())
                .map(value -> STACK.post(path, FORM, body, "accept", PAGE, "sec-fetch-site", value))
                .orElseGet(() -> STACK.post(path, FORM, body, "accept", PAGE));
    }
}
