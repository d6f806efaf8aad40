package openseat.local.stories.organizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An organizer tries a document with a dry run, and makes mistakes.
class PublishTest {

    private static final TestStack STACK = TestStack.open();
    private static final String SIGNED =
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature="
                    + "0".repeat(64);

    @AfterAll
    static void close() {
        STACK.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "room-new | -       | 200",
                "room-new | \"1\"   | 412",
                "sample-migrants-day | -       | 412",
                "sample-migrants-day | \"1\"   | 200",
                "sample-migrants-day | \"2\"   | 412",
                "sample-migrants-day | x       | 422",
            })
    void dryRunAnswersLikeAPublicationAndWritesNothing(String id, String ifMatch, int status) {
        var before = STACK.items();
        var dryRun = invoke(document(id, ifMatch, ", \"dryRun\": true"));
        assertThat(dryRun).containsEntry("status", status);
        assertThat(put(id, ifMatch, "?dryRun").statusCode()).isEqualTo(status == 422 ? 412 : status);
        assertThat(STACK.items()).isEqualTo(before);
        if (status != 200) {
            var real = invoke(document(id, ifMatch, ""));
            assertThat(real).isEqualTo(dryRun);
            assertThat(STACK.items()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\": {\"id\": \"twice\", \"id\": \"twice\"}}",
                "{\"event\": {}, \"event\": {}}",
                "{\"event\": ",
                "[]",
                "{\"event\": {\"id\": \"\uFFFD\"}}",
                "nonsense"
            })
    void unreadablePayloadIsAProblemForInvokers(String payload) {
        assertThat(invoke(payload))
                .containsEntry("status", 400)
                .containsEntry("title", "Bad Request")
                .containsKey("detail");
    }

    @Test
    void unreadablePayloadIsAProblemOverTheApi() {
        var answer = STACK.send(STACK.request(
                        "/events/twice",
                        "authorization",
                        SIGNED,
                        "content-type",
                        "application/json",
                        "if-none-match",
                        "*")
                .PUT(BodyPublishers.ofString("{\"event\": {\"id\": \"twice\", \"id\": \"twice\"}}")));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> put(String id, String ifMatch, String query) {
        return STACK.send(STACK.request(
                        "/events/" + id + query,
                        "authorization",
                        SIGNED,
                        "content-type",
                        "application/json",
                        ifMatch == null ? "if-none-match" : "if-match",
                        ifMatch == null ? "*" : ifMatch)
                .PUT(BodyPublishers.ofString(document(id, null, ""))));
    }

    private static String document(String id, String ifMatch, String more) {
        return "{\"event\": {\"id\": \"%s\", \"title\": {\"en\": \"A room\"}, \"schedule\": {\"state\": \"to-be-confirmed\"}}%s%s}"
                .formatted(id, ifMatch == null ? "" : ", \"ifMatch\": " + Parsed.json(ifMatch), more);
    }

    private static Map<String, Object> invoke(String payload) {
        try {
            return JSON.std.mapFrom(STACK.local.invoke("PublishFunction", payload));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
