package openseat.local.stories.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import openseat.local.aws.AwsCall;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;

/// Nobody can find out who registered: neither from the answer nor from the calls behind it.
class IdenticalAnswersTest {

    private static final String ROOM = "small-room";
    private static final List<String> PEOPLE = List.of(
            "newcomer1@example.org",
            "requested@example.org",
            "confirmed@example.org",
            "waiting01@example.org",
            "cancelled@example.org",
            "erased001@example.org",
            "bounced01@example.org",
            "suppress1@example.org");

    @Test
    void formAnswersAreIdenticalForEverybody() {
        assertSame((stack, address) -> stack.register(ROOM, address, "name", "Somebody"));
    }

    @Test
    void jsonAnswersAreIdenticalForEverybody() {
        assertSame((stack, address) -> stack.post(
                Web.registrations(ROOM),
                "application/json",
                "{\"email\": \"" + address + "\", \"consent\": \"yes\"}",
                "accept",
                "application/json"));
    }

    private static void assertSame(BiFunction<TestStack, String, HttpResponse<String>> ask) {
        try (var stack = TestStack.open()) {
            publishAndRegister(stack);
            stack.register(ROOM, "first@example.org");
            stack.local.stream().drain();
            var answers = new LinkedHashMap<String, Object>();
            var calls = new LinkedHashMap<String, Object>();
            var requests = new LinkedHashMap<String, Object>();
            var asked = new CopyOnWriteArrayList<Object>();
            stack.local.aws().inject(call -> {
                asked.add(bare(call));
                return new FaultEffect.None();
            });
            for (var address : PEOPLE) {
                stack.local.clearCalls();
                asked.clear();
                answers.put(address, answer(ask.apply(stack, address)));
                calls.put(address, calls(stack));
                requests.put(address, List.copyOf(asked));
            }
            assertThat(Map.copyOf(answers).values().stream().distinct())
                    .as("%s", answers)
                    .hasSize(1);
            assertThat(Map.copyOf(calls).values().stream().distinct())
                    .as("%s", calls)
                    .hasSize(1);
            assertThat(Map.copyOf(requests).values().stream().distinct())
                    .as("%s", requests)
                    .hasSize(1);
            assertThat(calls.values())
                    .allSatisfy(text ->
                            assertThat(text.toString()).contains("UpdateItem").doesNotContain("GetItem", "Query"));
        }
    }

    /// The calls, without their units: a new row has no index entry to remove, which only the operator can see.
    private static Object calls(TestStack stack) {
        return stack.local.calls().stream()
                .map(use -> List.of(use.function(), use.service(), use.operation(), use.calls()))
                .toList();
    }

    /// A request to AWS without the parts derived from the address: the key, the shard, and the address itself.
    private static Object bare(AwsCall call) {
        var text = call.body().toString();
        for (var address : PEOPLE) {
            text = text.replace(address, "ADDRESS");
        }
        return call.action() + text.replaceAll("[0-9a-f]{32}", "ID").replaceAll("(#|S=H)[0-9a-f]}", "$1X}");
    }

    /// An event with one seat and one person in every status, including deleted and bounced.
    private static void publishAndRegister(TestStack stack) {
        stack.publish(ROOM, 1);
        stack.takeSeat(ROOM, "confirmed@example.org");
        stack.takeSeat(ROOM, "waiting01@example.org");
        stack.press(stack.takeSeat(ROOM, "cancelled@example.org"), "cancel");
        stack.press(stack.takeSeat(ROOM, "erased001@example.org"), "forget", "sure", "yes");
        stack.takeSeat(ROOM, "bounced01@example.org");
        stack.bounce(stack.mailTo("bounced01@example.org"));
        stack.register(ROOM, "requested@example.org");
        stack.register(ROOM, "suppress1@example.org");
        stack.local.stream().drain();
        stack.bounce(stack.mailTo("suppress1@example.org"));
        assertThat(stack.rows(ROOM).stream().filter(row -> row.containsKey("bounced")))
                .hasSize(2);
        assertThat(stack.rows(ROOM).stream().map(row -> row.get("status").s()))
                .containsExactlyInAnyOrder("confirmed", "waiting", "cancelled", "cancelled", "requested", "requested");
    }

    private static Object answer(HttpResponse<String> response) {
        var headers = new TreeMap<>(response.headers().map());
        headers.remove("apigw-requestid");
        headers.remove("date");
        return List.of(response.statusCode(), headers, response.body());
    }
}
