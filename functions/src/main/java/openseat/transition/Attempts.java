package openseat.transition;

import java.util.Optional;
import java.util.function.Function;
import openseat.Environment;
import openseat.dynamodb.TableBusyException;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Status;

/// How a transition is tried: nothing that was read before is trusted, and whoever lost a race looks again.
final class Attempts {

    private static final int MOST = 5;

    private final Environment environment;
    private final Registrations registrations;

    Attempts(Environment environment, Registrations registrations) {
        this.environment = environment;
        this.registrations = registrations;
    }

    /// Tries a transition on the row as it was read, then on the row as it is then, until it succeeds or is
    /// refused.
    ///
    /// @param attempt empty if it lost a race: the row or the seats changed since they were read
    /// @throws TableBusyException if it lost five times; nothing was done
    TransitionResult retry(Registration seen, Function<Registration, Optional<TransitionResult>> attempt) {
        var row = seen;
        for (var n = 1; n <= MOST; n++) {
            var result = attempt.apply(row);
            if (result.isPresent()) {
                return result.get();
            }
            var again = registrations.find(seen.key());
            if (again.isEmpty()) {
                return new TransitionResult.Gone();
            }
            row = again.get();
        }
        throw new TableBusyException(null);
    }

    /// One update; empty if its condition failed.
    Optional<TransitionResult> update(Status status, Update update) {
        return environment.table().update(update) ? Optional.of(new TransitionResult.Done(status)) : Optional.empty();
    }

    /// One transaction; empty if a condition failed.
    Optional<TransitionResult> transact(Status status, Write... writes) {
        return environment.table().transact(writes).isEmpty()
                ? Optional.of(new TransitionResult.Done(status))
                : Optional.empty();
    }
}
