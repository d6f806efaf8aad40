package openseat.local.stories.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import openseat.Keys;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;

/// The event of an interleaved round: each revision changes the place, the state, or how long data is kept.
final class InterleavedEvent {

    static final int CAPACITY = 2;

    /// @param start empty if there is no date
    record Revision(int hall, String state, Optional<LocalDateTime> start, int keepDays) {

        /// How the letters name the place; a called-off event has none.
        String place() {
            return "Hall " + hall + "!";
        }

        boolean isCalledOff() {
            return state.equals("cancelled");
        }

        /// When rows end that have a date.
        Optional<Instant> ends() {
            return start.map(
                    moment -> moment.plusHours(1).toInstant(ZoneOffset.UTC).plus(Duration.ofDays(keepDays)));
        }
    }

    private final TestStack stack;
    private final TableProbe probe;
    final String id;
    private final LocalDateTime base;
    private Revision current;

    InterleavedEvent(TestStack stack, TableProbe probe, String id) {
        this.stack = stack;
        this.probe = probe;
        this.id = id;
        this.base = stack.local
                .clock()
                .instant()
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.HOURS)
                .plusDays(40);
        publish(new Revision(1, "confirmed", Optional.of(base), 30), 0);
    }

    Revision current() {
        return current;
    }

    /// The next revision; publishing it fails if another one comes first.
    Runnable next(Random random) {
        var number = number("revision");
        var revision = switch (random.nextInt(8)) {
            case 0 -> new Revision(current.hall + 1, "cancelled", Optional.empty(), current.keepDays);
            case 1 -> new Revision(current.hall + 1, "to-be-confirmed", Optional.empty(), current.keepDays);
            case 2, 3 -> new Revision(current.hall, current.state, current.start, 30 + random.nextInt(60));
            case 4 -> new Revision(current.hall + 1, current.state, current.start, current.keepDays);
            default ->
                new Revision(
                        current.hall + 1,
                        "confirmed",
                        Optional.of(base.plusDays(random.nextInt(40))),
                        current.keepDays);
        };
        return () -> publish(revision, number);
    }

    private void publish(Revision revision, long replaced) {
        var date = revision.start
                .map(start -> ", \"start\": \"%1$tFT%1$tR\", \"end\": \"%2$tFT%2$tR\", \"zone\": \"UTC\""
                        .formatted(start, start.plusHours(1)))
                .orElse("");
        var answer = stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A room"}, "text": [{"en": "Some seats."}], "organizers": [{"en": "A team"}],
                  "schedule": {"state": "%s"%s}, "place": {"mode": "in-person", "address": {"en": "%s"}}, "capacity": %d,
                  "waitingList": true, "groupLimit": 2, "contact": "team@example.org", "keepDays": %d}%s}""".formatted(
                        id,
                        revision.state,
                        date,
                        revision.place(),
                        CAPACITY,
                        revision.keepDays,
                        replaced == 0 ? "" : ", \"ifMatch\": " + replaced));
        if (!answer.contains("\"status\":20")) {
            throw new IllegalStateException(answer);
        }
        current = revision;
    }

    /// A number of the event's item, such as `material`.
    long number(String name) {
        return Long.parseLong(probe.item(Keys.event(id)).get(name).n());
    }
}
