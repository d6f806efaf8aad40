package openseat.local.stories.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import openseat.Keys;
import openseat.local.ses.SentMail;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Somebody in an interleaved round, who remembers what they requested and what they did last.
final class InterleavedPerson {

    private static final List<String> BUTTONS =
            List.of("confirm", "confirm", "confirm", "cancel", "change", "use", "drop", "keep");

    private static final List<String> ANSWERS = List.of("places=1", "places=2", "places=1&type=un", "places=2&type=un");

    /// @param answers as the table has them, from `ANSWERS`
    record Request(String answers, Instant at) {

        boolean isBare() {
            return answers.equals("places=1");
        }
    }

    /// @param answer  of the page
    /// @param answers that count from then on, if it says so
    record Act(String answer, String answers) {}

    private final TestStack stack;
    private final TableProbe probe;
    final String event;
    final String address;

    /// What was done, for the description of a failure.
    final List<String> log;

    /// What was answered with 202 since the row was settled last.
    final List<Request> requests = new ArrayList<>();

    /// What the holder used or dropped since then.
    final Set<String> handled = new HashSet<>();

    /// The last act that was done, and not only tried; null if a report came after it.
    Act lastAct;

    InterleavedPerson(TestStack stack, TableProbe probe, String event, String name, List<String> log) {
        this.stack = stack;
        this.probe = probe;
        this.event = event;
        this.log = log;
        this.address = name + "@example.org";
    }

    Runnable request(Random random) {
        var answers = ANSWERS.get(random.nextInt(ANSWERS.size()));
        return () -> {
            var answer = stack.register(event, address, fields(answers));
            log.add(address + " requests " + answers + ": " + answer.statusCode());
            if (Web.location(answer).contains("/check-mail")) {
                requests.add(new Request(answers, stack.local.clock().instant()));
            } else if (answer.statusCode() != 409) {
                throw new IllegalStateException("status " + answer.statusCode());
            }
        };
    }

    /// Presses a button on the page of the newest letter, as the page was before.
    Runnable press(Random random) {
        var action = BUTTONS.get(random.nextInt(BUTTONS.size()));
        var answers = ANSWERS.get(random.nextInt(ANSWERS.size()));
        if (mails().isEmpty()) {
            return () -> {};
        }
        var link = Web.linkIn(mails().getLast());
        var offered = Web.json(stack.get(link + "?show=request", "accept", "application/json"))
                .get("askedAnew");
        var shown = offered instanceof Map<?, ?> request ? request : Map.of();
        var fields = switch (action) {
            case "change" -> fields(answers);
            case "use", "drop" -> new String[] {"request", String.valueOf(shown.isEmpty() ? "" : shown.get("request"))};
            default -> new String[0];
        };
        var counting = List.of("use", "drop").contains(action)
                ? answers(shown.get("places"), shown.get("participantType"))
                : answers;
        return () -> {
            var answer = stack.press(link, action, fields);
            var done = Web.location(answer).replaceFirst(".*[?]done=", "");
            log.add(address + " presses " + action + " " + counting + ": " + done);
            switch (done) {
                case "confirmed", "waiting", "cancelled", "changed", "kept" -> lastAct = new Act(done, counting);
                case "used" -> {
                    lastAct = new Act(done, counting);
                    handled.add(counting);
                }
                case "dropped" -> handled.add(counting);
                case "already", "nowhere", "no-room", "full", "shut", "too-many" -> {}
                default -> {
                    if (answer.statusCode() != 404) {
                        throw new IllegalStateException(action + ": status " + answer.statusCode());
                    }
                }
            }
        };
    }

    /// SES reports something about the last letter.
    Runnable report(Random random) {
        var type = random.nextBoolean() ? "bounce" : "complaint";
        if (mails().isEmpty()) {
            return () -> {};
        }
        var body = "{\"mail\": \"%s\", \"type\": \"%s\"}"
                .formatted(mails().getLast().id(), type);
        return () -> {
            log.add(address + " " + body);
            if (stack.post("/local/feedback", "application/json", body).statusCode() != 200) {
                throw new IllegalStateException("The report was refused.");
            }
        };
    }

    /// The stream wakes the sender for this row alone.
    Runnable letter() {
        var id = probe.id(event, address);
        return () -> stack.local.invoke("SendMailFunction", """
                {"Records": [{"dynamodb": {"Keys": {"pk": {"S": "R#%s#%s"}, "sk": {"S": "%s"}}}}]}""".formatted(event, id.substring(0, 1), id));
    }

    List<SentMail> mails() {
        return stack.mailsTo(address).stream()
                .filter(mail -> event.equals(mail.tags().get("event")))
                .toList();
    }

    Map<String, AttributeValue> row() {
        return probe.item(Keys.registration(event, probe.id(event, address)));
    }

    private static String[] fields(String answers) {
        return answers.replace("type=", "participantType=").split("[=&]");
    }

    /// A submission of the table.
    static String answers(Map<String, AttributeValue> submission) {
        var type = submission.get("type");
        return answers(submission.get("places").n(), type == null ? null : type.s());
    }

    private static String answers(Object places, Object type) {
        return "places=" + places + (type == null ? "" : "&type=" + type);
    }
}
