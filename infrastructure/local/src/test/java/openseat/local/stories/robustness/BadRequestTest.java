package openseat.local.stories.robustness;

import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every invalid request gets an answer that says what is wrong, and never an internal error.
class BadRequestTest {

    private static final TestStack STACK = TestStack.open();
    private static final String REGISTRATIONS = Web.registrations(SAMPLE);
    private static final String GOOD = "email=ada%40example.org&consent=yes";
    private static final String JSON = "application/json";

    @AfterAll
    static void close() {
        STACK.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("no content type", 415, null, bytes(GOOD)),
                Arguments.of("plain text", 415, "text/plain", bytes(GOOD)),
                Arguments.of("a form with files", 415, "multipart/form-data; boundary=x", bytes("--x--")),
                Arguments.of("Latin-1 announced", 415, FORM + "; charset=ISO-8859-1", bytes(GOOD)),
                Arguments.of("bytes that are not UTF-8", 400, FORM, new byte[] {
                    'n', 'a', 'm', 'e', '=', (byte) 0xC3, (byte) 0x28
                }),
                Arguments.of("escapes that are not UTF-8", 400, FORM, bytes(GOOD + "&name=%C3%28")),
                Arguments.of("half an escape", 400, FORM, bytes(GOOD + "&name=100%")),
                Arguments.of("an invalid escape", 400, FORM, bytes(GOOD + "&name=%ZZ")),
                Arguments.of("too many fields", 400, FORM, bytes(GOOD + "&a=b".repeat(200))),
                Arguments.of("broken JSON", 400, JSON, bytes("{\"email\": ")),
                Arguments.of("JSON and more", 400, JSON, bytes("{} {}")),
                Arguments.of("JSON that is not an object", 400, JSON, bytes("[1, 2]")),
                // The gateway decodes a body declared as JSON, and replaces invalid bytes by U+FFFD.
                Arguments.of("JSON not in UTF-8", 400, JSON, new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}),
                Arguments.of(
                        "deep JSON", 400, JSON, bytes("{\"name\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}")),
                Arguments.of("nothing at all, as JSON", 400, JSON, new byte[0]),
                Arguments.of("a large form", 413, FORM, bytes(GOOD + "&name=" + "a".repeat(70_000))),
                Arguments.of("large JSON", 413, JSON, bytes("{\"name\": \"" + "a".repeat(70_000) + "\"}")),
                Arguments.of("nothing at all, as a form", 422, FORM, new byte[0]),
                Arguments.of("no consent", 422, FORM, bytes("email=ada%40example.org")),
                Arguments.of("no address", 422, FORM, bytes("consent=yes")),
                Arguments.of("two addresses", 422, FORM, bytes(GOOD + "&email=eve%40example.org")),
                Arguments.of("two consents", 422, FORM, bytes(GOOD + "&consent=no")),
                Arguments.of(
                        "two names",
                        422,
                        JSON,
                        bytes("{\"email\":\"ada@example.org\",\"consent\":\"yes\",\"name\":[\"a\",\"b\"]}")),
                Arguments.of(
                        "JSON of other types",
                        422,
                        JSON,
                        bytes("{\"email\":7,\"consent\":true,\"places\":\"x\",\"access\":{}}")),
                Arguments.of("too many people", 422, FORM, bytes(GOOD + "&places=11")),
                Arguments.of(
                        "an address with a line break",
                        422,
                        FORM,
                        bytes("email=ada%40example.org%0D%0ABcc:eve%40example.org&consent=yes")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bodies")
    void invalidBodyIsRejectedAndNothingIsWritten(String what, int status, String type, byte[] body) {
        var request = STACK.request(REGISTRATIONS, "accept", JSON).POST(BodyPublishers.ofByteArray(body));
        var answer = STACK.send(type == null ? request : request.header("content-type", type));
        assertProblem(answer, status);
        assertThat(STACK.rows(SAMPLE)).isEmpty();
    }

    @Test
    void unknownFieldIsNamedByItsPointer() {
        var answer = STACK.post(
                REGISTRATIONS,
                JSON,
                "{\"email\": \"ada@example.org\", \"consent\": \"yes\", \"foo\": 1, \"a/b é\": 2}",
                "accept",
                JSON);
        assertProblem(answer, 422);
        assertThat(pointers(answer)).containsExactlyInAnyOrder("#/foo", "#/a~1b%20%C3%A9");
    }

    @Test
    void missingFieldIsNamedByItsPointer() {
        assertThat(pointers(STACK.post(REGISTRATIONS, JSON, "{}", "accept", JSON)))
                .containsExactly("#/email", "#/consent");
        assertThat(pointers(STACK.post(REGISTRATIONS, FORM, GOOD + "&website=x", "accept", JSON)))
                .containsExactly("#/website");
    }

    @Test
    void filledHoneypotIsReportedAndTheFormIsKept() {
        var answer = STACK.post(
                REGISTRATIONS,
                FORM,
                GOOD + "&website=spam.example&name=Ada+%3Cb%3E&accessNote=A+ramp&organization=Order&places=4"
                        + "&participantType=migrant&interpretation=ar&access=sign&zone=Asia%2FManila&unknown=1",
                "accept",
                TestStack.PAGE);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "href=\"#website\"",
                        "id=\"website-error\"",
                        "value=\"spam.example\"",
                        "value=\"ada@example.org\"",
                        "Ada &lt;b",
                        "A ramp",
                        "value=\"Order\"",
                        "value=\"4\"",
                        "value=\"migrant\" selected",
                        "value=\"ar\" selected",
                        "value=\"sign\" checked",
                        "value=\"Asia/Manila\" selected",
                        "value=\"yes\" required checked")
                .doesNotContain("<b>Ada", "Ada <b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events",
                "/events/" + SAMPLE,
                "/events/" + SAMPLE + "/event.ics",
                "/events/" + SAMPLE + "/check-mail",
                "/events/" + SAMPLE + "/deleted",
                "/events/nothing-here",
                "/"
            })
    void headIsGetWithoutABody(String path) {
        for (var accept : List.of(JSON, TestStack.PAGE)) {
            var get = STACK.get(path, "accept", accept);
            var head = STACK.head(path, "accept", accept);
            assertThat(head.statusCode()).isEqualTo(get.statusCode());
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("etag"))
                    .isEqualTo(get.headers().firstValue("etag"));
            assertThat(head.headers().firstValue("content-type"))
                    .isEqualTo(get.headers().firstValue("content-type"));
        }
    }

    @Test
    void unsupportedMethodGets405WithAllow() {
        for (var path : List.of("/events", "/events/" + SAMPLE, REGISTRATIONS, REGISTRATIONS + "/" + "a".repeat(43))) {
            var answer = STACK.send(STACK.request(path).DELETE());
            assertProblem(answer, 405);
            assertThat(answer.headers().firstValue("allow").orElse("")).contains("GET, HEAD");
        }
    }

    @Test
    void notFoundIsAPageOrAProblem() {
        for (var path : List.of("/events/nothing-here", "/elsewhere", REGISTRATIONS + "/" + "a".repeat(43))) {
            var page = STACK.get(path, "accept", TestStack.PAGE, "accept-language", "ar");
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("dir=\"rtl\"");
            assertProblem(STACK.get(path, "accept", JSON), 404);
        }
        assertProblem(STACK.post(Web.registrations("nothing-here"), FORM, GOOD, "accept", JSON), 404);
    }

    @Test
    void trailingSlashIsRedirected() {
        var answer = STACK.get("/events/" + SAMPLE + "/?lang=ar");
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(Web.location(answer)).isEqualTo("/events/" + SAMPLE + "?lang=ar");
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(Web.json(answer)).containsEntry("status", status).containsKeys("title", "detail");
    }

    private static List<String> pointers(HttpResponse<String> answer) {
        return ((List<?>) Web.json(answer).get("errors"))
                .stream()
                        .map(error -> ((Map<?, ?>) error).get("pointer").toString())
                        .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
