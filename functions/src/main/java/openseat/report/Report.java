package openseat.report;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.mail.Sender;

/// Everything a digest says. Nothing in it is about one person.
///
/// @param actionItems most urgent first
public record Report(
        Event event,
        Links links,
        List<ActionItem> actionItems,
        Period period,
        Trend trend,
        Snapshot now,
        MailCounts mail,
        Sender sender) {

    /// The event's public page, and the recipient's own, where they choose when the digest comes and stop it.
    public record Links(URI page, URI subscription) {}

    /// What has happened since the last digest.
    ///
    /// @param from     when the last digest was made, or empty for the first one
    /// @param previous what happened in the period before, if there was one
    public record Period(Optional<Instant> from, Instant to, Activity activity, Optional<Activity> previous) {}

    /// What went wrong with mails about the event so far; `complained` counts those that their readers reported as
    /// spam. How many were sent is left out, because whether a request causes one depends on who is registered.
    public record MailCounts(long rejected, long bounced, long complained) {

        public boolean hasProblems() {
            return rejected + bounced + complained > 0;
        }
    }

    public Report {
        actionItems = List.copyOf(actionItems);
    }
}
