package openseat.local.stories.privacy;

import static openseat.local.testkit.TestStack.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import openseat.local.testkit.RunBefore;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is held of people goes on time, and when the last of it is gone, so does what could tell on them; a receipt stays.
class RetentionTest {

    private static final String EVENT = "small-room";
    private static final Instant END = Instant.parse("2026-12-20T10:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<String> CANARIES =
            List.of("Zubeida", "step by step", "stairs", "holder@", "waiter@", "canceller@", "asker@", "meet.example.org", "reader@");

    private final TestStack stack = TestStack.open();

    @BeforeEach
    void publish() {
        publish("2026-12-20T10:00", "2026-12-20T11:00", "");
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void afterTheLastEndingNoPersonalRowIsLeftAndAReceiptTellsHowMany() {
        register();
        until(END);
        stack.upkeep();
        assertThat(dump()).doesNotContain("Zubeida", "stairs").contains("holder@example.org", "waiter@example.org");
        assertThat(stack.count(EVENT, "type_migrant")).as("answers do not outlive the event in the totals either").isZero();
        assertThat(stack.count(EVENT, "changed")).as("nobody has changed anything").isZero();
        assertThat(ended()).containsExactlyInAnyOrderEntriesOf(Map.of(
                "requested", "4", "registrations", "1", "places", "2", "waiting", "1", "cancelled", "1"));

        until(END.plus(Duration.ofDays(30)).minusSeconds(1));
        stack.upkeep();
        assertThat(stack.rows(EVENT)).as("the confirmed, the waiting and the cancelled one").hasSize(3);
        assertThat(partitions()).contains("K", "J", "D");

        stack.pass(Duration.ofSeconds(1));
        stack.upkeep();
        stack.pass(Duration.ofHours(1));
        stack.upkeep();
        assertThat(partitions()).containsExactly("E", "EVENTS", "P", "S");
        assertThat(dump()).doesNotContain(CANARIES.toArray(String[]::new));
        assertThat(ended()).as("rows that go do not change what was").containsEntry("places", "2");
        assertThat(logged()).doesNotContain(CANARIES.toArray(String[]::new));

        until(END.plus(Duration.ofDays(91)));
        stack.upkeep();
        assertThat(sortKeys("E#")).containsExactly("AGENDA", "AUDIT");
        var before = dump();
        stack.pass(Duration.ofDays(400));
        stack.upkeep();
        assertThat(dump()).as("nothing is due any more").isEqualTo(before);
    }

    @Test
    void aNameAloneGoesWithTheEventToo() {
        stack.takeSeat(EVENT, "holder@example.org", "name", "Zubeida");
        until(END);
        stack.upkeep();
        assertThat(dump()).doesNotContain("Zubeida").contains("holder@example.org");
    }

    @Test
    void aCancelledEventIsClearedWhenItsLastRegistrationHasEnded() {
        register();
        publish("""
                {"state": "cancelled"}""", "\"1\"");
        stack.upkeep();
        assertThat(ended()).containsEntry("places", "2");
        until(TestStack.NOW.plus(Duration.ofDays(90)));
        stack.upkeep();
        assertThat(partitions()).contains("K");
        stack.pass(Duration.ofDays(1));
        stack.upkeep();
        stack.pass(Duration.ofHours(1));
        stack.upkeep();
        assertThat(partitions()).containsExactly("E", "EVENTS", "P", "S");
    }

    @Test
    void aClearedEventThatIsPublishedAnewTakesRegistrationsAgain() {
        var link = stack.takeSeat(EVENT, "holder@example.org");
        until(END.plus(Duration.ofDays(31)));
        stack.upkeep();
        stack.pass(Duration.ofHours(1));
        stack.upkeep();
        assertThat(partitions()).doesNotContain("K", "R");

        publish("2027-12-20T10:00", "2027-12-20T11:00", "\"1\"");
        stack.upkeep();
        assertThat(sortKeys("E#")).contains("AGENDA");
        assertThat(ended()).as("how it ends is not known yet").isEmpty();
        stack.pass(Duration.ofSeconds(6));
        var anew = stack.takeSeat(EVENT, "holder@example.org");
        assertThat(anew.substring(0, anew.length() - 22)).as("under another salt the same person has another key")
                .isNotEqualTo(link.substring(0, link.length() - 22));
        assertThat(stack.count(EVENT, "taken")).isEqualTo(1);
    }

    @Test
    void nothingIsClearedWhileSomebodyIsStillThere() {
        stack.takeSeat(EVENT, "holder@example.org");
        until(END.plus(Duration.ofDays(29)));
        stack.upkeep();
        assertThat(stack.rows(EVENT)).hasSize(1);
        assertThat(partitions()).contains("K");
    }

    @Test
    void aDateThatIsTakenBackLongAfterwardsDeletesNobodyAndIsTold() {
        publish("2027-06-20T10:00", "2027-06-20T11:00", "\"1\"");
        var link = stack.takeSeat(EVENT, "holder@example.org");
        until(stack.local.clock().instant().plus(Duration.ofDays(100)));
        for (var state : List.of("to-be-confirmed", "cancelled")) {
            var before = stack.mailsTo("holder@example.org").size();
            publish("{\"state\": \"" + state + "\"}", state.equals("cancelled") ? "\"3\"" : "\"2\"");
            stack.upkeep();
            stack.upkeep();
            assertThat(stack.mailsTo("holder@example.org")).as(state).hasSize(before + 1);
            assertThat(stack.open(link).statusCode()).as(state).isEqualTo(200);
        }
        until(stack.local.clock().instant().plus(Duration.ofDays(90)));
        stack.upkeep();
        assertThat(stack.rows(EVENT)).isEmpty();
    }

    @Test
    void aSlipOfTheYearDeletesNobodyAndNoAnswerBeforeItCanBeMended() {
        var link = stack.takeSeat(EVENT, "holder@example.org", "name", "Zubeida");
        publish("2025-12-20T10:00", "2025-12-20T11:00", "\"1\"");
        stack.upkeep();
        stack.pass(Duration.ofDays(1));
        stack.upkeep();
        publish("2026-12-20T10:00", "2026-12-20T11:00", "\"2\"");
        stack.upkeep();
        assertThat(stack.get(link, "accept", "application/json").body()).contains("confirmed", "Zubeida");
        assertThat(stack.count(EVENT, "taken")).isEqualTo(1);
        stack.pass(Duration.ofSeconds(6));
        stack.takeSeat(EVENT, "late@example.org");
        assertThat(stack.count(EVENT, "waiting") + stack.count(EVENT, "taken")).as("the doors are open again").isEqualTo(2);
    }

    @Test
    void aDateThatIsMendedWhileUpkeepShutsTheDoorsOpensThem() {
        publish("2025-12-20T10:00", "2025-12-20T11:00", "\"1\"");
        var mended = new RunBefore("UpkeepFunction", "TransactWriteItems", () -> publish("2026-12-20T10:00", "2026-12-20T11:00", "\"2\""));
        stack.local.aws().fault(mended);
        stack.upkeep();
        assertThat(mended.happened()).isTrue();
        stack.upkeep();
        stack.takeSeat(EVENT, "holder@example.org");
        assertThat(stack.count(EVENT, "taken")).isEqualTo(1);
        assertThat(ended()).isEmpty();
    }

    private void register() {
        stack.takeSeat(EVENT, "holder@example.org", "name", "Zubeida", "participantType", "migrant", "accessNote", "no stairs please", "places", "2");
        stack.takeSeat(EVENT, "waiter@example.org", "name", "Zubeida", "places", "2");
        stack.register(EVENT, "asker@example.org", "name", "Zubeida");
        stack.register(EVENT, "canceller@example.org", "name", "Zubeida");
        stack.local.stream().drain();
        var link = linkIn(stack.mailTo("canceller@example.org"));
        stack.press(link, "confirm");
        stack.press(link, "cancel");
        stack.local.stream().drain();
    }

    private void publish(String start, String end, String ifMatch) {
        publish("""
                {"state": "confirmed", "start": "%s", "end": "%s", "zone": "Europe/Zurich"}""".formatted(start, end), ifMatch);
    }

    private void publish(String schedule, String ifMatch) {
        var answer = stack.local.invoke("PublishFunction", """
                {"event": {"id": "small-room", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": %s, "capacity": 2, "waitingList": true, "groupLimit": 2, "contact": "team@example.org"},
                 "link": "https://meet.example.org/small",
                 "recipients": [{"email": "reader@example.org", "lang": "en", "zone": "Europe/Zurich"}]%s}"""
                .formatted(schedule, ifMatch.isEmpty() ? "" : ", \"ifMatch\": \"" + ifMatch.replace("\"", "\\\"") + "\""));
        assertThat(answer).contains("\"etag\"");
    }

    /// Upkeep runs now and then on the way, as it would.
    private void until(Instant moment) {
        while (stack.local.clock().instant().plus(WEEK).isBefore(moment)) {
            stack.pass(WEEK);
            stack.upkeep();
        }
        stack.pass(Duration.between(stack.local.clock().instant(), moment));
    }

    /// The sorts of items of this event that are left, by the first part of their keys.
    private Set<String> partitions() {
        return ours().stream().map(item -> item.get("pk").s().split("#")[0]).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> sortKeys(String prefix) {
        return ours().stream().filter(item -> item.get("pk").s().startsWith(prefix)).map(item -> item.get("sk").s())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Quota counters are nobody's: hashes under the day's salt, and TTL's to sweep.
    private List<Map<String, AttributeValue>> ours() {
        return stack.items().stream()
                .filter(item -> item.get("pk").s().endsWith("#" + EVENT) || item.get("pk").s().contains("#" + EVENT + "#")
                        || item.get("sk").s().equals(EVENT))
                .toList();
    }

    private Map<String, String> ended() {
        return ours().stream().filter(item -> item.get("sk").s().equals("AUDIT") && item.containsKey("ended"))
                .flatMap(item -> item.get("ended").m().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().n()));
    }

    private String dump() {
        return ours().toString();
    }

    private String logged() {
        return stack.local.log().toString();
    }
}
