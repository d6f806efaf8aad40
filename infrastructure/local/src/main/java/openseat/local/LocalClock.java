package openseat.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// The time that all functions are told, which can be moved.
public final class LocalClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> moved;

    private LocalClock(Clock base, AtomicReference<Duration> moved) {
        this.base = base;
        this.moved = moved;
    }

    /// One that goes on by itself, from now.
    public static LocalClock running() {
        return new LocalClock(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    /// One that stands still until it is moved.
    public static LocalClock standingAt(Instant instant) {
        return new LocalClock(Clock.fixed(instant, ZoneOffset.UTC), new AtomicReference<>(Duration.ZERO));
    }

    public Instant advance(Duration by) {
        moved.updateAndGet(so -> so.plus(by));
        return instant();
    }

    public void set(Instant instant) {
        moved.set(Duration.between(base.instant(), instant));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(moved.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new LocalClock(base.withZone(zone), moved);
    }
}
