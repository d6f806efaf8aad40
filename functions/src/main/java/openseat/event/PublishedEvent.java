package openseat.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// An event as the table holds it.
///
/// @param revision    counts publications from 1; it is the ETag
/// @param materialRevision the revision that last changed date or place; whoever was told of an older one is told
///                         again
/// @param scheduledAt when the date was last changed
/// @param document    the JSON as it was published
/// @param at          when it was published
public record PublishedEvent(
        Event event, long revision, long materialRevision, Instant scheduledAt, String document, Instant at) {

    /// How long personal data is kept after an event was published with a date in the past.
    private static final Duration GRACE = Duration.ofDays(7);

    private static final Pattern ETAG = Pattern.compile("\"?(\\d{1,15})\"?");

    public String etag() {
        return "\"" + revision + "\"";
    }

    /// When personal data has served its purpose: at the end of the date that is, or was, set. A mistyped year must
    /// not delete anybody before it can be corrected, so a date that was already past when published counts a week
    /// longer.
    public Optional<Instant> servedAt() {
        return event.schedule().date().map(Schedule.Confirmed::endsAt)
                .map(end -> end.isAfter(scheduledAt) ? end : scheduledAt.plus(GRACE));
    }

    /// The revision that an ETag names; empty if it cannot be one of ours.
    public static OptionalLong revisionOf(String etag) {
        var match = ETAG.matcher(etag.strip());
        return match.matches() ? OptionalLong.of(Long.parseLong(match.group(1))) : OptionalLong.empty();
    }
}
