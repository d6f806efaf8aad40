package openseat.upkeep;

import java.time.Duration;

/// How fast, and for how long, one run of upkeep may send: in the machine's own time, whatever the clock says.
final class RateLimiter {

    /// Out of each minute; the rest is for whatever takes longer than it should.
    private static final Duration RUN = Duration.ofSeconds(50);

    /// What is done for events as a whole takes no more of it: letters and expiries must not wait for a long
    /// rollout.
    private static final Duration FOR_EVENTS = Duration.ofSeconds(20);

    private final long start = System.nanoTime();
    private final long gap;
    private long next = System.nanoTime();

    /// @param perSecond mails a second
    RateLimiter(int perSecond) {
        this.gap = Duration.ofSeconds(1).toNanos() / Math.max(1, perSecond);
    }

    boolean isOver() {
        return isOver(RUN);
    }

    /// Whether the share is used up that is for events as a whole, which are first in each run.
    boolean isOverForEvents() {
        return isOver(FOR_EVENTS);
    }

    private boolean isOver(Duration share) {
        return System.nanoTime() - start >= share.toNanos();
    }

    /// Waits until the next mail may go.
    ///
    /// @param percent of the rate that this kind of mail may use
    void await(int percent) {
        var wait = next - System.nanoTime();
        if (wait > 0) {
            try {
                Thread.sleep(Duration.ofNanos(wait));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        next = Math.max(next, System.nanoTime()) + gap * 100 / percent;
    }
}
