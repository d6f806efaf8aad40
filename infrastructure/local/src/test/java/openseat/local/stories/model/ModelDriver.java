package openseat.local.stories.model;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.local.ses.SentMail;
import openseat.local.testkit.AtTheDesk;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Performs the steps of one event on the real stack, and reads the resulting state from the table.
final class ModelDriver {

    /// The attributes of SEATS that are not totals.
    private static final Set<String> NOT_TOTALS =
            Set.of("pk", "sk", "dueKind", "due", "wakeups", "capacity", "list", "shut", "loweredAt");

    private final TestStack stack;
    private final TableProbe probe;
    private final String event;
    private final LocalDateTime start;
    private final Map<String, String> ids = new TreeMap<>();
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
        return prepare(step).get();
    }

    /// Opens the page on which somebody presses a button, and returns what performs the step.
    Supplier<String> prepare(Step step) {
        return switch (step) {
            case Step.Register(var person, var answers) ->
                () -> answer(stack.register(event, address(person), fields(answers)));
            case Step.Press press -> {
                var link = link(press.person(), press.letter());
                var fields = fields(press, link);
                yield () -> answer(stack.press(link, press.action(), fields));
            }
            case Step.Publish publish ->
                () -> {
                    publish(publish);
                    return null;
                };
            case Step.Letter(var person) ->
                () -> {
                    stack.local.invoke(
                            "SendMailFunction", """
                            {"Records": [{"dynamodb": {"Keys": {"pk": {"S": "R#%s#%s"}, "sk": {"S": "%s"}}}}]}""".formatted(event, id(person).substring(0, 1), id(person)));
                    return null;
                };
            case Step.Remove(var person) ->
                () -> {
                    AtTheDesk.remove(stack, event, address(person));
                    return null;
                };
            case Step.Upkeep _ ->
                () -> {
                    // A later run does what the letters or the rollout of an earlier one have made due.
                    for (var n = 0; n < 4; n++) {
                        stack.upkeep();
                    }
                    return null;
                };
        };
    }

    private String[] fields(Step.Press press, String link) {
        return switch (press.action()) {
            case "change" -> fields(press.answers());
            case "use", "drop" -> new String[] {"request", stack.offered(link)};
            case "forget" -> new String[] {"sure", "yes"};
            default -> new String[0];
        };
    }

    /// The link in one of the letters that a person got about this event; without a letter one that opens nothing.
    private String link(String person, int letter) {
        return letter < 0
                ? stack.local.url() + Web.registrations(event) + "/" + "A".repeat(43)
                : Web.linkIn(letters(person).get(letter));
    }

    private List<SentMail> letters(String person) {
        return stack.mailsTo(address(person)).stream()
                .filter(mail -> event.equals(mail.tags().get("event")))
                .toList();
    }

    void publish(Step.Publish publish) {
        var schedule = publish.calledOff()
                ? "{\"state\": \"cancelled\"}"
                : "{\"state\": \"confirmed\", \"start\": \"%1$tFT%1$tR\", \"end\": \"%2$tFT%2$tR\", \"zone\": \"UTC\"}"
                        .formatted(start, start.plusHours(1));
        var answer = stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A room"}, "text": [{"en": "Some seats."}], "organizers": [{"en": "A team"}],
                  "schedule": %s, %s "waitingList": %b, "groupLimit": %d, "contact": "team@example.org", "keepDays": 30,
                  "reminders": {"dayBefore": false, "beforeStart": false}}%s}""".formatted(
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

    private String line(String person, Map<String, AttributeValue> row) {
        var letters = letters(person).size();
        var expires = row.get("status").s().equals("requested") ? row.get("expires") : null;
        return Model.line(
                person,
                row.get("status").s(),
                row.containsKey("accepted") ? answers(row.get("accepted").m()) : null,
                offered(link(person, letters - 1)),
                letters,
                row.containsKey("lastLetter"),
                row.containsKey("pending"),
                expires == null ? null : Instant.ofEpochSecond(Long.parseLong(expires.n())));
    }

    /// What the page offers, with the words that it shows only to whoever says that they wrote them.
    private ModelRow.Request offered(String link) {
        var page = Web.json(stack.get(link + "?show=request", "accept", "application/json"));
        return page.get("askedAnew") instanceof Map<?, ?> request
                ? new ModelRow.Request(
                        new ModelRow.Answers(
                                (int) request.get("places"),
                                (String) request.get("participantType"),
                                List.of("captions").equals(request.get("access"))),
                        Instant.parse((String) ((Map<?, ?>) request.get("consent")).get("at")))
                : null;
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
