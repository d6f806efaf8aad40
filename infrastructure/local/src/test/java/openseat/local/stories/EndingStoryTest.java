package openseat.local.stories;

import static openseat.local.stories.Stage.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is held of people goes on time, and when the last of it is gone, so does what could tell on them; a receipt stays.
class EndingStoryTest {

    private static final String EVENT = "small-room";
    private static final Instant END = Instant.parse("2026-12-20T10:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<String> CANARIES =
            List.of("Zubeida", "step by step", "stairs", "holder@", "waiter@", "canceller@", "asker@", "meet.example.org", "reader@");

    private final Stage stage = Stage.open();

    @BeforeEach
    void publish() {
        publish("2026-12-20T10:00", "2026-12-20T11:00", "");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void afterTheLastEndingNoPersonalRowIsLeftAndAReceiptTellsHowMany() {
        register();
        until(END);
        stage.upkeep();
        assertThat(dump()).doesNotContain("Zubeida", "stairs").contains("holder@example.org", "waiter@example.org");
        assertThat(stage.count(EVENT, "type_migrant")).as("answers do not outlive the event in the totals either").isZero();
        assertThat(stage.count(EVENT, "changed")).as("nobody has changed anything").isZero();
        assertThat(ended()).containsExactlyInAnyOrderEntriesOf(Map.of(
                "asked", "4", "registrations", "1", "places", "2", "waiting", "1", "cancelled", "1"));

        until(END.plus(Duration.ofDays(30)).minusSeconds(1));
        stage.upkeep();
        assertThat(stage.rows(EVENT)).as("the confirmed, the waiting and the cancelled one").hasSize(3);
        assertThat(partitions()).contains("K", "J", "D");

        stage.pass(Duration.ofSeconds(1));
        stage.upkeep();
        stage.pass(Duration.ofHours(1));
        stage.upkeep();
        assertThat(partitions()).containsExactly("E", "EVENTS", "P", "S");
        assertThat(dump()).doesNotContain(CANARIES.toArray(String[]::new));
        assertThat(ended()).as("rows that go do not change what was").containsEntry("places", "2");
        assertThat(logged()).doesNotContain(CANARIES.toArray(String[]::new));

        until(END.plus(Duration.ofDays(91)));
        stage.upkeep();
        assertThat(sortKeys("E#")).containsExactly("AGENDA", "RECEIPT");
        var before = dump();
        stage.pass(Duration.ofDays(400));
        stage.upkeep();
        assertThat(dump()).as("nothing is due any more").isEqualTo(before);
    }

    @Test
    void aNameAloneGoesWithTheEventToo() {
        stage.takeSeat(EVENT, "holder@example.org", "name", "Zubeida");
        until(END);
        stage.upkeep();
        assertThat(dump()).doesNotContain("Zubeida").contains("holder@example.org");
    }

    @Test
    void aCancelledEventIsClearedWhenItsLastRegistrationHasEnded() {
        register();
        publish("""
                {"state": "cancelled"}""", "\"1\"");
        stage.upkeep();
        assertThat(ended()).containsEntry("places", "2");
        until(Stage.NOW.plus(Duration.ofDays(90)));
        stage.upkeep();
        assertThat(partitions()).contains("K");
        stage.pass(Duration.ofDays(1));
        stage.upkeep();
        stage.pass(Duration.ofHours(1));
        stage.upkeep();
        assertThat(partitions()).containsExactly("E", "EVENTS", "P", "S");
    }

    @Test
    void aClearedEventThatIsPublishedAnewTakesRegistrationsAgain() {
        var link = stage.takeSeat(EVENT, "holder@example.org");
        until(END.plus(Duration.ofDays(31)));
        stage.upkeep();
        stage.pass(Duration.ofHours(1));
        stage.upkeep();
        assertThat(partitions()).doesNotContain("K", "R");

        publish("2027-12-20T10:00", "2027-12-20T11:00", "\"1\"");
        stage.upkeep();
        assertThat(sortKeys("E#")).contains("AGENDA");
        assertThat(ended()).as("how it ends is not known yet").isEmpty();
        stage.pass(Duration.ofSeconds(6));
        var anew = stage.takeSeat(EVENT, "holder@example.org");
        assertThat(anew.substring(0, anew.length() - 22)).as("under another salt the same person has another key")
                .isNotEqualTo(link.substring(0, link.length() - 22));
        assertThat(stage.count(EVENT, "taken")).isEqualTo(1);
    }

    @Test
    void nothingIsClearedWhileSomebodyIsStillThere() {
        stage.takeSeat(EVENT, "holder@example.org");
        until(END.plus(Duration.ofDays(29)));
        stage.upkeep();
        assertThat(stage.rows(EVENT)).hasSize(1);
        assertThat(partitions()).contains("K");
    }

    @Test
    void aDateThatIsTakenBackLongAfterwardsDeletesNobodyAndIsTold() {
        publish("2027-06-20T10:00", "2027-06-20T11:00", "\"1\"");
        var link = stage.takeSeat(EVENT, "holder@example.org");
        until(stage.local.clock().instant().plus(Duration.ofDays(100)));
        for (var state : List.of("to-be-confirmed", "cancelled")) {
            var before = stage.mailsTo("holder@example.org").size();
            publish("{\"state\": \"" + state + "\"}", state.equals("cancelled") ? "\"3\"" : "\"2\"");
            stage.upkeep();
            stage.upkeep();
            assertThat(stage.mailsTo("holder@example.org")).as(state).hasSize(before + 1);
            assertThat(stage.open(link).statusCode()).as(state).isEqualTo(200);
        }
        until(stage.local.clock().instant().plus(Duration.ofDays(90)));
        stage.upkeep();
        assertThat(stage.rows(EVENT)).isEmpty();
    }

    @Test
    void aSlipOfTheYearDeletesNobodyAndNoAnswerBeforeItCanBeMended() {
        var link = stage.takeSeat(EVENT, "holder@example.org", "name", "Zubeida");
        publish("2025-12-20T10:00", "2025-12-20T11:00", "\"1\"");
        stage.upkeep();
        stage.pass(Duration.ofDays(1));
        stage.upkeep();
        publish("2026-12-20T10:00", "2026-12-20T11:00", "\"2\"");
        stage.upkeep();
        assertThat(stage.get(link, "accept", "application/json").body()).contains("confirmed", "Zubeida");
        assertThat(stage.count(EVENT, "taken")).isEqualTo(1);
        stage.pass(Duration.ofSeconds(6));
        stage.takeSeat(EVENT, "late@example.org");
        assertThat(stage.count(EVENT, "waiting") + stage.count(EVENT, "taken")).as("the doors are open again").isEqualTo(2);
    }

    @Test
    void aDateThatIsMendedWhileUpkeepShutsTheDoorsOpensThem() {
        publish("2025-12-20T10:00", "2025-12-20T11:00", "\"1\"");
        var mended = new Meanwhile("UpkeepFunction", "TransactWriteItems", () -> publish("2026-12-20T10:00", "2026-12-20T11:00", "\"2\""));
        stage.local.door().fault(mended);
        stage.upkeep();
        assertThat(mended.happened()).isTrue();
        stage.upkeep();
        stage.takeSeat(EVENT, "holder@example.org");
        assertThat(stage.count(EVENT, "taken")).isEqualTo(1);
        assertThat(ended()).isEmpty();
    }

    private void register() {
        stage.takeSeat(EVENT, "holder@example.org", "name", "Zubeida", "participantType", "migrant", "accessNote", "no stairs please", "places", "2");
        stage.takeSeat(EVENT, "waiter@example.org", "name", "Zubeida", "places", "2");
        stage.register(EVENT, "asker@example.org", "name", "Zubeida");
        stage.register(EVENT, "canceller@example.org", "name", "Zubeida");
        stage.local.stream().drain();
        var link = linkIn(stage.mailTo("canceller@example.org"));
        stage.press(link, "confirm");
        stage.press(link, "cancel");
        stage.local.stream().drain();
    }

    private void publish(String start, String end, String ifMatch) {
        publish("""
                {"state": "confirmed", "start": "%s", "end": "%s", "zone": "Europe/Zurich"}""".formatted(start, end), ifMatch);
    }

    private void publish(String schedule, String ifMatch) {
        var answer = stage.local.invoke("PublishFunction", """
                {"event": {"id": "small-room", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": %s, "capacity": 2, "waitingList": true, "groupLimit": 2, "contact": "team@example.org"},
                 "link": "https://meet.example.org/small",
                 "recipients": [{"email": "reader@example.org", "lang": "en", "zone": "Europe/Zurich"}]%s}"""
                .formatted(schedule, ifMatch.isEmpty() ? "" : ", \"ifMatch\": \"" + ifMatch.replace("\"", "\\\"") + "\""));
        assertThat(answer).contains("\"etag\"");
    }

    /// Upkeep runs now and then on the way, as it would.
    private void until(Instant moment) {
        while (stage.local.clock().instant().plus(WEEK).isBefore(moment)) {
            stage.pass(WEEK);
            stage.upkeep();
        }
        stage.pass(Duration.between(stage.local.clock().instant(), moment));
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
        return stage.items().stream()
                .filter(item -> item.get("pk").s().endsWith("#" + EVENT) || item.get("pk").s().contains("#" + EVENT + "#")
                        || item.get("sk").s().equals(EVENT))
                .toList();
    }

    private Map<String, String> ended() {
        return ours().stream().filter(item -> item.get("sk").s().equals("RECEIPT") && item.containsKey("ended"))
                .flatMap(item -> item.get("ended").m().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().n()));
    }

    private String dump() {
        return ours().toString();
    }

    private String logged() {
        return stage.local.log().toString();
    }
}
