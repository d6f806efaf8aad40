package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import openseat.local.AwsCall;
import openseat.local.AwsError;
import openseat.local.Fate;
import openseat.local.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What DynamoDB Local never does: conflicts, throttling, requests that get lost, and answers that do.
class FaultStoryTest {

    private static final Stage STAGE = Stage.open();
    private static final Backstage BACKSTAGE = new Backstage(STAGE);
    private static final AtomicInteger ROOMS = new AtomicInteger();

    /// What goes wrong with a write.
    private enum Wrong {
        CONFLICT(call -> new Fate.Refused(AwsError.conflict(call))),
        THROTTLED(call -> new Fate.Refused(AwsError.throttled())),
        EXCEEDED(call -> new Fate.Refused(new AwsError(400, "ProvisionedThroughputExceededException", "The level of configured provisioned throughput was exceeded."))),
        BROKEN(call -> new Fate.Refused(AwsError.internal())),
        REQUEST_LOST(call -> new Fate.Cut(Fate.When.BEFORE)),
        ANSWER_LOST(call -> new Fate.Cut(Fate.When.AFTER));

        private final Function<AwsCall, Fate> fate;

        Wrong(Function<AwsCall, Fate> fate) {
            this.fate = fate;
        }

        /// The first so many writes of a person's function.
        Fault first(int calls) {
            var count = new AtomicInteger();
            return call -> List.of("UpdateItem", "TransactWriteItems").contains(call.operation())
                    && List.of("RegisterFunction", "ManageFunction", "UpkeepFunction").contains(call.function())
                    && count.incrementAndGet() <= calls ? fate.apply(call) : new Fate.Answered();
        }
    }

