package openseat.report;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.audience.Audience;
import openseat.event.Event;
import openseat.mail.Sender;
import openseat.subscription.Role;

/// Everything a digest says. Nothing in it is about one person.
///
/// @param role        of the recipient
/// @param actionItems most urgent first
/// @param audience    who is coming, once that can be published
/// @param next        what happens by itself, what has a moment first
/// @param quiet       whether nothing has happened for a week, and the digest says only that
public record Report(
        Event event,
        Links links,
        Role role,
        List<ActionItem> actionItems,
        Period period,
        Trend trend,
        Snapshot now,
        Optional<Audience> audience,
        MailHealth mail,
        List<NextStep> next,
        boolean quiet,
        Sender sender) {

    /// Where a digest leads.
    ///
    /// @param page         the event's public page
    /// @param subscription the recipient's own page
    /// @param edit         the form of the event at the organizers' desk; empty for whoever does not edit it
    public record Links(URI page, URI subscription, Optional<URI> edit) {

        /// Where it is seen that something needs a decision, or, by whoever edits the event, decided; empty if
        /// it is not about the event itself. Signing in keeps the place only as a parameter.
        public Optional<URI> to(ActionItem item) {
            return edit.isPresent()
                    ? FieldAnchor.of(item).map(field -> URI.create(edit.get() + "?at=" + field + "#" + field))
                    : item.anchor().map(anchor -> URI.create(page + "#" + anchor.id));
        }

        public URI stop() {
            return URI.create(subscription + "#stop");
        }
    }

    /// What has happened since the last digest.
    ///
    /// @param from     when the last digest was made, or empty for the first one
    /// @param previous what happened in the period before, if there was one
    public record Period(Optional<Instant> from, Instant to, Activity activity, Optional<Activity> previous) {}

    public Report {
        actionItems = List.copyOf(actionItems);
        next = List.copyOf(next);
    }

    /// The same, said in a quiet week.
    public Report asQuiet() {
        return new Report(event, links, role, actionItems, period, trend, now, audience, mail, next, true, sender);
    }
}
