package openseat.registration;

import java.util.Optional;
import java.util.function.Function;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.dynamodb.TableBusyException;
import openseat.dynamodb.Write;

/// The registrations in the table: how they are found, and how a transition of one is tried.
public final class Registrations {

    private static final int ATTEMPTS = 5;

    /// A position on the waiting list is counted up to here.
    private static final int MAX_POSITION = 10_000;

    private final Environment environment;

    public Registrations(Environment environment) {
        this.environment = environment;
    }

    /// The row, unless it has ended.
    public Optional<Registration> find(Key key) {
        var now = environment.clock().instant();
        return environment.table().get(key).map(Registration::from).filter(row -> !row.isOver(now));
    }

    /// The row that a link's key opens; empty for wrong, expired and foreign keys, and for rows that have ended.
    public Optional<Registration> open(String event, String key) {
        return LinkToken.Key.read(key).flatMap(link ->
                find(Keys.registration(event, link.id())).filter(row -> LinkToken.opens(row, link)));
    }

    /// Its position on the waiting list, from 1.
    public int position(Registration row) {
        return 1 + environment.table().countBefore(RegistrationWrites.waitingKey(row), MAX_POSITION);
    }

    /// Tries a transition on the row as it was read, then on the row as it is then, until it succeeds or is refused.
    ///
    /// @param attempt empty if it lost a race: the row or the seats changed since they were read
    /// @throws TableBusyException if it lost five times; nothing was done
    TransitionResult retry(Registration seen, Function<Registration, Optional<TransitionResult>> attempt) {
        var row = seen;
        for (var n = 1; n <= ATTEMPTS; n++) {
            var result = attempt.apply(row);
            if (result.isPresent()) {
                return result.get();
            }
            var again = find(seen.key());
            if (again.isEmpty()) {
                return new TransitionResult.Gone();
            }
            row = again.get();
        }
        throw new TableBusyException(null);
    }

    /// One transaction; empty if a condition failed.
    Optional<TransitionResult> transact(Status status, Write... writes) {
        return environment.table().transact(writes).isEmpty()
                ? Optional.of(new TransitionResult.Done(status))
                : Optional.empty();
    }
}
