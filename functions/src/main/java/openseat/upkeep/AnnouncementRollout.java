package openseat.upkeep;

import java.util.Optional;
import openseat.Environment;
import openseat.RateLimiter;
import openseat.announcement.Announcement;
import openseat.announcement.Announcements;
import openseat.event.EventAgenda;
import openseat.transition.MessageWrites;

/// Brings announcements to the registrations that they are for, one announcement after the other: each row remembers
/// the last that has reached it, so that none reaches it twice.
final class AnnouncementRollout {

    private final Environment environment;
    private final Announcements announcements;
    private final RowWalk walk;

    AnnouncementRollout(Environment environment) {
        this.environment = environment;
        this.announcements = new Announcements(environment.table());
        this.walk = new RowWalk(environment);
    }

    /// Whether every announcement has reached every row before the time was up.
    boolean run(EventAgenda agenda, String event, RateLimiter limiter) {
        var cursor = agenda.announced().cursor();
        for (var number = agenda.announced().done() + 1;
                number <= agenda.announced().last();
                number++) {
            var announcement = announcements.find(event, number);
            if (announcement.isPresent() && !run(agenda, event, announcement.get(), cursor, limiter)) {
                return false;
            }
            if (!environment.table().update(agenda.reachAllWithAnnouncement(number))) {
                // Another run was first; the next one goes on from there.
                return false;
            }
            cursor = Optional.empty();
        }
        return true;
    }

    private boolean run(
            EventAgenda agenda, String event, Announcement announcement, Optional<String> cursor, RateLimiter limiter) {
        var number = announcement.number();
        return walk.run(
                event,
                cursor,
                limiter,
                row -> Optional.of(row)
                        .filter(it -> it.messages().met() < number && announcement.isFor(it))
                        .map(it -> MessageWrites.announce(
                                it, number, environment.clock().instant())),
                at -> environment.table().update(agenda.reachWithAnnouncement(number, at)));
    }
}
