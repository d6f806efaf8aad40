package openseat.event;

import java.time.Instant;

/// An event as it stands in the table.
///
/// @param revision counts publications from 1; it is the ETag
/// @param material the revision that last changed date or place: who was told less, is told
/// @param document the JSON as it was published
/// @param at       when it was published
public record Published(Event event, long revision, long material, String document, Instant at) {

    public String etag() {
        return "\"" + revision + "\"";
    }
}
