package openseat.local.stories.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsError;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What DynamoDB Local never does: conflicts, throttling, requests that get lost, and answers that do.
@Order(2)
class AwsFaultTest {

    private static final TestStack STACK = TestStack.open();
    private static final TableProbe PROBE = new TableProbe(STACK);
    private static final AtomicInteger ROOMS = new AtomicInteger();

    /// What goes wrong with a write.
    private enum Wrong {
        CONFLICT(call -> new FaultEffect.Refused(AwsError.conflict(call))),
        THROTTLED(call -> new FaultEffect.Refused(AwsError.throttled())),
        EXCEEDED(call -> new FaultEffect.Refused(new AwsError(400, "ProvisionedThroughputExceededException", "The level of configured provisioned throughput was exceeded."))),
        BROKEN(call -> new FaultEffect.Refused(AwsError.internal())),
        REQUEST_LOST(call -> new FaultEffect.Disconnected(FaultEffect.When.BEFORE)),
        ANSWER_LOST(call -> new FaultEffect.Disconnected(FaultEffect.When.AFTER));

        private final Function<AwsCall, FaultEffect> fate;

        Wrong(Function<AwsCall, FaultEffect> fate) {
            this.fate = fate;
        }

        /// The first so many writes of a person's function.
        Fault first(int calls) {
            var count = new AtomicInteger();
            return call -> List.of("UpdateItem", "TransactWriteItems").contains(call.operation())
                    && List.of("RegisterFunction", "ManageFunction", "UpkeepFunction").contains(call.function())
                    && count.incrementAndGet() <= calls ? fate.apply(call) : new FaultEffect.None();
        }
    }

    /// What somebody does, what it is answered when all is well, and when it was done before; the counter that grows by one.
    private enum Deed {
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

