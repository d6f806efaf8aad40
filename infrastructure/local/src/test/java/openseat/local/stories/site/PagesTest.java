package openseat.local.stories.site;

import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.local.aws.AwsError;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages for a browser: error pages, and what a cache may keep.
class PagesTest {

    private static final TestStack STACK = TestStack.open();
    private static final String REGISTRATIONS = Web.registrations(SAMPLE);
    private static final String NO_LINK = REGISTRATIONS + "/" + "a".repeat(43);
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @AfterAll
    static void close() {
        STACK.close();
    }

    static List<Language> languages() {
        return Language.all();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|email=a|415", "text/plain|email=a|415",
                        "application/x-www-form-urlencoded; charset=iso-8859-1|email=a|415",
                "application/x-www-form-urlencoded|name=%ZZ|400", "application/json|{|400",
                        "application/x-www-form-urlencoded|TOO LONG|413",
            })
    void unreadableBodyGetsAnErrorPage(String type, String body, int status) {
        var before = STACK.rows(SAMPLE);
        var content = body.equals("TOO LONG") ? "name=" + "a".repeat(70_000) : body;
        for (var path : List.of(REGISTRATIONS, NO_LINK)) {
            for (var language : Language.all()) {
                var request = STACK.request(path, "accept", BROWSER, "accept-language", language.lang())
                        .POST(BodyPublishers.ofString(content));
                var page = STACK.send(type == null ? request : request.header("content-type", type));
                assertPage(page, status, language);
                assertThat(page.body())
                        .contains(
                                Words.in(language).get("unread." + status),
                                Words.in(language).get("unread.title"));
            }
        }
        assertThat(STACK.rows(SAMPLE)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void unsupportedMethodGetsAnErrorPage(Language language) {
        for (var path : List.of("/events", "/events/" + SAMPLE, "/events/" + SAMPLE + "/check-mail", NO_LINK)) {
            var page = STACK.send(STACK.request(path, "accept", BROWSER, "accept-language", language.lang())
                    .DELETE());
            assertPage(page, 405, language);
            assertThat(page.headers().firstValue("allow").orElse("")).contains("GET, HEAD");
            assertThat(page.body())
                    .contains(
                            Words.in(language).get("notAllowed.title"),
                            "href=\"" + path + "?lang=" + language.tag() + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void notFoundIsAPage(Language language) {
        for (var path : List.of("/elsewhere", "/events/nothing-here", "/events/nothing-here/check-mail", NO_LINK)) {
            assertPage(STACK.get(path, "accept", BROWSER, "accept-language", language.lang()), 404, language);
        }
        for (var path : List.of(Web.registrations("nothing-here"), NO_LINK)) {
            assertPage(
                    STACK.post(path, FORM, "email=a", "accept", BROWSER, "accept-language", language.lang()),
                    404,
                    language);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void overloadIsAPage(String tag) {
        var language = Language.of(tag).orElseThrow();
        var key = STACK.takeSeat(SEED, "busy-" + tag + "@example.org", "lang", tag);
        STACK.local.aws().inject(_ -> new FaultEffect.Refused(AwsError.throttled()));
        try {
            for (var path : List.of("/events", key)) {
                var page = STACK.get(path, "accept", BROWSER, "accept-language", language.lang());
                assertPage(page, 503, language);
                assertThat(page.headers().firstValue("retry-after")).isPresent();
                assertThat(page.body()).contains(Words.in(language).get("busy.title"));
            }
            var form = STACK.post(
                    Web.registrations(SEED),
                    FORM,
                    "email=kept%40example.org&consent=yes&lang=" + language.tag(),
                    "accept",
                    BROWSER);
            assertPage(form, 503, language);
            assertThat(form.body()).contains(Words.in(language).get("error.busy"), "value=\"kept@example.org\"");
        } finally {
            STACK.local.aws().inject(_ -> new FaultEffect.None());
        }
    }

    /// What makes previews of links sends `*/*` or nothing; a program that wants JSON names it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|true",
                "*/*|true",
                "text/*|true",
                "text/html, application/json|true",
                "image/avif, image/webp|true",
                BROWSER + "|true",
                "application/json|false",
                "application/*|false",
                "application/json, text/html;q=0.9, */*;q=0.8|false",
                "text/html;q=0, */*|false"
            })
    void whoeverPrefersNothingGetsThePage(String accept, boolean isPage) {
        var link = STACK.takeSeat(SAMPLE, "prefers-nothing@example.org");
        for (var path : List.of("/events", "/events/" + SAMPLE, "/events/" + SEED, link)) {
            var headers = accept == null ? new String[0] : new String[] {"accept", accept};
            for (var answer : List.of(STACK.get(path, headers), STACK.head(path, headers))) {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("content-type").orElse(""))
                        .as(path)
                        .startsWith(isPage ? "text/html" : "application/json");
            }
            if (isPage && !path.equals(link)) {
                assertThat(STACK.get(path, headers).body()).contains("property=\"og:title\"");
            }
        }
    }

    @Test
    void aRequestByAProgramThatPrefersNothingIsAnsweredInJson() {
        var answer = STACK.post(REGISTRATIONS, FORM, "email=curl%40example.org&consent=yes&places=3", "accept", "*/*");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).startsWith("{\"status\":\"check-mail\"");
    }

    @Test
    void missingCalendarFileIsExplained() {
        var page = STACK.get("/events/" + SEED + "/event.ics?lang=en", "accept", BROWSER);
        assertPage(page, 404, Language.DEFAULT);
        assertThat(page.body()).contains("Date to be confirmed", "The date is not known yet.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/events/" + SAMPLE, "/events/" + SEED})
    void pageWithALanguageInItsUrlIsCacheable(String path) {
        var cached = STACK.get(path + "?lang=ar", "accept", BROWSER, "accept-language", "fr");
        assertThat(cached.headers().firstValue("cache-control")).hasValue("public, max-age=60");
        assertThat(cached.headers().firstValue("vary")).hasValue("accept, accept-encoding");
        assertThat(cached.headers().firstValue("content-language")).hasValue("ar");
        var tag = cached.headers().firstValue("etag").orElseThrow();
        var again = STACK.get(path + "?lang=ar", "accept", BROWSER, "accept-language", "es", "if-none-match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("vary")).hasValue("accept, accept-encoding");
        for (var other : List.of(path, path + "?lang=xx")) {
            var asked = STACK.get(other, "accept", BROWSER, "accept-language", "fr");
            assertThat(asked.headers().firstValue("cache-control")).hasValue("public, max-age=0");
            assertThat(asked.headers().firstValue("vary")).hasValue("accept, accept-language, accept-encoding");
            assertThat(asked.body()).contains("<html lang=\"fr\"");
        }
    }

    @Test
    void privatePagesAreNeverCachedOrIndexed() {
        var link = STACK.takeSeat(SAMPLE, "held@example.org");
        for (var page : List.of(
                STACK.open(link),
                STACK.open(link + "?lang=ar"),
                STACK.press(link, "change"),
                STACK.press(link, "nothing"),
                STACK.get(link, "accept", "application/json"),
                STACK.get("/events/" + SAMPLE + "/check-mail?lang=en", "accept", BROWSER))) {
            assertPrivate(page);
            assertThat(page.headers().firstValue("referrer-policy")).hasValue("no-referrer");
            assertThat(page.headers().firstValue("etag")).isEmpty();
        }
    }

    private static void assertPage(HttpResponse<String> page, int status, Language language) {
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("content-language")).hasValue(language.lang());
        assertThat(page.body())
                .contains(
                        "<html lang=\"" + language.lang() + "\" dir=\"" + language.direction() + "\">",
                        "<h1",
                        "</html>");
        assertThat(page.body().getBytes(StandardCharsets.UTF_8).length).isGreaterThan(5_000);
        assertPrivate(page);
    }

    private static void assertPrivate(HttpResponse<String> page) {
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(page.headers().firstValue("x-robots-tag")).hasValue("noindex, nofollow");
    }
}
