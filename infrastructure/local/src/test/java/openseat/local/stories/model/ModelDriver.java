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
import openseat.local.testkit.Web;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Performs the steps of one event on the real stack, and reads the resulting state from the table.
final class ModelDriver {

    /// The attributes of SEATS that are not totals.
    private static final Set<String> NOT_TOTALS =
            Set.of("pk", "sk", "dueKind", "due", "wakeups", "capacity", "list", "shut");

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

    /// Performs a step and returns the answer in the model's words.
    String perform(Step step) {
        return switch (step) {
            case Step.Register(var person, var answers) -> {
                var answer = answer(stack.register(event, address(person), fields(answers)));
                if (answer.equals("requested")) {
                    links.put(person, probe.link(event, address(person)));
                }
                yield answer;
            }
            case Step.Press(var person, var action, var answers) -> press(person, action, answers);
            case Step.Publish publish -> {
                publish(publish);
                yield null;
            }
            case Step.Letter(var person) -> {
                stack.local.invoke(
                        "SendMailFunction", """
                        {"Records": [{"dynamodb": {"Keys": {"pk": {"S": "R#%s#%s"}, "sk": {"S": "%s"}}}}]}""".formatted(event, id(person).substring(0, 1), id(person)));
                yield null;
            }
            case Step.Upkeep _ -> {
                // A later run does what the letters or the rollout of an earlier one have made due.
                for (var n = 0; n < 3; n++) {
                    stack.upkeep();
                }
                yield null;
            }
        };
    }

    private String press(String person, String action, ModelRow.Answers answers) {
        var link = links.getOrDefault(person, stack.local.url() + Web.registrations(event) + "/" + "A".repeat(43));
        var more = switch (action) {
            case "change" -> fields(answers);
            case "forget" -> new String[] {"sure", "yes"};
            default -> new String[0];
        };
        return answer(stack.press(link, action, more));
    }

    void publish(Step.Publish publish) {
        var schedule = publish.calledOff()
                ? "{\"state\": \"cancelled\"}"
                : "{\"state\": \"confirmed\", \"start\": \"%1$tFT%1$tR\", \"end\": \"%2$tFT%2$tR\", \"zone\": \"UTC\"}"
                        .formatted(start, start.plusHours(1));
        var answer = stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A room"}, "text": [{"en": "Some seats."}], "organizers": [{"en": "A team"}],
                  "schedule": %s, %s "waitingList": %b, "groupLimit": %d, "contact": "team@example.org", "keepDays": 30}%s}""".formatted(
                        event,
                        schedule,
                        publish.capacity() == null ? "" : "\"capacity\": " + publish.capacity() + ",",
                        publish.list(),
                        Model.GROUP,
                        revision == 0 ? "" : ", \"ifMatch\": " + revision));
        revision++;
        // An event that was called off without a registration has been cleared, and now has another salt.
        ids.clear();
        if (!answer.contains("\"status\":20")) {
            throw new IllegalStateException(answer);
        }
    }

    private static String answer(HttpResponse<String> answer) {
        var location = Web.location(answer);
        return switch (answer.statusCode()) {
            case 303 ->
                location.contains("?done=")
                        ? location.replaceFirst(".*[?]done=", "")
                        : location.contains("/check-mail") ? "requested" : "deleted";
            case 404 -> "gone";
            case 409 -> "closed";
            case 422 -> "invalid";
            default -> "status " + answer.statusCode();
        };
    }

    private static String[] fields(ModelRow.Answers answers) {
        return Stream.of(
                        answers.places() == 1
                                ? Stream.<String>of()
                                : Stream.of("places", Integer.toString(answers.places())),
                        answers.type() == null ? Stream.<String>of() : Stream.of("participantType", answers.type()),
                        answers.captions() ? Stream.of("access", "captions") : Stream.<String>of())
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    /// The state in the model's format.
    String state() {
        var lines = new StringBuilder();
        var seats = new TreeMap<>(probe.item(Keys.seats(event)));
        seats.keySet().removeAll(NOT_TOTALS);
        var waiting = seats.remove("waiting");
        var idleSince = seats.remove("idleSince");
        seats.forEach((name, n) -> lines.append(n.n().equals("0") ? "" : name + "=" + n.n() + "\n"));
        lines.append(waiting == null || waiting.n().equals("0") ? "" : "waiting=" + waiting.n() + "\n");
        lines.append(
                idleSince == null ? "" : "idleSince=" + Instant.ofEpochSecond(Long.parseLong(idleSince.n())) + "\n");
        for (var person : Step.PEOPLE) {
            var row = probe.item(Keys.registration(event, id(person)));
            if (!row.isEmpty()) {
                lines.append(line(person, row));
            }
        }
        for (var item : probe.partition(Keys.waiting(event))) {
            var id = item.get("sk").s().split("#")[1];
            var person = ids.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            lines.append("queue ")
                    .append(person)
                    .append(' ')
                    .append(item.get("places").n())
                    .append('\n');
        }
        return lines.toString();
    }

    private static String line(String person, Map<String, AttributeValue> row) {
        var standing = row.get("status").s();
        var requested = standing.equals("requested");
        var proposed =
                row.containsKey("requested") ? answers(row.get("requested").m()) : null;
        var accepted = row.containsKey("accepted") ? answers(row.get("accepted").m()) : null;
        return Model.line(
                person,
                standing,
                accepted != null ? accepted : proposed,
                accepted != null && proposed != null && !proposed.isBare() ? proposed : null,
                requested && row.containsKey("lastLetter"),
                requested && row.containsKey("expires")
                        ? Instant.ofEpochSecond(
                                Long.parseLong(row.get("expires").n()))
                        : null);
    }

    private static ModelRow.Answers answers(Map<String, AttributeValue> map) {
        return new ModelRow.Answers(
                Integer.parseInt(map.get("places").n()),
                map.containsKey("type") ? map.get("type").s() : null,
                map.containsKey("access") && map.get("access").l().equals(List.of(AttributeValue.fromS("captions"))));
    }

    private String id(String person) {
        return ids.computeIfAbsent(person, name -> probe.id(event, address(name)));
    }

    private static String address(String person) {
        return person + "@example.org";
    }
}
