package openseat.upkeep;

import java.time.Duration;

/// How fast, and for how long, one run of upkeep may send: in the machine's own time, whatever the clock says.
final class RateLimiter {

    /// Out of each minute; the rest is for whatever takes longer than it should.
    private static final Duration RUN = Duration.ofSeconds(50);

    /// What is done for events as a whole takes no more of it: letters and expiries must not wait for a long
    /// rollout.
    private static final Duration FOR_EVENTS = Duration.ofSeconds(20);

    private final Time time;
    private final long start;
    private final long gap;
    private long next;

    /// Time that passes by itself, and when somebody waits.
    interface Time {

        /// Nanoseconds since some moment.
        long now();

        void wait(Duration duration);
    }

    private static final Time OF_THE_MACHINE = new Time() {
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

    /// @param perSecond mails a second
    RateLimiter(int perSecond) {
        this(perSecond, OF_THE_MACHINE);
    }

    RateLimiter(int perSecond, Time time) {
        this.time = time;
        this.start = time.now();
        this.next = start;
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
        return time.now() - start >= share.toNanos();
    }

    /// Waits until the next mail may go.
    ///
    /// @param percent of the rate that this kind of mail may use
    void await(int percent) {
        var wait = next - time.now();
        if (wait > 0) {
            time.wait(Duration.ofNanos(wait));
        }
        next = Math.max(next, time.now()) + gap * 100 / percent;
    }
}
