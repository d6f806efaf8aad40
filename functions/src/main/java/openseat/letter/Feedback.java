package openseat.letter;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import openseat.http.Json;

/// What SES reports about one mail, cut down by the template's rule to types and our own tags: never an address.
///
/// @param event the tag: which event the mail was about
/// @param kind  the tag: what was told, `digest` to organizers
/// @param row   the tag: whose registration, or which recipient of a digest
/// @param sent  when SES took the mail
record Feedback(Fate fate, String event, String kind, String row, Instant sent) {

    private static final Pattern ROW = Pattern.compile("[0-9a-f]{32}");

    /// What became of the mail.
    ///
    /// SES's types:
    /// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html#event-publishing-retrieving-sns-contents-bounce-object
    enum Fate {
        /// It came back for good: the address takes no mail.
        RETURNED,
        /// It did not arrive, and the next one may: a full mailbox, a server that is down, or a cause that SES does
        /// not know.
        FAILED,
        /// Its reader reported it as spam.
        UNWANTED
    }

    /// Empty where it is no report that the template's rule passes on.
    static Optional<Feedback> read(Map<String, Object> report) {
        var event = Json.string(report.get("event"));
        var row = Json.string(report.get("row"));
        if (event.isEmpty() || !ROW.matcher(row).matches()) {
            return Optional.empty();
        }
        try {
            var sent = Instant.parse(Json.string(report.get("sent")));
            return fate(report).map(fate -> new Feedback(fate, event, Json.string(report.get("kind")), row, sent));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Fate> fate(Map<String, Object> report) {
        return switch (Json.string(report.get("type"))) {
            case "Bounce" -> Optional.of(Json.string(report.get("bounce")).equals("Permanent") ? Fate.RETURNED : Fate.FAILED);
            case "Complaint" -> Optional.of(Fate.UNWANTED);
            default -> Optional.empty();
        };
    }

    boolean isOfDigest() {
        return kind.equals("digest");
    }
}
