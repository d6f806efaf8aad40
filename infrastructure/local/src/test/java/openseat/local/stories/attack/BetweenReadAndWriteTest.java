package openseat.local.stories.attack;

import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import openseat.local.aws.AwsCall;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens if something changes after a function has read a registration and before it writes.
class BetweenReadAndWriteTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final Instant JUNE = Instant.parse("2027-06-20T09:00:00Z");

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void anEventThatMovesDuringADoublePressMovesTheEndToo() {
        stack.publish(ROOM, 4);
        stack.takeSeat(ROOM, ADA);
        stack.register(ROOM, ADA);
        before(
                call -> call.function().equals("SendMailFunction")
                        && writesRow(call)
                        && text(call).contains("#told"),
                () -> {
                    move();
                    stack.upkeep();
                });
        settleEverything();
        assertThat(stack.mailTo(ADA).text()).contains("20 June 2027");
        assertThat(ends()).isAfter(JUNE);
    }

    @Test
    void anEventThatMovesWhileSomebodyIsAskedToConfirmMovesTheEndToo() {
        stack.publish(ROOM, 4);
        stack.register(ROOM, ADA);
        before(call -> call.operation().equals("SendEmail"), () -> {
            move();
            stack.upkeep();
        });
        settleEverything();
        assertThat(ends()).isAfter(JUNE);
    }

    /// By an act that makes no letter pending, so that only the rollout can tell.
    @Test
    void aRolloutThatIsOvertakenStillTells() {
        stack.publish(ROOM, 4);
        var link = stack.takeSeat(ROOM, ADA);
        stack.pass(Duration.ofMinutes(10));
        move();
        before(call -> call.function().equals("UpkeepFunction") && writesRow(call), () -> stack.press(link, "block"));
        stack.upkeep();
        settleEverything();
        assertThat(stack.mailTo(ADA).text()).contains("20 June 2027");
        assertThat(ends()).isAfter(JUNE);
    }

    @Test
    void aLinkThatIsMadeDuringAPressWorks() {
        stack.publish(ROOM, 4);
        stack.register(ROOM, ADA, "name", "Ada");
        stack.local.stream().drain();
        var link = linkIn(stack.mailTo(ADA));
        before(
                call -> call.function().equals("ManageFunction")
                        && call.operation().equals("TransactWriteItems"),
                () -> {
                    stack.registerFrom(9, ROOM, ADA, "name", "Somebody");
                    stack.local.stream().drain();
                });
        assertThat(Web.location(stack.press(link, "confirm"))).endsWith("?done=confirmed");
        assertThat(stack.mailsTo(ADA)).hasSize(2);
        assertThat(stack.open(linkIn(stack.mailTo(ADA))).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestThatComesWhileAnExpiredOneIsDeletedIsNotLost() {
        stack.publish(ROOM, 4);
        stack.register(ROOM, ADA);
        stack.local.stream().drain();
        stack.pass(Duration.ofDays(7).plusSeconds(1));
        before(
                call -> call.function().equals("UpkeepFunction")
                        && call.operation().equals("TransactWriteItems"),
                () -> stack.register(ROOM, ADA));
        stack.upkeep();
        settleEverything();
        assertThat(stack.mailsTo(ADA)).hasSize(2);
        assertThat(stack.open(linkIn(stack.mailTo(ADA))).statusCode()).isEqualTo(200);
    }

    /// Does something once, just before a call is carried out.
    private void before(Predicate<AwsCall> call, Runnable action) {
        var done = new AtomicBoolean();
        stack.local.aws().inject(next -> {
            if (call.test(next) && done.compareAndSet(false, true)) {
                action.run();
            }
            return new FaultEffect.None();
        });
    }

    private static boolean writesRow(AwsCall call) {
        return call.operation().equals("UpdateItem") && text(call).contains("R#" + ROOM);
    }

    private static String text(AwsCall call) {
        return call.body().toString();
    }

    private void move() {
        var answer = stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": {"state": "confirmed", "start": "2027-06-20T10:00", "end": "2027-06-20T11:00", "zone": "Europe/Zurich"},
                  "capacity": 4, "waitingList": true, "groupLimit": 2}, "ifMatch": 1}""".formatted(ROOM));
        assertThat(answer).contains("\"status\":200");
    }

    private void settleEverything() {
        for (var n = 0; n < 2; n++) {
            stack.local.stream().drain();
            stack.pass(Duration.ofMinutes(1));
            stack.upkeep();
        }
        stack.local.stream().drain();
    }

    private Instant ends() {
        var row = stack.rows(ROOM).getFirst();
        return Instant.ofEpochSecond(Long.parseLong(row.get("ends").n()));
    }
}
