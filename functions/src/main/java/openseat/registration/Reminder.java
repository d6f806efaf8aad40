package openseat.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;

/// A letter before an event begins, at a moment of its own for each registration, so that not all of them are due at
/// once. Pure.
public enum Reminder {
    DAY_BEFORE(Duration.ofHours(26), Duration.ofHours(22), Duration.ofHours(12)),
    BEFORE_START(Duration.ofMinutes(90), Duration.ofMinutes(45), Duration.ZERO);

    private static final Duration NOON = Duration.ofHours(12);

    private final Duration first;
    private final Duration last;
    private final Duration latest;

    /// @param first  how long before the start the first of them are due
    /// @param last   and the last of them
    /// @param latest how long before the start none is sent any more, if it could not be in time
    Reminder(Duration first, Duration last, Duration latest) {
        this.first = first;
        this.last = last;
        this.latest = latest;
    }

    /// The one that must be sent now. Whoever had any letter since the first of them were due has the date before
    /// their eyes.
    public static Optional<Reminder> due(PublishedEvent published, Registration row, Instant now) {
        return Stream.of(values())
                .filter(reminder -> reminder.at(published, row, told(row))
                        .filter(at -> !now.isBefore(at) && reminder.isInTime(published, now))
                        .isPresent())
                .findFirst();
    }

    /// When the next one is due after this letter, whether or not that has passed.
    ///
    /// @param told when the last letter was sent
    static Optional<Instant> next(PublishedEvent published, Registration row, Optional<Instant> told, Instant now) {
        return Stream.of(values())
                .flatMap(reminder ->
                        reminder.at(published, row, told).filter(_ -> reminder.isInTime(published, now)).stream())
                .min(Instant::compareTo);
    }

    private static Optional<Instant> told(Registration row) {
        return row.delivery().lastLetter().map(LastLetter::at);
    }

    private Optional<Instant> at(PublishedEvent published, Registration row, Optional<Instant> told) {
        return Optional.of(published)
                .filter(event -> isWanted(event, row))
                .map(event -> start(date(event)))
                .filter(start -> told.filter(start.minus(first)::isAfter).isPresent())
                .map(start -> due(start, row.id()));
    }

    /// When it is due to a registration, before this start.
    public Instant due(Instant start, String id) {
        return start.minus(first).plus(share(id));
    }

    /// From when on none is sent any more.
    public Instant latest(Instant start) {
        return start.minus(latest);
    }

    private boolean isWanted(PublishedEvent published, Registration row) {
        var isFor = row.status() == Status.CONFIRMED || row.status() == Status.WAITING && this == DAY_BEFORE;
        return isFor
                && published.event().schedule() instanceof Schedule.Confirmed
                && isSentFor(published.event())
                && row.wantsMessages()
                && !row.delivery().bounced();
    }

    /// Whether the event sends it, once it has a date.
    public boolean isSentFor(Event event) {
        var reminders = event.letters().reminders();
        return switch (this) {
            case DAY_BEFORE -> reminders.dayBefore();
            case BEFORE_START ->
                reminders.beforeStart()
                        && event.schedule()
                                .date()
                                .filter(Schedule.Confirmed::wholeDays)
                                .isEmpty();
        };
    }

    /// When the first of them are due.
    public Instant firstDue(Schedule.Confirmed date) {
        return start(date).minus(first);
    }

    private boolean isInTime(PublishedEvent published, Instant now) {
        return now.isBefore(latest(start(date(published))))
                && now.isBefore(date(published).startsAt());
    }

    /// Of whole days, noon on the first: nobody is reminded at night.
    private static Instant start(Schedule.Confirmed date) {
        return date.wholeDays() ? date.startsAt().plus(NOON) : date.startsAt();
    }

    private static Schedule.Confirmed date(PublishedEvent published) {
        return published.event().schedule().date().orElseThrow();
    }

    /// This registration's share of the time between the first and the last, by its id.
    private Duration share(String id) {
        var time = first.minus(last).toMillis();
        return Duration.ofMillis(time * Long.parseLong(id.substring(1, 8), 16) >> 28);
    }
}
