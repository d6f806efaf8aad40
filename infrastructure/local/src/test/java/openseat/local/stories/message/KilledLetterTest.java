package openseat.local.stories.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import openseat.Keys;
import openseat.local.aws.AwsCall;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;
import openseat.local.aws.FaultEffect.When;
import openseat.local.lambda.FunctionFailed;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The process dies before the first or after any call to AWS on the way of each kind of letter, and the runs after it
/// make it good: the letter goes out, and a second time only if SES had taken it and our table did not know yet.
///
/// Before a call is after the one before it: nothing changes in between.
///
/// Each kind has one person at an event of their own for each call; what a bounce does is in
/// `mail.RepeatedFeedbackTest`.
@Order(3)
class KilledLetterTest {

    private static final String ADA = "ada@example.org";
    private static final String BO = "bo@example.org";
    private static final int MAX_CALLS = 80;

    /// The ways of a letter to its reader.
    private enum Path {
        CONFIRM("SendMailFunction", "Confirm your seat"),
        CONFIRM_BY_UPKEEP("UpkeepFunction", "Confirm your seat"),
        TICKET("SendMailFunction", "You have a seat"),
        PROMOTION("UpkeepFunction", "You have a seat"),
        NEWS("UpkeepFunction", "The date has changed"),
        ANNOUNCEMENT("UpkeepFunction", "A message from the organizers"),
        REMINDER("UpkeepFunction", "One day to go"),
        KEEP("UpkeepFunction", "Do you still want to come?");

        private final String function;
        private final String headline;

        Path(String function, String headline) {
            this.function = function;
            this.headline = headline;
        }
    }

    /// Kills one invocation at a call, and knows whether a copy may follow. Queries change nothing and do not
    /// count.
    private static final class Killer implements Fault {

        private final String function;
        private final int number;
        private final When when;
        private final List<String> operations = new ArrayList<>();
        private boolean happened;
        private boolean maySendAgain;

        Killer(String function, int number, When when) {
            this.function = function;
            this.number = number;
            this.when = when;
        }

        @Override
        public synchronized FaultEffect of(AwsCall call) {
            if (happened
                    || !call.function().equals(function)
                    || call.operation().equals("Query")) {
                return new FaultEffect.None();
            }
            operations.add(call.operation());
            happened = operations.size() == number;
            if (!happened) {
                return new FaultEffect.None();
            }
            maySendAgain = when == When.AFTER && call.operation().equals("SendEmail");
            return new FaultEffect.Killed(when);
        }

        @Override
        public String toString() {
            return "killed " + when + " the last of " + operations;
        }
    }

    @ParameterizedTest
    @EnumSource(Path.class)
    void everyLetterGoesOut(Path path) {
        try (var stack = TestStack.open(
                Map.of("MailPerSecond", "500", "LettersPerAddress", "10000", "LettersPerNetwork", "10000"))) {
            kill(stack, path, "room-before", new Killer(path.function, 1, When.BEFORE));
            var n = 1;
            while (n < MAX_CALLS && kill(stack, path, "room-" + n, new Killer(path.function, n, When.AFTER))) {
                n++;
            }
            assertThat(n).as("calls of " + path).isBetween(7, MAX_CALLS - 1);
        }
    }

    /// Whether there was such a call.
    private static boolean kill(TestStack stack, Path path, String event, Killer killer) {
        publish(stack, path, event, 0);
        var reader = prepare(stack, path, event);
        stack.local.mailbox().clear();
        owe(stack, path, event);
        stack.local.aws().inject(killer);
        // What one run makes due, the next one sends.
        attempt(stack, path);
        attempt(stack, path);
        stack.local.aws().inject(Fault.NONE);
        for (var run = 0; run < 3 && isOwed(stack, event, reader); run++) {
            stack.pass(Duration.ofMinutes(6));
            stack.upkeep();
        }
        var letters = stack.mailsTo(reader).stream()
                .map(mail -> mail.subject().split(":")[0])
                .toList();
        assertThat(letters)
                .as("%s", killer)
                .hasSizeBetween(1, killer.maySendAgain ? 2 : 1)
                .containsOnly(path.headline);
        assertThat(stack.rows(event)).as("%s", killer).noneMatch(row -> row.containsKey("pending"));
        return killer.happened;
    }

