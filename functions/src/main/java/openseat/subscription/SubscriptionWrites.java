package openseat.subscription;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.mail.Outbox;
import openseat.subscription.Subscription.Status;

/// Every update of a recipient's row; how a digest is claimed and sent is drawn at `Outbox`.
///
/// ```
///  (published) --> unconfirmed --the letter that asks--> unconfirmed --their button--> active
///  active, unconfirmed --their button, their mailbox's, a spam report--> stopped --their button--> active
/// ```
public final class SubscriptionWrites {

    private SubscriptionWrites() {}

    /// What the organizers publish about a recipient; `rhythm` only until the recipient has chosen another.
    public record Published(String address, String language, ZoneId zone, Role role, Rhythm rhythm) {}

    /// The recipient is on the list of a published revision. What they chose, and what they were told, stays.
    ///
    /// @param secret of a new row
    public static Update subscribe(Key key, Published recipient, byte[] secret, Instant now) {
        return Update.of(key)
                .set("address", recipient.address())
                .set("language", recipient.language())
                .set("zone", recipient.zone().getId())
                .set("role", recipient.role().word)
                .setIfAbsent("rhythm", recipient.rhythm().attributes())
                .setIfAbsent("secret", secret)
                .setIfAbsent("status", Status.UNCONFIRMED.word)
                .set("dueKind", Keys.DUE_DIGESTS)
                .setIfAbsent("due", now.getEpochSecond())
                .remove("bounced");
    }

    /// Mail does not reach them: they get none until the list of recipients is published again.
    public static Update suppress(Key key) {
        return Update.of(key).set("bounced", true).remove("dueKind").when("attribute_exists(#pk)");
    }

    /// They want the digest. The first, or the next, comes at once; a mail that is just being sent may not undo
    /// this.
    public static Update confirm(Key key, Instant now) {
        return Update.of(key)
                .set("status", Status.ACTIVE.word)
                .set("dueKind", Keys.DUE_DIGESTS)
                .set("due", now.getEpochSecond())
                .remove("lease", "tries", "bounced")
                .when("attribute_exists(#pk) AND #status <> :active", "active", Status.ACTIVE.word);
    }

    /// They want none any more.
    public static Update stop(Key key) {
        return Update.of(key).set("status", Status.STOPPED.word).remove("due").when("attribute_exists(#pk)");
    }

    /// They chose when it comes.
    ///
    /// @param due when it comes next
    public static Update choose(Key key, Rhythm rhythm, Instant due) {
        return Update.of(key)
                .set("rhythm", rhythm.attributes())
                .set("due", due.getEpochSecond())
                .when("#status = :active", "active", Status.ACTIVE.word);
    }

    public static Update claim(Key key, Instant now) {
        return Outbox.claim(key, now).when(Outbox.IS_FREE, "now", now.getEpochSecond());
    }

    /// They were asked to confirm, and nothing more comes until they do.
    public static Update asked(Key key, Instant lease, Instant now) {
        return rest(key, lease).set("askedAt", now.getEpochSecond());
    }

    /// There is nothing to send until somebody does something.
    public static Update rest(Key key, Instant lease) {
        return released(key, lease).remove("due");
    }

    /// A digest was sent.
    ///
    /// @param due when the next one is
    public static Update settle(Key key, Told told, Instant due, Instant lease, Instant now) {
        return settleWithoutDigest(key, told.items(), due, lease)
                .set("lastTotals", told.totals())
                .set("lastActivity", told.activity())
                .set("weeks", told.weeks())
                .set("sentAt", now.getEpochSecond());
    }

    /// What a digest said, as the row remembers it; see `Subscription.LastDigest`.
    public record Told(Map<String, ?> totals, Map<String, ?> activity, List<String> items, Map<String, ?> weeks) {}

    /// There was nothing to say. Action items that ended are forgotten, so that they are named again if they come
    /// back.
    public static Update settleWithoutDigest(Key key, List<String> items, Instant due, Instant lease) {
        return released(key, lease).set("due", due.getEpochSecond()).set("lastItems", items);
    }

    private static Update released(Key key, Instant lease) {
        return Update.of(key).remove("lease", "tries").when(Outbox.IS_OURS, "lease", lease.getEpochSecond());
    }
}
