package openseat.letter;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import openseat.http.Json;

/// What SES reports about one mail. The rule in the template passes on only types and our own tags, never an address.
///
/// @param event the tag that says which event the mail was about
/// @param kind  the tag with the kind of letter, or `digest`
/// @param row   the tag that says whose registration, or which recipient of a digest
/// @param sent  when SES accepted the mail
record Feedback(Type type, String event, String kind, String row, Instant sent) {

    private static final Pattern ROW = Pattern.compile("[0-9a-f]{32}");

    /// SES's types, under "Bounce object" and "Complaint object":
    /// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
    enum Type {
        /// A permanent bounce: the address accepts no mail.
        HARD_BOUNCE,
        /// This mail was not delivered, but the next one may be: a full mailbox, a server that is down, or a cause that
        /// SES does not know.
        SOFT_BOUNCE,
        /// The recipient reported it as spam.
        COMPLAINT
    }

    /// Empty if it is not a report that the template's rule passes on.
    static Optional<Feedback> read(Map<String, Object> report) {
        var event = Json.string(report.get("event"));
        var row = Json.string(report.get("row"));
        if (event.isEmpty() || !ROW.matcher(row).matches()) {
            return Optional.empty();
        }
        try {
            var sent = Instant.parse(Json.string(report.get("sent")));
            return type(report).map(type -> new Feedback(type, event, Json.string(report.get("kind")), row, sent));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Type> type(Map<String, Object> report) {
        return switch (Json.string(report.get("type"))) {
            case "Bounce" -> Optional.of(isPermanent(report) ? Type.HARD_BOUNCE : Type.SOFT_BOUNCE);
            case "Complaint" -> Optional.of(Type.COMPLAINT);
            default -> Optional.empty();
        };
    }

    private static boolean isPermanent(Map<String, Object> report) {
        return Json.string(report.get("bounce")).equals("Permanent");
    }

    boolean isOfDigest() {
        return kind.equals("digest");
    }
}
