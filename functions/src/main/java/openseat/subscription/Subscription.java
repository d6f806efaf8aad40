package openseat.subscription;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import openseat.LinkKey;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.i18n.Language;
import openseat.mail.Recipient;

/// Somebody who gets the digest of an event, or is asked whether they want it.
///
/// @param published when they get it, as it was published
/// @param chosen  when they get it, as they have chosen, which counts instead
/// @param secret  opens their page, by the link in each digest. It is stored as it is, because each digest is composed
///                anew; whoever could read it here could read the address beside it
/// @param bounced whether mail does not reach them
/// @param tries   how often the mail that is due was tried
/// @param askedAt when they were last asked to confirm
/// @param last    what the last digest said
public record Subscription(
        Key key,
        String address,
        String language,
        ZoneId zone,
        Role role,
        Rhythm published,
        Optional<Rhythm> chosen,
        Status status,
        byte[] secret,
        boolean bounced,
        int tries,
        Optional<Instant> askedAt,
        LastDigest last) {

    /// Whoever has not confirmed is asked again if the list is published again, but not more often than this.
    private static final Duration BETWEEN_QUESTIONS = Duration.ofDays(1);

    /// Whether digests are sent; `word` is how the table spells it.
    public enum Status {
        /// Named by the organizers, and has not said yes.
        UNCONFIRMED("unconfirmed"),
        ACTIVE("active"),
        /// Wants none, until they say otherwise themselves.
        STOPPED("stopped");

        public final String word;

        Status(String word) {
            this.word = word;
        }

        static Status of(String word) {
            for (var status : values()) {
                if (status.word.equals(word)) {
                    return status;
                }
            }
            throw new IllegalArgumentException("There is no such status.");
        }
    }

    /// What the last digest said; empty before the first.
    ///
    /// @param at       when it was made
    /// @param totals   the counters as it knew them
    /// @param activity what had come in since the one before
    /// @param items    the action items that it named, by their words; an item that has ended is forgotten
    /// @param weeks    how many were confirmed in each week that it knew, by the week's Monday
    public record LastDigest(
            Optional<Instant> at,
            Optional<Item> totals,
            Optional<Item> activity,
            List<String> items,
            Optional<Item> weeks) {}

    /// Empty if the organizers have taken them off the list: then only that they stopped is remembered.
    public static Optional<Subscription> find(Item row) {
        return row.has("address") ? Optional.of(from(row)) : Optional.empty();
    }

    private static Subscription from(Item row) {
        return new Subscription(
                row.key(),
                row.text("address"),
                row.text("language"),
                ZoneId.of(row.text("zone")),
                Role.of(row.text("role")).orElseThrow(),
                Rhythm.from(row.map("rhythm").orElseThrow()),
                row.map("chosen").map(Rhythm::from),
                Status.of(row.text("status")),
                row.bytes("secret").orElseThrow(),
                row.flag("bounced"),
                (int) row.count("tries"),
                row.instant("askedAt"),
                new LastDigest(
                        row.instant("sentAt"),
                        row.map("lastTotals"),
                        row.map("lastActivity"),
                        row.texts("lastItems"),
                        row.map("weeks")));
    }

    /// When they get it.
    public Rhythm rhythm() {
        return chosen.orElse(published);
    }

    /// Whether digests come.
    public boolean isSent() {
        return status == Status.ACTIVE && !bounced;
    }

    public Recipient recipient() {
        return new Recipient(key.sk(), address, languageOrDefault(), Optional.of(zone));
    }

    public Language languageOrDefault() {
        return Language.of(language).orElse(Language.DEFAULT);
    }

    /// The path of their page, after that of the event's page.
    public String path() {
        return "/digest/" + new LinkKey(key.sk(), secret).text();
    }

    /// Whether this key opens their page. It takes the same time whatever the key is.
    public boolean isOpenedBy(LinkKey given) {
        return MessageDigest.isEqual(secret, given.secret());
    }

    /// Whether they may be asked now to confirm.
    public boolean mayBeAsked(Instant now) {
        return askedAt.map(asked -> !now.isBefore(asked.plus(BETWEEN_QUESTIONS)))
                .orElse(true);
    }
}
