package openseat.feedback;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import openseat.http.Json;
import openseat.registration.Cause;

/// What SES reports about one mail that it sent, reduced by the template's rule to types and our own tags: never an
/// address.
///
/// @param event   the tag: which event the mail was about
/// @param kind    the tag: what kind of letter; `digest` and `sign-in` to organizers
/// @param row     the tag: whose registration, or which recipient of a digest
/// @param cause   the tag: what caused the letter
/// @param network the tag: by which the quota knows the network whose request caused it, if it does
/// @param sent    when SES took the mail
record Feedback(Type type, String event, String kind, String row, Cause cause, Optional<String> network, Instant sent) {

    /// SES has not sent the mail, because the account's suppression list has its address from an earlier mail. That
    /// says nothing new, and the entry stays until somebody removes it:
    /// https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html. `Suppressed`, in contrast,
    /// means SES's global list, and is a real bounce.
    private static final String NOT_SENT = "OnAccountSuppressionList";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

    /// What became of the mail.
    ///
    /// The types of SES, at "Bounce object":
    /// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
    enum Type {
        /// A permanent bounce: the address takes no mail.
        BOUNCED,
        /// It did not arrive, and the next one may: a full mailbox, a server that is down, or a cause that SES
        /// does not know.
        UNDELIVERED,
        /// Its reader reported it as spam.
        COMPLAINED;

        /// As the log has it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Empty if it is no report that the template's rule passes on.
    static Optional<Feedback> read(Map<String, Object> report) {
        var event = Json.string(report.get("event"));
        var row = Json.string(report.get("row"));
        if (event.isEmpty() || !HASH.matcher(row).matches()) {
            return Optional.empty();
        }
        try {
            var sent = Instant.parse(Json.string(report.get("sent")));
            var cause = Cause.of(Json.string(report.get("cause")));
            var network = Optional.of(Json.string(report.get("network")))
                    .filter(name -> HASH.matcher(name).matches());
            return type(report)
                    .map(type -> new Feedback(type, event, Json.string(report.get("kind")), row, cause, network, sent));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Whether SES reports about a mail that it did not even try to send.
    static boolean isOfUnsentMail(Map<String, Object> report) {
        return NOT_SENT.equals(Json.string(report.get("bounceSubType")))
                || NOT_SENT.equals(Json.string(report.get("complaintSubType")));
    }

    private static Optional<Type> type(Map<String, Object> report) {
        return switch (Json.string(report.get("type"))) {
            case "Bounce" -> Optional.of(isPermanent(report) ? Type.BOUNCED : Type.UNDELIVERED);
            case "Complaint" -> Optional.of(Type.COMPLAINED);
            default -> Optional.empty();
        };
    }

    private static boolean isPermanent(Map<String, Object> report) {
        return Json.string(report.get("bounce")).equals("Permanent");
    }

    boolean isOfDigest() {
        return kind.equals("digest");
    }

    /// Whether it was a letter to sign in at the desk, after which nothing changes: the next wish has the next
    /// letter.
    boolean isOfSignIn() {
        return kind.equals("sign-in");
    }
}