    private static boolean isOwed(TestStack stack, String event, String reader) {
        return stack.mailsTo(reader).isEmpty()
                || stack.rows(event).stream().anyMatch(row -> row.containsKey("pending"));
    }

    private static void attempt(TestStack stack, Path path) {
        try {
            if (path.function.equals("UpkeepFunction")) {
                stack.upkeep();
            } else {
                stack.local.stream().drain();
            }
        } catch (FunctionFailed e) {
            // The next run goes on.
        }
    }

    /// Brings the reader to where the letter is not yet owed; returns their address.
    private static String prepare(TestStack stack, Path path, String event) {
        switch (path) {
            case CONFIRM, CONFIRM_BY_UPKEEP -> {}
            case TICKET -> {
                stack.register(event, ADA);
                stack.local.stream().drain();
            }
            case PROMOTION -> {
                stack.takeSeat(event, ADA);
                stack.takeSeat(event, BO);
                stack.upkeep();
            }
            case NEWS, ANNOUNCEMENT, REMINDER, KEEP -> stack.takeSeat(event, ADA);
        }
        return path == Path.PROMOTION ? BO : ADA;
    }

    private static void owe(TestStack stack, Path path, String event) {
        switch (path) {
            case CONFIRM, CONFIRM_BY_UPKEEP -> stack.register(event, ADA);
            case TICKET -> stack.press(new TableProbe(stack).link(event, ADA), "confirm");
            case PROMOTION -> {
                stack.press(new TableProbe(stack).link(event, ADA), "cancel");
                stack.local.stream().drain();
            }
            case NEWS -> publish(stack, path, event, 1);
            case ANNOUNCEMENT ->
                stack.local.invoke(
                        "AnnounceFunction",
                        "{\"event\": \"%s\", \"text\": {\"en\": \"Bring a chair.\"}}".formatted(event));
            case REMINDER -> change(stack, event, "lastLetter.#at", Duration.ofHours(-10));
            case KEEP -> {
                change(stack, event, "lastLetter.#at", Duration.ofDays(-70));
                change(stack, event, "ends", Duration.ofDays(14));
            }
        }
    }

    /// Makes a moment of Ada's row so far from now, as if time had passed, and the row due.
    private static void change(TestStack stack, String event, String attribute, Duration away) {
        var key = Keys.registration(event, new TableProbe(stack).id(event, ADA));
        var now = stack.local.clock().instant();
        stack.local.table().updateItem(update -> {
            update.tableName(stack.table)
                    .key(Map.of("pk", AttributeValue.fromS(key.pk()), "sk", AttributeValue.fromS(key.sk())))
                    .updateExpression("SET %s = :at, due = :now".formatted(attribute))
                    .expressionAttributeValues(Map.of(":at", seconds(now.plus(away)), ":now", seconds(now)));
            if (attribute.contains("#at")) {
                update.expressionAttributeNames(Map.of("#at", "at"));
            }
        });
    }

    private static AttributeValue seconds(Instant moment) {
        return AttributeValue.fromN(Long.toString(moment.getEpochSecond()));
    }

    private static void publish(TestStack stack, Path path, String event, int revision) {
        var day = revision == 0 ? "20" : "21";
        var schedule = switch (path) {
            case KEEP -> "{\"state\": \"to-be-confirmed\"}";
            // In 21 hours or less.
            case REMINDER -> schedule("2026-11-25T09:00", "2026-11-25T10:00");
            default -> schedule("2026-12-%sT10:00".formatted(day), "2026-12-%sT11:00".formatted(day));
        };
        assertThat(stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A small room"}, "capacity": 1, "waitingList": true,
                  "schedule": %s}%s}""".formatted(
                                event, schedule, revision == 0 ? "" : ", \"ifMatch\": " + revision)))
                .contains("etag");
    }

    private static String schedule(String start, String end) {
        return "{\"state\": \"confirmed\", \"start\": \"%s\", \"end\": \"%s\", \"zone\": \"UTC\"}"
                .formatted(start, end);
    }
}
