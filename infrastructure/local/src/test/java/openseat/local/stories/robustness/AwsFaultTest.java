package openseat.local.stories.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import openseat.local.aws.AwsError;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Faults that DynamoDB Local never produces: conflicts, throttling, lost requests and lost responses.
@Order(2)
class AwsFaultTest {

    private static final TestStack STACK = TestStack.open();
    private static final TableProbe PROBE = new TableProbe(STACK);
    private static final AtomicInteger ROOMS = new AtomicInteger();

    /// An action: its answer, its answer when it has been done before, and the counter that it increases by one.
    private enum Action {
        CONFIRM("done=confirmed", "done=already", "confirmed") {
            @Override
            String prepare(String room) {
                return PROBE.ask(room, ADDRESS);
            }
        },
        CANCEL("done=cancelled", "done=already", "cancelled"),
        CHANGE("done=changed", "done=already", "changed") {
            @Override
            HttpResponse<String> perform(String link) {
                return STACK.press(link, "change", "places", "2");
            }
        },
        FORGET("/deleted?lang=en", "", "erased_confirmed") {
            @Override
            HttpResponse<String> perform(String link) {
                return STACK.press(link, "forget", "sure", "yes");
            }
        };

        static final String ADDRESS = "ada@example.org";
        final String done;
        final String already;
        final String counter;

        Action(String done, String already, String counter) {
            this.done = done;
            this.already = already;
            this.counter = counter;
        }

        String prepare(String room) {
            var link = PROBE.ask(room, ADDRESS);
            STACK.press(link, "confirm");
            return link;
        }

        HttpResponse<String> perform(String link) {
            return STACK.press(link, name().toLowerCase(Locale.ROOT));
        }
    }

    @AfterAll
    static void close() {
        STACK.close();
    }

