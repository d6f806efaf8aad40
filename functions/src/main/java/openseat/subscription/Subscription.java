package openseat.subscription;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.i18n.Language;
import openseat.mail.Recipient;

/// Somebody who gets the digest of an event, and what the last one said.
///
/// @param bounced      whether digests do not reach them, or are not wanted
/// @param tries        how often the digest that is due was tried
/// @param sentAt       when the last digest was made
/// @param lastTotals   the counters as the last digest knew them
/// @param lastActivity what had come in between the last two digests
/// @param lastItems    the action items that the last digest named, by their words
public record Subscription(
        Key key,
        String address,
        String language,
        ZoneId zone,
        boolean bounced,
        int tries,
        Optional<Instant> sentAt,
        Optional<Item> lastTotals,
        Optional<Item> lastActivity,
        List<String> lastItems) {

    public static Subscription from(Item row) {
        return new Subscription(
                row.key(),
                row.text("address"),
                row.text("language"),
                ZoneId.of(row.text("zone")),
                row.flag("bounced"),
                (int) row.count("tries"),
                row.instant("sentAt"),
                row.map("lastTotals"),
                row.map("lastActivity"),
                row.texts("lastItems"));
    }

    public Recipient recipient() {
        return new Recipient(key.sk(), address, Language.of(language).orElse(Language.DEFAULT), Optional.of(zone));
    }

    /// Whether they ever got a digest.
    public boolean hasDigest() {
        return lastTotals.isPresent();
    }
}
