package openseat.dynamodb;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Retries what conflicts with somebody else's transaction.
final class Conflicts {

    private static final long FIRST_WAIT_MILLIS = 40;
    private static final long LONGEST_WAIT_MILLIS = 1000;

    private Conflicts() {}

    /// Tries until there is a result. The jitter needs no injected random source: it decides when, never what.
    ///
    /// @param end when to give up, by `System.nanoTime`
    /// @throws TableBusyException if there was none by then
    static <T> T retry(LongSupplier end, Supplier<Optional<T>> attempt) {
        var giveUp = end.getAsLong();
        var wait = FIRST_WAIT_MILLIS;
        while (true) {
            var result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
            if (System.nanoTime() - giveUp > 0) {
                throw new TableBusyException(null);
            }
            try {
                Thread.sleep(ThreadLocalRandom.current().nextLong(wait + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TableBusyException(e);
            }
            wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
        }
    }
}