        Deed(String done, String already, String counter) {
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

    private static Stream<Arguments> everything() {
        return Stream.of(Deed.values()).flatMap(deed -> Stream.of(Wrong.values()).map(wrong -> Arguments.of(deed, wrong)));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void temporaryFaultsAreRetriedUnnoticed(Deed deed, Wrong wrong) {
        var room = room();
        var link = deed.prepare(room);
        STACK.local.aws().inject(wrong.first(2));
        assertThat(TestStack.location(deed.perform(link))).endsWith(deed.done);
        assertThat(STACK.count(room, deed.counter)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void persistentFaultsGive503AndNoPartialWrite(Deed deed, Wrong wrong) {
        var room = room();
        var link = deed.prepare(room);
        var before = things(room);
        STACK.local.aws().inject(wrong.first(Integer.MAX_VALUE));
        var answer = deed.perform(link);
        STACK.local.aws().inject(Fault.NONE);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        if (wrong == Wrong.ANSWER_LOST) {
            assertThat(STACK.count(room, deed.counter)).as("done, and nobody heard of it").isEqualTo(1);
        } else {
            assertThat(things(room)).containsExactlyInAnyOrderElementsOf(before);
        }

        var again = deed.perform(link);
        if (wrong != Wrong.ANSWER_LOST) {
            assertThat(TestStack.location(again)).endsWith(deed.done);
        } else if (deed == Deed.FORGET) {
            assertThat(again.statusCode()).isEqualTo(404);
        } else {
            assertThat(TestStack.location(again)).endsWith(deed.already);
        }
        assertThat(STACK.count(room, deed.counter)).isEqualTo(1);
    }

    @Test
    void failedRegistrationKeepsTheFormForARetry() {
        for (var wrong : Wrong.values()) {
            var room = room();
            STACK.local.aws().inject(wrong.first(2));
            assertThat(STACK.register(room, Deed.ADDRESS, "name", "Ada").statusCode()).as("%s", wrong).isEqualTo(303);
            STACK.local.aws().inject(wrong.first(Integer.MAX_VALUE));
            var answer = STACK.register(room, "bo@example.org", "name", "Bo of the long form");
            STACK.local.aws().inject(Fault.NONE);
            assertThat(answer.statusCode()).as("%s", wrong).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(answer.body()).contains("Bo of the long form");
            assertThat(STACK.rows(room)).as("%s", wrong).hasSize(wrong == Wrong.ANSWER_LOST ? 2 : 1);
            assertThat(STACK.register(room, "bo@example.org").statusCode()).isEqualTo(303);
            assertThat(STACK.rows(room)).hasSize(2);
        }
    }

    @Test
    void failedChangeCanBeSentAgainWithOnePress() {
        var room = room();
        var link = STACK.takeSeat(room, Deed.ADDRESS, "name", "Ada");
        STACK.local.aws().inject(_ -> new FaultEffect.Refused(AwsError.throttled()));
        var answer = STACK.press(link, "change", "name", "Ada \"of\" the long form", "places", "2", "access", "sign", "access", "captions", "lang", "en");
        STACK.local.aws().inject(Fault.NONE);
        assertThat(answer.statusCode()).isEqualTo(503);
        var page = Parsed.page(answer.body());
        var fields = page.select("#form input").stream().flatMap(field -> Stream.of(field.attr("name"), field.val())).toArray(String[]::new);
        assertThat(fields).contains("change", "Ada \"of\" the long form", "sign", "captions");
        assertThat(TestStack.location(STACK.post(page.select("#form").attr("action"), TestStack.FORM, TestStack.form(fields), "accept", TestStack.PAGE))).contains("done=changed");
        assertThat(STACK.open(link).body()).contains("of\" the long form".replace("\"", "&#34;"), "value=\"2\"", "value=\"sign\" checked", "value=\"captions\" checked");
    }

    @Test
    void promotionHappensOnceDespiteFaults() {
        for (var wrong : Wrong.values()) {
            var room = room();
            var first = PROBE.ask(room, "first@example.org", "places", "2");
            STACK.press(first, "confirm");
            var second = PROBE.ask(room, "second@example.org", "places", "2");
            assertThat(TestStack.location(STACK.press(second, "confirm"))).endsWith("done=waiting");
            STACK.press(first, "cancel");
            STACK.local.aws().inject(wrong.first(Integer.MAX_VALUE));
            STACK.upkeep();
            STACK.local.aws().inject(Fault.NONE);
            assertThat(STACK.count(room, "promoted")).as("%s", wrong).isEqualTo(wrong == Wrong.ANSWER_LOST ? 1 : 0);
            STACK.upkeep();
            assertThat(STACK.count(room, "promoted")).as("%s", wrong).isEqualTo(1);
            assertThat(STACK.count(room, "taken")).isEqualTo(2);
            assertThat(STACK.count(room, "waiting")).isZero();
            assertThat(PROBE.partition("W#" + room)).isEmpty();
        }
    }

    /// A transaction that is sent again must not be done again: the SDK marks the copies as such by a token of their own.
    @Test
    void retriedTransactionHasTheSameToken() {
        var link = Deed.CONFIRM.prepare(room());
        var tokens = new CopyOnWriteArrayList<Object>();
        var lost = Wrong.ANSWER_LOST.first(1);
        STACK.local.aws().inject(call -> {
            if (call.operation().equals("TransactWriteItems")) {
                tokens.add(call.body().get("ClientRequestToken"));
            }
            return lost.of(call);
        });
        assertThat(TestStack.location(Deed.CONFIRM.perform(link))).endsWith("done=confirmed");
        assertThat(tokens).hasSize(2).doesNotContainNull();
        assertThat(tokens.stream().distinct()).hasSize(1);
    }

    private static String room() {
        STACK.local.aws().inject(Fault.NONE);
        var room = "room-" + ROOMS.incrementAndGet();
        STACK.publish(room, 2, true, 2);
        return room;
    }

    /// Everything in the table that is about this event.
    private static List<Map<String, AttributeValue>> things(String room) {
        return STACK.items().stream().filter(item -> item.get("pk").s().matches(".#" + room + "(#.*)?")).toList();
    }
}
