package openseat.audience;

import java.time.Instant;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.TableBusyException;
import openseat.dynamodb.Update;
import openseat.seats.SeatCounts;

/// Reads who is coming to an event from the table, and publishes it anew when that is due.
public final class Audiences {

    private static final int MAX_ATTEMPTS = 5;

    private final Environment environment;

    public Audiences(Environment environment) {
        this.environment = environment;
    }

    /// Who is coming, the same for everybody who asks, until enough people have come and gone. Empty if too few
    /// have registered or answered for anything to be said.
    ///
    /// @param seats as they are now; older ones are published only if nobody else has published meanwhile
    /// @throws TableBusyException if others publish at every attempt
    public Optional<Audience> current(String event, SeatCounts seats, Instant now) {
        for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var last = find(event);
            if (!last.isDue(seats)) {
                return shown(last);
            }
            var next = last.next(seats, now, environment.random());
            if (write(event, last, next)) {
                return shown(next);
            }
        }
        throw new TableBusyException(null);
    }

    private static Optional<Audience> shown(Publication publication) {
        return Optional.of(publication.audience())
                .filter(audience -> !audience.tables().isEmpty());
    }

    private Publication find(String event) {
        return environment
                .table()
                .get(Keys.shownAudience(event))
                .map(Publication::from)
                .orElse(Publication.NONE);
    }

    /// Whether nobody else has published meanwhile: two publications of the same numbers would tell more than one.
    private boolean write(String event, Publication last, Publication next) {
        var update = Update.of(Keys.shownAudience(event))
                .set("version", next.version())
                .set("at", next.audience().at().getEpochSecond())
                .set("moves", next.moves())
                .set("offsets", next.offsets());
        next.tables().forEach(update::set);
        return environment
                .table()
                .update(
                        last.version() == 0
                                ? update.when("attribute_not_exists(#version)")
                                : update.when("#version = :seen", "seen", last.version()));
    }
}
