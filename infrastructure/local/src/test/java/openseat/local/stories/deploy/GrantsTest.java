package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import openseat.local.aws.FaultEffect;
import openseat.local.iam.Policy;
import openseat.local.ses.SentMail;
import openseat.local.ses.SesService;
import openseat.local.testkit.Desk;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;

/// No function may do more than it does: a whole life of an event uses every action, resource and key that the template
/// grants. That nothing is missing shows in every story, because the runner denies what is not granted.
class GrantsTest {

    private static final String ROOM = "small-room";
    private final Map<String, Set<Policy.Grant>> used = new ConcurrentHashMap<>();

    @Test
    void everyGrantIsUsed() {
        try (var stack = TestStack.open(Map.of("MailPerSecond", "500"))) {
            stack.local.aws().inject(call -> {
                var policy =
                        stack.local.template().functions().get(call.function()).policy();
                stack.local
                        .aws()
                        .requiredPermissions(call)
                        .forEach(permission -> used.computeIfAbsent(call.function(), _ -> ConcurrentHashMap.newKeySet())
                                .addAll(policy.grants(permission)));
                return new FaultEffect.None();
            });
            live(stack);
            var unused = new TreeMap<String, Set<String>>();
            stack.local.template().functions().forEach((id, function) -> {
                var grants = function.policy().grants();
                grants.removeAll(used.getOrDefault(id, Set.of()));
                grants.removeIf(grant -> isOfStream(function.policy(), grant));
                if (!grants.isEmpty()) {
                    unused.put(
                            id,
                            grants.stream().map(Policy.Grant::toString).collect(Collectors.toCollection(TreeSet::new)));
                }
            });
            assertThat(unused).isEmpty();
        }
    }

    /// Lambda uses these to read the stream for the function.
    private static boolean isOfStream(Policy policy, Policy.Grant grant) {
        return policy.statements().get(grant.statement()).actions().contains("dynamodb:GetRecords");
    }

    private static void live(TestStack stack) {
        publish(stack, "20", ", \"recipients\": [{\"email\": \"a@example.org\"}, {\"email\": \"b@example.org\"}]");
        var reader = new DigestReader(stack, "a@example.org").confirm();
        stack.open(reader.link());
        stack.get("/events", "accept", TestStack.PAGE);
        stack.get("/events/" + ROOM, "accept", TestStack.PAGE);
        stack.get("/events/" + ROOM, "accept", "application/json");
        var ada = stack.takeSeat(ROOM, "ada@example.org", "places", "2");
        var noor = stack.takeSeat(ROOM, "noor@example.org");
        var bo = stack.takeSeat(ROOM, "bo@example.org");
        stack.open(noor);
        stack.open(Web.linkIn(join(stack)));
        // Waits, and its letter bounces.
        stack.takeSeat(ROOM, "dina@example.org");
        stack.bounce(stack.mailTo("dina@example.org"));
        stack.register(ROOM, "late@example.org");
        stack.local.stream().drain();
        stack.press(ada, "cancel");
        stack.local.stream().drain();
        stack.upkeep();
        stack.press(bo, "forget", "sure", "yes");
        // Another date, by the stream and by upkeep.
        publish(stack, "21", ", \"ifMatch\": 1, \"recipients\": [{\"email\": \"a@example.org\"}]");
        stack.press(noor, "change", "name", "Noor");
        stack.local.stream().drain();
        stack.upkeep();
        publish(stack, "22", ", \"ifMatch\": 2");
        stack.register(ROOM, "later@example.org");
        stack.upkeep();
        stack.upkeep();
        stack.pass(Duration.ofDays(1));
        // Somebody must be told that SES sends nothing.
        stack.local.mailbox().mode(SesService.Mode.PAUSE, 1);
        stack.local.invoke("DigestFunction", "{}");
        stack.local.invoke("AnnounceFunction", "{\"event\": \"%s\", \"text\": {\"en\": \"Hello.\"}}".formatted(ROOM));
        stack.upkeep();
        stack.local.invoke("ExportFunction", "{\"event\": \"%s\"}".formatted(ROOM));
        stack.local.invoke("ExportFunction", "{\"event\": \"%s\", \"auditLog\": true}".formatted(ROOM));
        stack.local.invoke("DoctorFunction", "{}");
        // The first entry of the waiting list is one whose row is gone.
        stack.takeSeat(ROOM, "finn@example.org", "places", "2");
        stack.pass(Duration.ofSeconds(1));
        stack.takeSeat(ROOM, "eve@example.org", "places", "2");
        orphan(stack);
        stack.press(noor, "cancel");
        stack.upkeep();
        atTheDesk(stack);
        for (var day = 0; day < 130; day += 10) {
            stack.pass(Duration.ofDays(10));
            stack.upkeep();
            stack.local.invoke("DigestFunction", "{}");
        }
    }

