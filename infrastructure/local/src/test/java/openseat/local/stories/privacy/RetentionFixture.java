package openseat.local.stories.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An event with a date, and helpers for tests of what is left of it.
abstract class RetentionFixture {

    static final String EVENT = "small-room";
    static final Instant END = Instant.parse("2026-12-20T10:00:00Z");
    static final Duration WEEK = Duration.ofDays(7);

    final TestStack stack = TestStack.open();

    @BeforeEach
    void publish() {
        publish("2026-12-20T10:00", "2026-12-20T11:00", "");
    }

    @AfterEach
    void close() {
        stack.close();
    }

    void publish(String start, String end, String ifMatch) {
        publish("""
                {"state": "confirmed", "start": "%s", "end": "%s", "zone": "Europe/Zurich"}""".formatted(start, end), ifMatch);
    }

    void publish(String schedule, String ifMatch) {
        var answer = stack.local.invoke("PublishFunction", """
                {"event": {"id": "small-room", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": %s, "capacity": 2, "waitingList": true, "groupLimit": 2, "contact": "team@example.org"},
                 "link": "https://meet.example.org/small",
                 "recipients": [{"email": "reader@example.org", "lang": "en", "zone": "Europe/Zurich"}]%s}""".formatted(
                        schedule, ifMatch.isEmpty() ? "" : ", \"ifMatch\": \"" + ifMatch.replace("\"", "\\\"") + "\""));
        assertThat(answer).contains("\"etag\"");
    }

    /// Moves the clock in steps of a week, with upkeep after each.
    void advanceTo(Instant moment) {
        while (stack.local.clock().instant().plus(WEEK).isBefore(moment)) {
            stack.pass(WEEK);
            stack.upkeep();
        }
        stack.pass(Duration.between(stack.local.clock().instant(), moment));
    }

    /// The kinds of items of this event that are left, by the first part of their partition keys.
    Set<String> partitions() {
        return eventItems().stream()
                .map(item -> item.get("pk").s().split("#")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> sortKeys(String prefix) {
        return eventItems().stream()
                .filter(item -> item.get("pk").s().startsWith(prefix))
                .map(item -> item.get("sk").s())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Without quota counters: they are hashes with the day's salt, and TTL deletes them.
    List<Map<String, AttributeValue>> eventItems() {
        return stack.items().stream()
                .filter(item -> item.get("pk").s().endsWith("#" + EVENT)
                        || item.get("pk").s().contains("#" + EVENT + "#")
                        || item.get("sk").s().equals(EVENT))
                .toList();
    }

    Map<String, String> finalCounts() {
        return eventItems().stream()
                .filter(item -> item.get("sk").s().equals("AUDIT") && item.containsKey("ended"))
                .flatMap(item -> item.get("ended").m().entrySet().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().n()));
    }

    String dump() {
        return eventItems().toString();
    }

    String logged() {
        return stack.local.log().toString();
    }
}
