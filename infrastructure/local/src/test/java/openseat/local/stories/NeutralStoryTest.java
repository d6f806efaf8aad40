package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import openseat.local.AwsCall;
import openseat.local.Fate;
import org.junit.jupiter.api.Test;

/// Nobody can find out who registered: not by the answer, and not by what is done for it.
class NeutralStoryTest {

    private static final String ROOM = "small-room";
    private static final List<String> PEOPLE = List.of(
            "newcomer1@example.org", "requested@example.org", "confirmed@example.org", "waiting01@example.org", "cancelled@example.org", "erased001@example.org",
            "bounced01@example.org", "suppress1@example.org");

    @Test
    void everybodyGetsTheSameAnswerFromTheSameCallsToAForm() {
        assertSame((stage, address) -> stage.register(ROOM, address, "name", "Somebody"));
    }

    @Test
    void everybodyGetsTheSameAnswerFromTheSameCallsToAProgram() {
        assertSame((stage, address) -> stage.post(Stage.registrations(ROOM), "application/json",
                "{\"email\": \"" + address + "\", \"consent\": \"yes\"}", "accept", "application/json"));
    }

    private static void assertSame(BiFunction<Stage, String, HttpResponse<String>> ask) {
        try (var stage = Stage.open()) {
            cast(stage);
            stage.register(ROOM, "first@example.org");
            stage.local.stream().drain();
            var answers = new LinkedHashMap<String, Object>();
            var calls = new LinkedHashMap<String, Object>();
            var requests = new LinkedHashMap<String, Object>();
            var asked = new CopyOnWriteArrayList<Object>();
            stage.local.door().fault(call -> {
                asked.add(bare(call));
                return new Fate.Answered();
            });
            for (var address : PEOPLE) {
                stage.local.forgetCalls();
                asked.clear();
                answers.put(address, answer(ask.apply(stage, address)));
                calls.put(address, calls(stage));
                requests.put(address, List.copyOf(asked));
            }
            assertThat(Map.copyOf(answers).values().stream().distinct()).as("%s", answers).hasSize(1);
            assertThat(Map.copyOf(calls).values().stream().distinct()).as("%s", calls).hasSize(1);
            assertThat(Map.copyOf(requests).values().stream().distinct()).as("%s", requests).hasSize(1);
            assertThat(calls.values()).allSatisfy(text -> assertThat(text.toString()).contains("UpdateItem").doesNotContain("GetItem", "Query"));
        }
    }

    /// Which calls, without their units: a new row has no old entry in the index to take out, which only the operator sees.
    private static Object calls(Stage stage) {
        return stage.local.calls().stream().map(use -> List.of(use.function(), use.service(), use.operation(), use.calls())).toList();
    }

    /// A request to AWS without what is made of the address: the key, the shard, and the address itself.
    private static Object bare(AwsCall call) {
        var text = call.body().toString();
        for (var address : PEOPLE) {
            text = text.replace(address, "ADDRESS");
        }
        return call.action() + text.replaceAll("[0-9a-f]{32}", "ID").replaceAll("(#|S=R)[0-9a-f]}", "$1X}");
    }

    /// One seat: somebody has it, somebody waits, somebody left, somebody only asked, somebody is gone, and the
    /// letters of two come back.
    private static void cast(Stage stage) {
        stage.publish(ROOM, 1);
        stage.takeSeat(ROOM, "confirmed@example.org");
        stage.takeSeat(ROOM, "waiting01@example.org");
        stage.press(stage.takeSeat(ROOM, "cancelled@example.org"), "cancel");
        stage.press(stage.takeSeat(ROOM, "erased001@example.org"), "forget", "sure", "yes");
        stage.takeSeat(ROOM, "bounced01@example.org");
        stage.bounce(stage.mailTo("bounced01@example.org"));
        stage.register(ROOM, "requested@example.org");
        stage.register(ROOM, "suppress1@example.org");
        stage.local.stream().drain();
        stage.bounce(stage.mailTo("suppress1@example.org"));
        assertThat(stage.rows(ROOM).stream().filter(row -> row.containsKey("bounced"))).hasSize(2);
        assertThat(stage.rows(ROOM).stream().map(row -> row.get("standing").s()))
                .containsExactlyInAnyOrder("confirmed", "waiting", "cancelled", "cancelled", "requested", "requested");
    }

    private static Object answer(HttpResponse<String> response) {
        var headers = new TreeMap<>(response.headers().map());
        headers.remove("apigw-requestid");
        headers.remove("date");
        return List.of(response.statusCode(), headers, response.body());
    }
}