    /// What somebody does, what it is answered when all is well, and when it was done before; the counter that grows by one.
    private enum Deed {
        CONFIRM("done=confirmed", "done=already", "confirmed") {
            @Override
            String prepare(String room) {
                return BACKSTAGE.ask(room, ADDRESS);
            }
        },
        CANCEL("done=cancelled", "done=already", "cancelled"),
        CHANGE("done=changed", "done=already", "changed") {
            @Override
            HttpResponse<String> perform(String link) {
                return STAGE.press(link, "change", "places", "2");
            }
        },
        FORGET("/deleted?lang=en", "", "erased_confirmed") {
            @Override
            HttpResponse<String> perform(String link) {
                return STAGE.press(link, "forget", "sure", "yes");
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
            var link = BACKSTAGE.ask(room, ADDRESS);
            STAGE.press(link, "confirm");
            return link;
        }

        HttpResponse<String> perform(String link) {
            return STAGE.press(link, name().toLowerCase(Locale.ROOT));
        }
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    private static Stream<Arguments> everything() {
        return Stream.of(Deed.values()).flatMap(deed -> Stream.of(Wrong.values()).map(wrong -> Arguments.of(deed, wrong)));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void whatPassesIsWaitedOutAndNobodyNotices(Deed deed, Wrong wrong) {
        var room = room();
        var link = deed.prepare(room);
        STAGE.local.door().fault(wrong.first(2));
        assertThat(Stage.location(deed.perform(link))).endsWith(deed.done);
        assertThat(STAGE.count(room, deed.counter)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void whatLastsIsAnsweredByTryAgainAndNothingIsHalfDone(Deed deed, Wrong wrong) {
        var room = room();
        var link = deed.prepare(room);
        var before = things(room);
        STAGE.local.door().fault(wrong.first(Integer.MAX_VALUE));
        var answer = deed.perform(link);
        STAGE.local.door().fault(Fault.NONE);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        if (wrong == Wrong.ANSWER_LOST) {
            assertThat(STAGE.count(room, deed.counter)).as("done, and nobody heard of it").isEqualTo(1);
        } else {
            assertThat(things(room)).containsExactlyInAnyOrderElementsOf(before);
        }

        var again = deed.perform(link);
        if (wrong != Wrong.ANSWER_LOST) {
            assertThat(Stage.location(again)).endsWith(deed.done);
        } else if (deed == Deed.FORGET) {
            assertThat(again.statusCode()).isEqualTo(404);
        } else {
            assertThat(Stage.location(again)).endsWith(deed.already);
        }
        assertThat(STAGE.count(room, deed.counter)).isEqualTo(1);
    }

    @Test
    void whoAsksGetsThroughOrIsToldToTryAgainWithEverythingTheyTyped() {
        for (var wrong : Wrong.values()) {
            var room = room();
            STAGE.local.door().fault(wrong.first(2));
            assertThat(STAGE.register(room, Deed.ADDRESS, "name", "Ada").statusCode()).as("%s", wrong).isEqualTo(303);
            STAGE.local.door().fault(wrong.first(Integer.MAX_VALUE));
            var answer = STAGE.register(room, "bo@example.org", "name", "Bo of the long form");
            STAGE.local.door().fault(Fault.NONE);
            assertThat(answer.statusCode()).as("%s", wrong).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(answer.body()).contains("Bo of the long form");
            assertThat(STAGE.rows(room)).as("%s", wrong).hasSize(wrong == Wrong.ANSWER_LOST ? 2 : 1);
            assertThat(STAGE.register(room, "bo@example.org").statusCode()).isEqualTo(303);
            assertThat(STAGE.rows(room)).hasSize(2);
        }
    }

    @Test
    void aChangeThatDidNotGetThroughIsSentAgainWithOnePressAsItWasTyped() {
        var room = room();
        var link = STAGE.takeSeat(room, Deed.ADDRESS, "name", "Ada");
        STAGE.local.door().fault(_ -> new Fate.Refused(AwsError.throttled()));
        var answer = STAGE.press(link, "change", "name", "Ada \"of\" the long form", "places", "2", "access", "sign", "access", "captions", "lang", "en");
        STAGE.local.door().fault(Fault.NONE);
        assertThat(answer.statusCode()).isEqualTo(503);
        var page = Parsed.page(answer.body());
        var fields = page.select("#form input").stream().flatMap(field -> Stream.of(field.attr("name"), field.val())).toArray(String[]::new);
        assertThat(fields).contains("change", "Ada \"of\" the long form", "sign", "captions");
        assertThat(Stage.location(STAGE.post(page.select("#form").attr("action"), Stage.FORM, Stage.form(fields), "accept", Stage.PAGE))).contains("done=changed");
        assertThat(STAGE.open(link).body()).contains("of\" the long form".replace("\"", "&#34;"), "value=\"2\"", "value=\"sign\" checked", "value=\"captions\" checked");
    }

    @Test
    void aPromotionIsDoneOnceHoweverOftenUpkeepIsHindered() {
        for (var wrong : Wrong.values()) {
            var room = room();
            var first = BACKSTAGE.ask(room, "first@example.org", "places", "2");
            STAGE.press(first, "confirm");
            var second = BACKSTAGE.ask(room, "second@example.org", "places", "2");
            assertThat(Stage.location(STAGE.press(second, "confirm"))).endsWith("done=waiting");
            STAGE.press(first, "cancel");
            STAGE.local.door().fault(wrong.first(Integer.MAX_VALUE));
            STAGE.upkeep();
            STAGE.local.door().fault(Fault.NONE);
            assertThat(STAGE.count(room, "promoted")).as("%s", wrong).isEqualTo(wrong == Wrong.ANSWER_LOST ? 1 : 0);
            STAGE.upkeep();
            assertThat(STAGE.count(room, "promoted")).as("%s", wrong).isEqualTo(1);
            assertThat(STAGE.count(room, "taken")).isEqualTo(2);
            assertThat(STAGE.count(room, "waiting")).isZero();
            assertThat(BACKSTAGE.partition("W#" + room)).isEmpty();
        }
    }

    /// A transaction that is sent again must not be done again: the SDK marks the copies as such by a token of their own.
    @Test
    void theCopiesOfATransactionCarryItsToken() {
        var link = Deed.CONFIRM.prepare(room());
        var tokens = new CopyOnWriteArrayList<Object>();
        var lost = Wrong.ANSWER_LOST.first(1);
        STAGE.local.door().fault(call -> {
            if (call.operation().equals("TransactWriteItems")) {
                tokens.add(call.body().get("ClientRequestToken"));
            }
            return lost.of(call);
        });
        assertThat(Stage.location(Deed.CONFIRM.perform(link))).endsWith("done=confirmed");
        assertThat(tokens).hasSize(2).doesNotContainNull();
        assertThat(tokens.stream().distinct()).hasSize(1);
    }

    private static String room() {
        STAGE.local.door().fault(Fault.NONE);
        var room = "room-" + ROOMS.incrementAndGet();
        STAGE.publish(room, 2, true, 2);
        return room;
    }

    /// Everything in the table that is about this event.
    private static List<Map<String, AttributeValue>> things(String room) {
        return STAGE.items().stream().filter(item -> item.get("pk").s().matches(".#" + room + "(#.*)?")).toList();
    }
}
