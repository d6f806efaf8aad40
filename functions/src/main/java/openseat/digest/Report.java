package openseat.digest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;

/// All that a digest tells; nothing in it is about one person.
///
/// @param page       the event's public page
/// @param needs      most pressing first
/// @param from       when the last digest was made, or empty for the first one
/// @param since      what has come in since then
/// @param before     what had come in between the two digests before, if there were two
/// @param post       letters, ever
/// @param postalLine who sends this, and where they are to be found; may be blank
public record Report(
        Event event,
        URI page,
        List<ActionItem> needs,
        Optional<Instant> from,
        Instant to,
        Activity since,
        Optional<Activity> before,
        Snapshot now,
        Letters post,
        String postalLine) {

    /// Letters by what became of them.
    ///
    /// @param sent       went out
    /// @param refused    did not
    /// @param bounced    came back
    /// @param complained were reported as spam by their readers
    public record Letters(long sent, long refused, long bounced, long complained) {

        boolean allAreWell() {
            return refused + bounced + complained == 0;
        }
    }

    public Report {
        needs = List.copyOf(needs);
    }
}
