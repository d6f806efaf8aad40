package openseat.transition;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import openseat.Keys;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Key;
import openseat.dynamodb.Put;
import openseat.event.PublishedEvent;
import openseat.form.Answers;
import openseat.registration.Deadlines;
import openseat.registration.Registration;

/// The writes of the entries of a waiting list, each in the transaction of its registration's row.
final class WaitingListWrites {

    private static final Duration ENTRY_OUTLIVES_ROW = Duration.ofDays(400);

    private WaitingListWrites() {}

    /// The entry of a waiting registration in the waiting list.
    static Put waiting(Registration row, PublishedEvent published, Instant joined, Answers answers) {
        return entry(Keys.waiting(row.event(), joined.toEpochMilli(), row.id()), published, answers, joined);
    }

    static Put changeWaiting(Registration row, PublishedEvent published, Answers answers, Instant now) {
        return entry(row.waitingKey(), published, answers, now);
    }

    /// An entry outlives its row by far: the event may move, which changes `ttl` in the row alone.
    private static Put entry(Key key, PublishedEvent published, Answers answers, Instant now) {
        var ttl = Deadlines.ttl(Deadlines.ends(published, now)).plus(ENTRY_OUTLIVES_ROW);
        return Put.of(key, Map.of("places", answers.places(), "ttl", ttl.getEpochSecond()));
    }

    static Delete notWaiting(Registration row) {
        return Delete.of(row.waitingKey());
    }
}
