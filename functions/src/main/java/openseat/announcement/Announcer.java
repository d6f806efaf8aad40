package openseat.announcement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.announcement.AnnounceRequest.Announcing;
import openseat.event.EventAgenda.Announced;
import openseat.registration.Status;
import openseat.seats.SeatCounts;

/// Announces something to those who are registered for an event, once, and tells what was announced. It only stores
/// announcements: upkeep brings them to the registrations.
public final class Announcer {

    /// The same text once more within this time is a repeated request, as after a timeout or a double click.
    private static final Duration REPEATED = Duration.ofHours(1);

    /// So many announcements are listed, the newest first.
    private static final int LISTED = 20;

    private static final int MAX_ATTEMPTS = 5;

    private final Environment environment;
    private final Announcements announcements;
    private final int mailPerSecond;

    public Announcer(Environment environment) {
        this.environment = environment;
        this.announcements = new Announcements(environment.table());
        this.mailPerSecond = environment.settings().number("MAIL_PER_SECOND");
    }

    /// What became of an announcement.
    public sealed interface Result {}

    public record Made(long number) implements Result {}

    /// The same was announced less than an hour ago; it is not sent again.
    public record Repeated(long number) implements Result {}

    /// Others announce something at this moment; nothing was done.
    public record Busy() implements Result {}

    /// How many letters an announcement causes, and about how many minutes they take.
    public record Reach(long letters, long minutes) {}

    /// @param hasReachedAll whether it has reached every registration
    public record Sent(Announcement announcement, boolean hasReachedAll) {}

    /// Empty if there is no such event.
    ///
    /// An announcement is made once its item is there. Whoever comes next tells upkeep of one whose function was
    /// stopped before it could.
    public Optional<Result> announce(Announcing announcing) {
        return announcements.progress(announcing.event()).map(progress -> announce(announcing, progress));
    }

    private Result announce(Announcing announcing, Announced progress) {
        var now = environment.clock().instant();
        var newest = Optional.of(progress.last())
                .filter(last -> last > 0)
                .flatMap(last -> announcements.find(announcing.event(), last));
        if (newest.filter(made -> isRepeated(announcing, made, now)).isPresent()) {
            return new Repeated(newest.get().number());
        }
        for (var number = progress.last() + 1; number <= progress.last() + MAX_ATTEMPTS; number++) {
            var isAdded = announcements.add(announcing.event(), announcing.numbered(number, now));
            var taken = isAdded ? Optional.<Announcement>empty() : announcements.find(announcing.event(), number);
            announcements.tellUpTo(announcing.event(), number, now);
            if (isAdded) {
                return new Made(number);
            }
            if (taken.filter(made -> isRepeated(announcing, made, now)).isPresent()) {
                return new Repeated(number);
            }
        }
        return new Busy();
    }

    private static boolean isRepeated(Announcing announcing, Announcement made, Instant now) {
        return announcing.numbered(made.number(), now).saysTheSameAs(made)
                && now.isBefore(made.at().plus(REPEATED));
    }

    /// Empty if there is no such event.
    public Optional<Reach> reach(Announcing announcing) {
        return announcements.progress(announcing.event()).map(_ -> reachOf(announcing));
    }

    Reach reachOf(Announcing announcing) {
        var seats = environment
                .table()
                .get(Keys.seats(announcing.event()))
                .map(SeatCounts::new)
                .orElse(SeatCounts.NONE);
        var letters = (announcing.to().contains(Status.CONFIRMED) ? seats.seated() : 0)
                + (announcing.to().contains(Status.WAITING) ? seats.waiting() : 0);
        return new Reach(letters, SendingTime.minutes(letters, mailPerSecond));
    }

    /// What was announced, the newest first; empty if there is no such event.
    public Optional<List<Sent>> list(String event) {
        return announcements.progress(event).map(progress -> {
            var list = new ArrayList<Sent>();
            for (var number = progress.last(); number > Math.max(0, progress.last() - LISTED); number--) {
                var hasReachedAll = number <= progress.done();
                announcements.find(event, number).ifPresent(made -> list.add(new Sent(made, hasReachedAll)));
            }
            return List.copyOf(list);
        });
    }
}
