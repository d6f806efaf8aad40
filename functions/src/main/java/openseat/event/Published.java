package openseat.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An event as it stands in the table.
///
/// @param revision    counts publications from 1; it is the ETag
/// @param material    the revision that last changed date or place: who was told less, is told
/// @param scheduledAt when the date was last changed
/// @param document    the JSON as it was published
/// @param at          when it was published
public record Published(Event event, long revision, long material, Instant scheduledAt, String document, Instant at) {

    /// How long a date that was published when it had passed already counts as if it were to come.
    private static final Duration SLIP = Duration.ofDays(7);

    public String etag() {
        return "\"" + revision + "\"";
    }

    /// From when on what is held of people has no purpose any more: the end of the date that is or was set. A slip of the
    /// year must not delete them before it can be mended, so a date that had passed when it was published counts a week.
    public Optional<Instant> served() {
        return event.schedule().date().map(Schedule.Confirmed::endsAt)
                .map(end -> end.isAfter(scheduledAt) ? end : scheduledAt.plus(SLIP));
    }
}
