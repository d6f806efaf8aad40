package openseat.local.stories.organizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
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

    @Test
    void aDryRunTellsWhoWouldGetALetterAndOfWhat() {
        STACK.publish("told-room", 5);
        STACK.takeSeat("told-room", "ada@example.org");
        STACK.takeSeat("told-room", "bo@example.org");
        STACK.register("told-room", "unconfirmed@example.org");
        assertThat(news("told-room", "2026-12-20T10:00", "2026-12-20T12:00", "Europe/Zurich"))
                .isEqualTo(Map.of("changed", List.of("end"), "letters", 2));
        assertThat(news("told-room", "2026-12-21T10:00", "2026-12-21T12:00", "Europe/Zurich"))
                .isEqualTo(Map.of("changed", List.of("day"), "letters", 2));
        assertThat(news("told-room", "2026-12-20T11:00", "2026-12-20T12:00", "Europe/Kyiv"))
                .isEqualTo(Map.of("changed", List.of(), "letters", 0));
        assertThat(news("nobody-yet", "2026-12-20T11:00", "2026-12-20T12:00", "Europe/Kyiv"))
                .isEqualTo(Map.of("changed", List.of(), "letters", 0));
    }

    @Test
    void aDryRunTellsWhetherPeopleWhoWaitGetSeats() {
        STACK.publish("wait-room", 1);
        STACK.takeSeat("wait-room", "ada@example.org");
        STACK.takeSeat("wait-room", "bo@example.org");
        var same = schedule("2026-12-20T10:00", "2026-12-20T11:00", "Europe/Zurich") + ", \"waitingList\": true";
        assertThat(invoke(dryRun("wait-room", same + ", \"capacity\": 1", 1))).containsEntry("promotes", false);
        assertThat(invoke(dryRun("wait-room", same + ", \"capacity\": 2", 1))).containsEntry("promotes", true);
    }

    @Test
    void aDateThatHasPassedIsPointedOut() {
        assertThat(warnings(schedule("2026-11-20T10:00", "2026-11-20T11:00", "UTC")))
                .containsExactly("#/event/schedule/end");
        assertThat(warnings(schedule("2026-11-24T11:00", "2026-11-24T13:00", "UTC")))
                .containsExactly("#/event/schedule/start");
        assertThat(warnings(schedule("2026-12-20T10:00", "2026-12-20T11:00", "UTC")
                        + ", \"registration\": {\"closes\": \"2026-11-20T10:00:00Z\"}"))
                .containsExactly("#/event/registration/closes");
        assertThat(warnings(schedule("2026-12-20T10:00", "2026-12-20T11:00", "UTC")))
                .isEmpty();
    }

    @Test
    void fewerSeatsThanAreTakenArePointedOut() {
        STACK.publish("full-room", 5);
        STACK.takeSeat("full-room", "ada@example.org", "places", "2");
        var fewer = schedule("2026-12-20T10:00", "2026-12-20T11:00", "Europe/Zurich") + ", \"capacity\": 1";
        var answer = invoke(dryRun("full-room", fewer, 1));
        assertThat(answer.toString()).contains("#/event/capacity", "the 2 places that are taken");
    }

    private static Object news(String id, String start, String end, String zone) {
        return invoke(dryRun(id, schedule(start, end, zone), id.equals("told-room") ? 1 : 0))
                .get("news");
    }

    private static List<String> warnings(String members) {
        var warnings = (List<?>) invoke(dryRun("past-room", members, 0)).get("warnings");
        return warnings.stream()
                .map(warning -> (String) ((Map<?, ?>) warning).get("pointer"))
                .toList();
    }

    private static String schedule(String start, String end, String zone) {
        return "\"schedule\": {\"state\": \"confirmed\", \"start\": \"%s\", \"end\": \"%s\", \"zone\": \"%s\"}"
                .formatted(start, end, zone);
    }

    private static String dryRun(String id, String members, int revision) {
        return "{\"event\": {\"id\": \"%s\", \"title\": {\"en\": \"A room\"}, %s}, \"dryRun\": true%s}"
                .formatted(id, members, revision == 0 ? "" : ", \"ifMatch\": " + revision);
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
