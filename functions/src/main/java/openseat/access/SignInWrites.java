package openseat.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import openseat.Keys;
import openseat.LinkKey;
import openseat.access.SignIn.Link;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Put;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;
import openseat.i18n.Language;
import openseat.mail.Outbox;

/// Every write about signing in at the desk, and about sessions.
///
/// ```
///  (an address is typed) --blind write--> pending --may work here: a letter--> rest, with a link for 15 minutes
///  pending --may not, or too many letters--> rest
///  link --its button, once--> session of 8 hours --its button, or its time--> gone
/// ```
public final class SignInWrites {

    /// How long somebody stays signed in.
    public static final Duration SESSION = Duration.ofHours(8);

    /// How long a wish is kept at most.
    private static final Duration KEPT = Duration.ofDays(1);

    private SignInWrites() {}

    /// Somebody typed an address: the same write whoever they are.
    ///
    /// @param network already hashed
    /// @param next    where they wanted to go at the desk, or blank
    public static Update request(String id, Language language, byte[] network, String next, Instant now) {
        return Update.of(Keys.signIn(id))
                .set("pending", "request")
                .set("at", now.getEpochSecond())
                .set("language", language.tag())
                .set("next", next)
                .set("dueKind", Keys.DUE_SIGN_INS)
                .set("due", now.getEpochSecond())
                .set("ttl", now.plus(KEPT).getEpochSecond())
                .addToSet("networks", network);
    }

    /// Takes the row for one letter with this link. A link that was used meanwhile must not come back, so the links
    /// must be those that were read. If the letter does not leave, the link stays: nobody has its key.
    public static Update claim(SignIn row, LinkKey link, Instant now) {
        var claim = Outbox.claim(row.key(), now).set("counted", true).set("links", attributes(row.with(link, now)));
        var isPending = Outbox.IS_FREE + " AND attribute_exists(#pending) AND ";
        return row.links().isEmpty()
                ? claim.when(isPending + "attribute_not_exists(#links)", "now", now.getEpochSecond())
                : claim.when(
                        isPending + "#links = :seen", "now", now.getEpochSecond(), "seen", attributes(row.links()));
    }

    /// The letter was sent, or will never be. A wish that came meanwhile has the same letter.
    public static Update settle(SignIn row, Instant lease) {
        return rest(row).when(Outbox.IS_OURS, "lease", lease.getEpochSecond());
    }

    /// There is no letter for it.
    public static Update drop(SignIn row, Instant now) {
        return rest(row).when(Outbox.IS_FREE, "now", now.getEpochSecond());
    }

    private static Update rest(SignIn row) {
        return Update.of(row.key()).remove("pending", "networks", "counted", "dueKind", "due", "lease", "tries");
    }

    /// The button of a link was pressed: all links of the row end, and a session begins.
    ///
    /// @param session the key in its cookie
    public static List<Write> begin(SignIn row, LinkKey session, Instant now) {
        var ends = now.plus(SESSION).getEpochSecond();
        return List.of(
                Update.of(row.key()).remove("links").when("#links = :seen", "seen", attributes(row.links())),
                Put.of(Sessions.key(session), Map.of("hash", session.hash(), "ends", ends, "ttl", ends)));
    }

    /// Ends a session.
    static Delete end(LinkKey session) {
        return Delete.of(Sessions.key(session));
    }

    private static List<Map<String, Object>> attributes(List<Link> links) {
        return links.stream().map(Link::attributes).toList();
    }
}
