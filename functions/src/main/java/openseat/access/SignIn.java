package openseat.access;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import openseat.LinkKey;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.i18n.Language;

/// Somebody's wish to sign in at the desk, perhaps a stranger's.
///
/// @param language of the page on which the address was typed
/// @param next     where they wanted to go at the desk; blank for its first page
/// @param networks hashes of those from which it was wished since the last letter
/// @param pending  whether nobody has looked at it yet
/// @param counted  whether its letter was counted against the limits
/// @param tries    how often its letter was tried
/// @param at       when it was last made
/// @param links    those that were sent and may still work
public record SignIn(
        Key key,
        Language language,
        String next,
        List<byte[]> networks,
        boolean pending,
        boolean counted,
        int tries,
        Instant at,
        List<Link> links) {

    /// How long a link works.
    public static final Duration VALID = Duration.ofMinutes(15);

    /// So many links may work at a time: whoever types an address again must not end the link in the letter before.
    private static final int MOST_LINKS = 8;

    /// A link that was sent. Only its hash is kept.
    ///
    /// @param ends when it works no more
    public record Link(byte[] hash, Instant ends) {

        Map<String, Object> attributes() {
            return Map.of("hash", hash, "ends", ends.getEpochSecond());
        }
    }

    public static SignIn from(Item row) {
        return new SignIn(
                row.key(),
                row.optionalText("language").flatMap(Language::of).orElse(Language.DEFAULT),
                row.optionalText("next").orElse(""),
                row.bytesOfSet("networks"),
                row.has("pending"),
                row.flag("counted"),
                (int) row.count("tries"),
                row.instant("at").orElse(Instant.EPOCH),
                row.maps("links").stream()
                        .map(link ->
                                new Link(link.bytes("hash").orElseThrow(), Instant.ofEpochSecond(link.number("ends"))))
                        .toList());
    }

    /// The id of whose it is.
    public String id() {
        return key.pk().substring(2);
    }

    /// Whether a letter would come too late to be of use.
    public boolean isTooOld(Instant now) {
        return now.isAfter(at.plus(VALID));
    }

    /// Whether the key signs in now; it takes the same time whichever link fits.
    public boolean isOpenedBy(LinkKey given, Instant now) {
        var hash = given.hash();
        var found = false;
        for (var link : links) {
            var fits = MessageDigest.isEqual(link.hash, hash);
            found |= fits && now.isBefore(link.ends);
        }
        return found;
    }

    /// The links that still work, the newest ones, and one more.
    List<Link> with(LinkKey added, Instant now) {
        var alive = new ArrayList<>(
                links.stream().filter(link -> now.isBefore(link.ends)).toList());
        alive.add(new Link(added.hash(), now.plus(VALID)));
        return List.copyOf(alive.subList(Math.max(0, alive.size() - MOST_LINKS), alive.size()));
    }
}
