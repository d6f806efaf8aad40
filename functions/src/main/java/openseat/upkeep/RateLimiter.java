package openseat.upkeep;

import java.time.Duration;

/// How fast, and for how long, one run of upkeep may send: by the stopwatch, never by the clock.
final class RateLimiter {

    /// Of each minute; the rest is for whatever takes longer than it should.
    private static final Duration RUN = Duration.ofSeconds(50);

    private final long end = System.nanoTime() + RUN.toNanos();
    private final long gap;
    private long next = System.nanoTime();

    /// @param perSecond mails a second
    RateLimiter(int perSecond) {
        this.gap = Duration.ofSeconds(1).toNanos() / Math.max(1, perSecond);
    }

    boolean isOver() {
        return System.nanoTime() >= end;
    }

    /// Waits until the next mail may go. `share` of the pace in hundredths: news takes 70 at most.
    void await(int share) {
        var wait = next - System.nanoTime();
        if (wait > 0) {
            try {
                Thread.sleep(Duration.ofNanos(wait));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        next = Math.max(next, System.nanoTime()) + gap * 100 / share;
    }
}
