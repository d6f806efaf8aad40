package openseat.subscription;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.mail.Outbox;

/// Every update of a recipient's row; how a digest is claimed and sent is drawn at `Outbox`.
public final class SubscriptionWrites {

    private SubscriptionWrites() {}

    /// The recipient is on the list of a published revision. What the row knows of earlier digests stays.
    public static Update subscribe(Key key, String address, String language, ZoneId zone, Instant now) {
        return Update.of(key)
                .set("address", address)
                .set("language", language)
                .set("zone", zone.getId())
                .setIfAbsent("rhythm", "daily")
                .setIfAbsent("status", "active")
                .set("dueKind", Keys.DUE_DIGESTS)
                .setIfAbsent("due", now.getEpochSecond())
                .remove("bounced");
    }

    /// Digests do not reach them: they get none until the list of recipients is published again.
    public static Update suppress(Key key) {
        return Update.of(key).set("bounced", true).remove("dueKind").when("attribute_exists(#pk)");
    }

    public static Update claim(Key key, Instant now) {
        return Outbox.claim(key, now).when(Outbox.IS_FREE, "now", now.getEpochSecond());
    }

    /// A digest was sent.
    ///
    /// @param due when the next one is
    public static Update settle(
            Key key,
            Map<String, ?> totals,
            Map<String, ?> activity,
            List<String> items,
            Instant due,
            Instant lease,
            Instant now) {
        return waiting(key, due, lease)
                .set("lastTotals", totals)
                .set("lastActivity", activity)
                .set("lastItems", items)
                .set("sentAt", now.getEpochSecond());
    }

    /// There was nothing to say. Action items that ended are forgotten, so that they are named again if they come
    /// back.
    public static Update settleWithoutDigest(Key key, List<String> items, Instant due, Instant lease) {
        return waiting(key, due, lease).set("lastItems", items);
    }

    private static Update waiting(Key key, Instant due, Instant lease) {
        return Update.of(key)
                .set("due", due.getEpochSecond())
                .remove("lease", "tries")
                .when(Outbox.IS_OURS, "lease", lease.getEpochSecond());
    }
}
