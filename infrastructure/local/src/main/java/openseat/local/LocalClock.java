package openseat.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import openseat.RateLimiter;

/// The clock of all functions, which can be offset.
public sealed class LocalClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> offset;

    private LocalClock(Clock base, AtomicReference<Duration> offset) {
        this.base = base;
        this.offset = offset;
    }

    /// A clock that runs, starting now.
    public static LocalClock running() {
        return new LocalClock(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    /// A clock that runs, and skips what a function would wait between two mails.
    public static LocalClock skipping() {
        return new Skipping();
    }

    /// A clock that changes only when it is offset.
    public static LocalClock fixedAt(Instant instant) {
        return new LocalClock(Clock.fixed(instant, ZoneOffset.UTC), new AtomicReference<>(Duration.ZERO));
    }

    public Instant advance(Duration by) {
        offset.updateAndGet(offset -> offset.plus(by));
        return instant();
    }

    public void set(Instant instant) {
        offset.set(Duration.between(base.instant(), instant));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new LocalClock(base.withZone(zone), offset);
    }

    /// The time in which functions space their mails: the machine's.
    public RateLimiter.Time pace() {
        return RateLimiter.Time.OF_THE_MACHINE;
    }

    private static final class Skipping extends LocalClock {

        Skipping() {
            super(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
        }

        @Override
        public RateLimiter.Time pace() {
            return new RateLimiter.Time() {
                @Override
                public long now() {
                    return Duration.between(Instant.EPOCH, instant()).toNanos();
                }

                @Override
                public void wait(Duration duration) {
                    advance(duration);
                }
            };
        }
    }
}
