package openseat.digest;

import java.time.Instant;
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

    /// How many days without a digest are followed by a quiet one.
    private static final int QUIET_DAYS = 7;

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
        var isFinal = report.event().registrationStatus(now).isFinal();
        return isFinal || daysSince(last.at().get(), subscription, now) < QUIET_DAYS ? NONE : QUIET;
    }

    /// By their calendar, so that a digest at the same time of the day counts.
    private static long daysSince(Instant at, Subscription subscription, Instant now) {
        var zone = subscription.zone();
        return now.atZone(zone).toLocalDate().toEpochDay()
                - at.atZone(zone).toLocalDate().toEpochDay();
    }
}
