package openseat.local.stories.model;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Performs the steps of one event for real, and reads from the table how things stand.
final class ModelDriver {

    /// What SEATS holds besides totals.
    private static final Set<String> OTHERS = Set.of("pk", "sk", "dueKind", "due", "wakeups", "capacity", "list", "shut");

    private final TestStack stack;
    private final TableProbe probe;
    private final String event;
    private final LocalDateTime start;
    private final Map<String, String> ids = new TreeMap<>();
    private final Map<String, String> links = new HashMap<>();
    private int revision;

    ModelDriver(TestStack stack, String event, LocalDateTime start) {
        this.stack = stack;
        this.probe = new TableProbe(stack);
        this.event = event;
        this.start = start;
    }

    String event() {
        return event;
    }

    /// What was answered, in the model's words.
    String perform(Step step) {
        return switch (step) {
            case Step.Ask(var who, var answers) -> {
                var said = said(stack.register(event, address(who), fields(answers)));
                if (said.equals("asked")) {
                    links.put(who, probe.link(event, address(who)));
                }
                yield said;
            }
            case Step.Press(var who, var action, var answers) -> press(who, action, answers);
            case Step.Publish publish -> {
                publish(publish);
                yield null;
            }
            case Step.Letter(var who) -> {
                stack.local.invoke("SendMailFunction", """
                        {"Records": [{"dynamodb": {"Keys": {"pk": {"S": "R#%s#%s"}, "sk": {"S": "%s"}}}}]}"""
                        .formatted(event, id(who).substring(0, 1), id(who)));
                yield null;
            }
            case Step.Upkeep _ -> {
                // What a letter or a spread leaves due is done by the next.
                for (var n = 0; n < 3; n++) {
                    stack.upkeep();
                }
                yield null;
            }
        };
    }

    private String press(String who, String action, ModelRow.Answers answers) {
        var link = links.getOrDefault(who, stack.local.url() + TestStack.registrations(event) + "/" + "A".repeat(43));
        var more = switch (action) {
            case "change" -> fields(answers);
            case "forget" -> new String[] {"sure", "yes"};
            default -> new String[0];
        };
        return said(stack.press(link, action, more));
    }

    void publish(Step.Publish publish) {
        var schedule = publish.calledOff()
                ? "{\"state\": \"cancelled\"}"
                : "{\"state\": \"confirmed\", \"start\": \"%1$tFT%1$tR\", \"end\": \"%2$tFT%2$tR\", \"zone\": \"UTC\"}".formatted(start, start.plusHours(1));
        var answer = stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A room"}, "text": [{"en": "Some seats."}], "organizers": [{"en": "A team"}],
                  "schedule": %s, %s "waitingList": %b, "groupLimit": %d, "contact": "team@example.org", "keepDays": 30}%s}"""
                .formatted(event, schedule, publish.capacity() == null ? "" : "\"capacity\": " + publish.capacity() + ",",
                        publish.list(), Model.GROUP, revision == 0 ? "" : ", \"ifMatch\": " + revision));
        revision++;
        // An event that was called off without a registration was cleared away, and has another salt now.
        ids.clear();
        if (!answer.contains("\"status\":20")) {
            throw new IllegalStateException(answer);
        }
    }

    private static String said(HttpResponse<String> answer) {
        var location = TestStack.location(answer);
        return switch (answer.statusCode()) {
            case 303 -> location.contains("?done=") ? location.replaceFirst(".*[?]done=", "") : location.contains("/check-mail") ? "asked" : "deleted";
            case 404 -> "gone";
            case 409 -> "closed";
            case 422 -> "mistaken";
            default -> "status " + answer.statusCode();
        };
    }

    private static String[] fields(ModelRow.Answers answers) {
        return Stream.of(
                        answers.places() == 1 ? Stream.<String>of() : Stream.of("places", Integer.toString(answers.places())),
                        answers.type() == null ? Stream.<String>of() : Stream.of("participantType", answers.type()),
                        answers.captions() ? Stream.of("access", "captions") : Stream.<String>of())
                .flatMap(part -> part).toArray(String[]::new);
    }

    /// As the model says it.
    String state() {
        var lines = new StringBuilder();
        var seats = new TreeMap<>(probe.item(Keys.seats(event)));
        seats.keySet().removeAll(OTHERS);
        var waiting = seats.remove("waiting");
        seats.forEach((name, n) -> lines.append(n.n().equals("0") ? "" : name + "=" + n.n() + "\n"));
        lines.append(waiting == null || waiting.n().equals("0") ? "" : "waiting=" + waiting.n() + "\n");
        for (var who : Step.PEOPLE) {
            var row = probe.item(Keys.registration(event, id(who)));
            if (!row.isEmpty()) {
                lines.append(line(who, row));
            }
        }
        for (var item : probe.partition(Keys.waiting(event))) {
            var id = item.get("sk").s().split("#")[1];
            var who = ids.entrySet().stream().filter(entry -> entry.getValue().equals(id)).findFirst().orElseThrow().getKey();
            lines.append("queue ").append(who).append(' ').append(item.get("places").n()).append('\n');
        }
        return lines.toString();
    }

    private static String line(String who, Map<String, AttributeValue> row) {
        var standing = row.get("status").s();
        var requested = standing.equals("requested");
        var proposed = row.containsKey("requested") ? answers(row.get("requested").m()) : null;
        var accepted = row.containsKey("accepted") ? answers(row.get("accepted").m()) : null;
        return Model.line(who, standing, accepted != null ? accepted : proposed,
                accepted != null && proposed != null && !proposed.isBare() ? proposed : null,
                requested && row.containsKey("lastLetter"),
                requested && row.containsKey("expires") ? Instant.ofEpochSecond(Long.parseLong(row.get("expires").n())) : null);
    }

    private static ModelRow.Answers answers(Map<String, AttributeValue> map) {
        return new ModelRow.Answers(Integer.parseInt(map.get("places").n()), map.containsKey("type") ? map.get("type").s() : null,
                map.containsKey("access") && map.get("access").l().equals(List.of(AttributeValue.fromS("captions"))));
    }

    private String id(String who) {
        return ids.computeIfAbsent(who, name -> probe.id(event, address(name)));
    }

    private static String address(String who) {
        return who + "@example.org";
    }
}