    private static Stream<Arguments> combinations() {
        return Stream.of(Action.values())
                .flatMap(action -> Stream.of(WriteFailure.values()).map(failure -> Arguments.of(action, failure)));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void temporaryFaultsAreRetriedUnnoticed(Action action, WriteFailure failure) {
        var room = room();
        var link = action.prepare(room);
        STACK.local.aws().inject(failure.first(2));
        assertThat(Web.location(action.perform(link))).endsWith(action.done);
        assertThat(STACK.count(room, action.counter)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void persistentFaultsGive503AndNoPartialWrite(Action action, WriteFailure failure) {
        var room = room();
        var link = action.prepare(room);
        var before = items(room);
        STACK.local.aws().inject(failure.first(Integer.MAX_VALUE));
        var answer = action.perform(link);
        STACK.local.aws().inject(Fault.NONE);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        if (failure == WriteFailure.ANSWER_LOST) {
            assertThat(STACK.count(room, action.counter))
                    .as("done, but the answer was lost")
                    .isEqualTo(1);
        } else {
            assertThat(items(room)).containsExactlyInAnyOrderElementsOf(before);
        }

        var again = action.perform(link);
        if (failure != WriteFailure.ANSWER_LOST) {
            assertThat(Web.location(again)).endsWith(action.done);
        } else if (action == Action.FORGET) {
            assertThat(again.statusCode()).isEqualTo(404);
        } else {
            assertThat(Web.location(again)).endsWith(action.already);
        }
        assertThat(STACK.count(room, action.counter)).isEqualTo(1);
    }

    @Test
    void failedRegistrationKeepsTheFormForARetry() {
        for (var failure : WriteFailure.values()) {
            var room = room();
            STACK.local.aws().inject(failure.first(2));
            assertThat(STACK.register(room, Action.ADDRESS, "name", "Ada").statusCode())
                    .as("%s", failure)
                    .isEqualTo(303);
            STACK.local.aws().inject(failure.first(Integer.MAX_VALUE));
            var answer = STACK.register(room, "bo@example.org", "name", "Bo of the long form");
            STACK.local.aws().inject(Fault.NONE);
            assertThat(answer.statusCode()).as("%s", failure).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(answer.body()).contains("Bo of the long form");
            assertThat(STACK.rows(room)).as("%s", failure).hasSize(failure == WriteFailure.ANSWER_LOST ? 2 : 1);
            assertThat(STACK.register(room, "bo@example.org").statusCode()).isEqualTo(303);
            assertThat(STACK.rows(room)).hasSize(2);
        }
    }

    @Test
    void failedChangeCanBeSentAgainWithOnePress() {
        var room = room();
        var link = STACK.takeSeat(room, Action.ADDRESS, "name", "Ada");
        STACK.local.aws().inject(_ -> new FaultEffect.Refused(AwsError.throttled()));
        var answer = STACK.press(
                link,
                "change",
                "name",
                "Ada \"of\" the long form",
                "places",
                "2",
                "access",
                "sign",
                "access",
                "captions",
                "lang",
                "en");
        STACK.local.aws().inject(Fault.NONE);
        assertThat(answer.statusCode()).isEqualTo(503);
        var page = Parsed.page(answer.body());
        var fields = page.select("#form input").stream()
                .flatMap(field -> Stream.of(field.attr("name"), field.val()))
                .toArray(String[]::new);
        assertThat(fields).contains("change", "Ada \"of\" the long form", "sign", "captions");
        assertThat(Web.location(STACK.post(
                        page.select("#form").attr("action"),
                        TestStack.FORM,
                        Web.form(fields),
                        "accept",
                        TestStack.PAGE)))
                .contains("done=changed");
        assertThat(STACK.open(link).body())
                .contains(
                        "of\" the long form".replace("\"", "&#34;"),
                        "value=\"2\"",
                        "value=\"sign\" checked",
                        "value=\"captions\" checked");
    }

    @Test
    void promotionHappensOnceDespiteFaults() {
        for (var failure : WriteFailure.values()) {
            var room = room();
            var first = PROBE.ask(room, "first@example.org", "places", "2");
            STACK.press(first, "confirm");
            var second = PROBE.ask(room, "second@example.org", "places", "2");
            assertThat(Web.location(STACK.press(second, "confirm"))).endsWith("done=waiting");
            STACK.press(first, "cancel");
            STACK.local.aws().inject(failure.first(Integer.MAX_VALUE));
            STACK.upkeep();
            STACK.local.aws().inject(Fault.NONE);
            assertThat(STACK.count(room, "promoted"))
                    .as("%s", failure)
                    .isEqualTo(failure == WriteFailure.ANSWER_LOST ? 1 : 0);
            STACK.upkeep();
            assertThat(STACK.count(room, "promoted")).as("%s", failure).isEqualTo(1);
            assertThat(STACK.count(room, "taken")).isEqualTo(2);
            assertThat(STACK.count(room, "waiting")).isZero();
            assertThat(PROBE.partition("W#" + room)).isEmpty();
        }
    }

    /// A transaction that is sent again must not be carried out again: the SDK gives all its attempts the same
    /// token.
    @Test
    void retriedTransactionHasTheSameToken() {
        var link = Action.CONFIRM.prepare(room());
        var tokens = new CopyOnWriteArrayList<Object>();
        var lost = WriteFailure.ANSWER_LOST.first(1);
        STACK.local.aws().inject(call -> {
            if (call.operation().equals("TransactWriteItems")) {
                tokens.add(call.body().get("ClientRequestToken"));
            }
            return lost.of(call);
        });
        assertThat(Web.location(Action.CONFIRM.perform(link))).endsWith("done=confirmed");
        assertThat(tokens).hasSize(2).doesNotContainNull();
        assertThat(tokens.stream().distinct()).hasSize(1);
    }

    private static String room() {
        STACK.local.aws().inject(Fault.NONE);
        var room = "room-" + ROOMS.incrementAndGet();
        STACK.publish(room, 2, true, 2);
        return room;
    }

    /// All items of this event.
    private static List<Map<String, AttributeValue>> items(String room) {
        return STACK.items().stream()
                .filter(item -> item.get("pk").s().matches(".#" + room + "(#.*)?"))
                .toList();
    }
}
