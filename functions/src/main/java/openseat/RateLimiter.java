package openseat;

import java.time.Duration;

/// How fast, and for how long, one run of a function may send.
public final class RateLimiter {

    private final Time time;
    private final long run;
    private final long start;
    private final long gap;
    private long next;

    /// Time that passes by itself, and when somebody waits.
    public interface Time {

        /// Nanoseconds since some moment.
        long now();

        void wait(Duration duration);

        Time OF_THE_MACHINE = new Time() {
            @Override
            public long now() {
                return System.nanoTime();
            }

            @Override
            public void wait(Duration duration) {
                try {
                    Thread.sleep(duration);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    /// @param perSecond mails a second
    /// @param run       how long a run may take: less than the function's time
    public RateLimiter(int perSecond, Duration run, Time time) {
        this.time = time;
        this.run = run.toNanos();
        this.start = time.now();
        this.next = start;
        this.gap = Duration.ofSeconds(1).toNanos() / Math.max(1, perSecond);
    }

    public boolean isOver() {
        return time.now() - start >= run;
    }

    /// Whether this much of the run is over.
    public boolean isOver(Duration share) {
        return time.now() - start >= share.toNanos();
    }

    /// Waits until the next mail may go.
    ///
    /// @param percent of the rate that this kind of mail may use
    public void await(int percent) {
        var wait = next - time.now();
        if (wait > 0) {
            time.wait(Duration.ofNanos(wait));
        }
        next = Math.max(next, time.now()) + gap * 100 / percent;
    }
}
