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

    /// What the organizers publish about a recipient; `rhythm` counts until the recipient has chosen one.
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
                .set("rhythm", recipient.rhythm().attributes())
                .setIfAbsent("secret", secret)
                .setIfAbsent("status", Status.UNCONFIRMED.word)
                .set("dueKind", Keys.DUE_DIGESTS)
                .setIfAbsent("due", now.getEpochSecond())
                .remove("bounced");
    }

    /// The recipient is no longer on the list: what remains, in case they are named again, is that they stopped,
    /// when they were asked, and the key of their page. No digest is due without `dueKind`.
    ///
    /// @param row as read; dropped if they stopped, or said yes, meanwhile
    public static Update unsubscribe(Recipients.Listed row) {
        var stopped = row.status() == Status.STOPPED;
        return Update.of(row.key())
                .set("status", (stopped ? Status.STOPPED : Status.UNCONFIRMED).word)
                .remove("address", "language", "zone", "role", "rhythm", "chosen", "bounced")
                .remove("dueKind", "due", "lease", "tries")
                .remove("sentAt", "lastTotals", "lastActivity", "lastItems", "weeks")
                .when("#status = :seen", "seen", row.status().word);
    }

    /// Mail does not reach them: they get none until the list of recipients is published again.
    public static Update suppress(Key key) {
        return Update.of(key).set("bounced", true).remove("dueKind").when("attribute_exists(#address)");
    }

    /// They want the digest. The first, or the next, comes at once.
    public static Update confirm(Key key, Instant now) {
        return Update.of(key)
                .set("status", Status.ACTIVE.word)
                .set("dueKind", Keys.DUE_DIGESTS)
                .set("due", now.getEpochSecond())
                .remove("tries", "bounced")
                .when(
                        "attribute_exists(#address) AND (#status <> :active OR attribute_exists(#bounced))",
                        "active",
                        Status.ACTIVE.word);
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
                .set("chosen", rhythm.attributes())
                .set("due", due.getEpochSecond())
                .when("#status = :active AND attribute_exists(#sentAt)", "active", Status.ACTIVE.word);
    }

    /// The same, before the first digest, which comes at once all the same.
    public static Update chooseBeforeFirst(Key key, Rhythm rhythm) {
        return Update.of(key)
                .set("chosen", rhythm.attributes())
                .when("#status = :active AND attribute_not_exists(#sentAt)", "active", Status.ACTIVE.word);
    }

    public static Update claim(Key key, Instant now) {
        return Outbox.claim(key, now).when(Outbox.IS_FREE, "now", now.getEpochSecond());
    }

    /// They were asked to confirm, and nothing more comes until they do. If they have done so meanwhile, this is
    /// dropped, and the first digest comes once the lease is over.
    public static Update asked(Key key, Instant lease, Instant now) {
        return rest(key, lease).set("askedAt", now.getEpochSecond());
    }

    /// There is nothing to send until somebody does something.
    public static Update rest(Key key, Instant lease) {
        return released(key)
                .remove("due")
                .when(
                        Outbox.IS_OURS + " AND #status <> :active",
                        "lease",
                        lease.getEpochSecond(),
                        "active",
                        Status.ACTIVE.word);
    }

    /// A digest was sent.
    ///
    /// @param row   as read, with the rhythm by which the next one is due: dropped if they chose another meanwhile
    /// @param due   when the next one is
    public static Update settle(Subscription row, Told told, Instant due, Instant lease, Instant now) {
        return settleWithoutDigest(row, told.items(), due, lease)
                .set("lastTotals", told.totals())
                .set("lastActivity", told.activity())
                .set("weeks", told.weeks())
                .set("sentAt", now.getEpochSecond());
    }

    /// What a digest said, as the row remembers it; see `Subscription.LastDigest`.
    public record Told(Map<String, ?> totals, Map<String, ?> activity, List<String> items, Map<String, ?> weeks) {}

    /// There was nothing to say. Action items that ended are forgotten, so that they are named again if they come
    /// back.
    public static Update settleWithoutDigest(Subscription row, List<String> items, Instant due, Instant lease) {
        var settled = released(row.key()).set("due", due.getEpochSecond()).set("lastItems", items);
        return row.chosen()
                .map(rhythm -> settled.when(
                        Outbox.IS_OURS + " AND #chosen = :chosen",
                        "lease",
                        lease.getEpochSecond(),
                        "chosen",
                        rhythm.attributes()))
                .orElseGet(() -> settled.when(
                        Outbox.IS_OURS + " AND attribute_not_exists(#chosen)", "lease", lease.getEpochSecond()));
    }

    private static Update released(Key key) {
        return Update.of(key).remove("lease", "tries");
    }
}
