package openseat.local.stories.site;

import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import openseat.i18n.Language;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages that are kept because they are the same for everybody: nobody gets one that is not meant for them.
class KeptPageVariantsTest extends KeptPagesFixture {

    /// What is cached under a URL for a minute must not depend on who asked.
    @ParameterizedTest
    @CsvSource({"url-first, true", "browser-first, false"})
    void aLanguageInTheUrlIsCachedOtherwiseThanTheBrowsers(String event, boolean urlFirst) {
        publish(event, "First text.");
        for (var isUrl : urlFirst ? List.of(true, false) : List.of(false, true)) {
            for (var path : List.of("/events/" + event, "/events")) {
                var answer = isUrl
                        ? stack.get(path + "?lang=ar", "accept", PAGE, "accept-language", "fr")
                        : stack.get(path, "accept", PAGE, "accept-language", "ar");
                assertThat(answer.body()).contains("<html lang=\"ar\"");
                assertThat(header(answer, "cache-control")).isEqualTo("public, max-age=" + (isUrl ? 60 : 0));
                assertThat(header(answer, "vary"))
                        .isEqualTo(isUrl ? "accept, accept-encoding" : "accept, accept-language, accept-encoding");
            }
        }
    }

    @Test
    void everyLanguageGetsItsOwnPage() {
        publish("spoken", "First text.");
        for (var round = 0; round < 2; round++) {
            for (var language : Language.all()) {
                var page = stack.get("/events/spoken", "accept", PAGE, "accept-language", language.lang());
                assertThat(page.body()).contains("<html lang=\"" + language.lang() + "\"");
                assertThat(header(page, "content-language")).isEqualTo(language.lang());
            }
        }
    }

    @Test
    void everyHostGetsItsOwnLinks() throws IOException {
        publish("hosted", "First text.");
        publish("at-home", "First text.", ", \"home\": \"https://home.example\"", later());
        for (var host : List.of("127.0.0.1", "localhost", "127.0.0.1")) {
            var other = host.equals("localhost") ? "127.0.0.1" : "localhost";
            assertThat(pageAt(host, "/events/hosted"))
                    .contains("rel=\"canonical\" href=\"http://" + host + "/events/hosted")
                    .doesNotContain(other);
            assertThat(pageAt(host, "/events"))
                    .contains("http://" + host + "/events")
                    .doesNotContain(other);
            assertThat(pageAt(host, "/events/at-home"))
                    .contains("rel=\"canonical\" href=\"https://home.example/events/at-home")
                    .doesNotContain("127.0.0.1", "localhost");
        }
    }

    @Test
    void whatSomebodyTypedIsOnTheirOwnPageOnly() {
        publish("typed", "First text.");
        var before = page("/events/typed?lang=en");
        for (var typed : List.of("Zoé Typed", "Ömer Typed")) {
            var form = Web.form("name", typed, "email", "no address", "consent", "yes", "lang", "en");
            var page = stack.post(Web.registrations("typed"), FORM, form, "accept", PAGE);
            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(header(page, "cache-control")).isEqualTo("no-store");
            assertThat(page.body()).containsOnlyOnce(" Typed\"").contains("value=\"" + typed + "\"", "no address");
            assertThat(page("/events/typed?lang=en")).isEqualTo(before);
            assertThat(page("/events/typed")).doesNotContain("Typed\"", "no address");
        }
    }

    @Test
    void aKeptPageHasHeadersRevalidationAndEncodings() {
        publish("kept", "First text.");
        var path = "/events/kept?lang=en";
        var page = stack.get(path, "accept", PAGE);
        var etag = header(page, "etag");
        stack.local.clearCalls();
        var head = stack.head(path, "accept", PAGE);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (var name : List.of("etag", "cache-control", "vary", "content-type", "content-language")) {
            assertThat(header(head, name))
                    .as(name)
                    .isEqualTo(header(page, name))
                    .isNotEmpty();
        }
        var unchanged = stack.get(path, "accept", PAGE, "if-none-match", etag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        var zipped = stack.get(path, "accept", PAGE, "accept-encoding", "gzip");
        assertThat(header(zipped, "content-encoding")).isEqualTo("gzip");
        assertThat(page(path)).as("after HEAD, 304 and gzip").isEqualTo(page.body());
        assertThat(reads()).isEmpty();
        publish("kept", "Second text.");
        stack.pass(Duration.ofSeconds(5));
        var changed = stack.get(path, "accept", PAGE, "if-none-match", etag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("Second text.");
        assertThat(header(changed, "etag")).isNotEqualTo(etag);
    }
}