    /// An organizer's visit, who copies an event, deletes the copy, sees the list and removes somebody.
    private static void atTheDesk(TestStack stack) {
        var desk = Desk.signIn(stack, Desk.ORGANIZER);
        var room = "/desk/events/" + ROOM;
        for (var path :
                new String[] {"/desk", room, room + "/edit", room + "/people", room + "/message", room + "/team"}) {
            assertThat(desk.get(path).statusCode()).as(path).isEqualTo(200);
        }
        publish(
                stack,
                "22",
                ", \"ifMatch\": 3, \"editors\": [{\"email\": \"edna@example.org\"}, {\"email\": \"c@example.org\"}]");
        publish(stack, "22", ", \"ifMatch\": 4, \"editors\": [{\"email\": \"edna@example.org\"}]");
        Desk.signIn(stack, "edna@example.org").post("/desk/sign-out");
        // By upkeep.
        Desk.ask(stack, "edna@example.org");
        stack.upkeep();
        remove(stack, desk);
        createAndDelete(desk);
    }

    private static void remove(TestStack stack, Desk desk) {
        stack.takeSeat(ROOM, "gil@example.org");
        var row = stack.rows(ROOM).stream()
                .filter(item -> item.get("address").s().equals("gil@example.org"))
                .findFirst()
                .orElseThrow();
        var answer = desk.post(
                "/desk/events/" + ROOM + "/people",
                "action",
                "remove",
                "id",
                row.get("sk").s(),
                "sure",
                "yes");
        assertThat(answer.headers().firstValue("location").orElseThrow()).contains("done=removing");
    }

    private static void createAndDelete(Desk desk) {
        var event = "/desk/events/a-copy";
        var created = desk.post(
                "/desk/new",
                "languages",
                "en",
                "title-en",
                "A copy",
                "id",
                "a-copy",
                "when",
                "open",
                "link",
                "https://meet.example.org/y",
                "listed",
                "yes",
                "action",
                "confirm");
        assertThat(created.headers().firstValue("location").orElseThrow()).contains(event);
        var added = desk.post(
                event + "/team",
                "id",
                "",
                "revision",
                "1",
                "email",
                "d@example.org",
                "language",
                "en",
                "zone",
                "UTC",
                "weekdays",
                "monday",
                "time",
                "08:00",
                "action",
                "save");
        assertThat(added.headers().firstValue("location").orElseThrow()).contains("done=added");
        assertThat(desk.post(event, "action", "delete", "sure", "yes").statusCode())
                .isEqualTo(303);
    }

    /// Joins an event that begins at once; returns the ticket.
    private static SentMail join(TestStack stack) {
        stack.local.invoke("PublishFunction", """
                {"event": {"id": "call", "title": {"en": "A call"}, "place": {"mode": "online"},
                  "schedule": {"state": "confirmed", "start": "2026-11-24T12:20", "end": "2026-11-24T13:00", "zone": "UTC"}},
                 "link": "https://meet.example.org/x"}""");
        stack.takeSeat("call", "ada@example.org");
        var ticket = stack.mailTo("ada@example.org");
        assertThat(stack.get(Web.joinLinkIn(ticket)).statusCode()).isEqualTo(303);
        return ticket;
    }

    private static void publish(TestStack stack, String day, String more) {
        var answer = stack.local.invoke("PublishFunction", """
            {"event": {"id": "small-room", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}],
              "organizers": [{"en": "A team"}], "capacity": 2, "waitingList": true, "contact": "team@example.org",
              "place": {"mode": "online"},
              "schedule": {"state": "confirmed", "start": "2026-12-%sT10:00", "end": "2026-12-%sT11:00", "zone": "UTC"}}%s}""".formatted(day, day, more));
        assertThat(answer).contains("\"etag\"");
    }

    private static void orphan(TestStack stack) {
        stack.items().stream()
                .filter(item -> item.get("pk").s().startsWith("R#" + ROOM)
                        && item.get("address").s().equals("finn@example.org"))
                .forEach(item -> stack.local
                        .table()
                        .deleteItem(
                                d -> d.tableName(stack.table).key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
    }
}
