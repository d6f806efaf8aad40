package openseat.digest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import openseat.report.Activity;
import openseat.report.Report;
import openseat.subscription.Subscription;

/// What there is to tell a recipient at the time of a digest. Pure.
enum DigestKind {
    /// Their first: it comes at once, whatever it says, because they have just asked for it.
    FIRST,
    /// Something has come in or gone, or needs the organizers and was not named yet.
    NEWS,
    /// Nothing for a week, which is said so that nobody takes silence for a failure.
    QUIET,
    NONE;

    /// Silence is hardly ever longer than so many days, but for rhythms with longer pauses.
    private static final int QUIET_DAYS = 7;

    /// Fewer days than these are not a quiet week, even if the next digest is far away.
    private static final int LEAST_QUIET_DAYS = 4;

    /// That an action item has ended is no news. Only requests, and what people do about their registrations, count
    /// as activity: an expiry, or what became of a letter, depends on whether an address was registered.
    static DigestKind of(Subscription subscription, Report report, List<String> items, Instant now) {
        var last = subscription.last();
        if (last.at().isEmpty()) {
            return FIRST;
        }
        if (!last.items().containsAll(items)) {
            return NEWS;
        }
        if (subscription.rhythm().onlyWhenNeeded()) {
            return NONE;
        }
        if (!report.period().activity().equals(Activity.NONE)) {
            return NEWS;
        }
        var zone = subscription.zone();
        var next = subscription.rhythm().next(zone, now);
        var isQuiet = days(last.at().get(), now, zone) >= LEAST_QUIET_DAYS
                && days(last.at().get(), next, zone) > QUIET_DAYS;
        return isQuiet && !report.event().registrationStatus(now).isFinal() ? QUIET : NONE;
    }

    /// By their calendar, so that a digest at the same time of the day counts.
    private static long days(Instant from, Instant to, ZoneId zone) {
        return to.atZone(zone).toLocalDate().toEpochDay()
                - from.atZone(zone).toLocalDate().toEpochDay();
    }
}
