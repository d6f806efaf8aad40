package openseat.transition;

import java.time.Instant;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.registration.Registration;
import openseat.registration.Status;

/// The writes of a registration's row by which the event's organizers remove it.
///
/// ```
///  confirmed, waiting --ask: removal = due = now--> the same, marked --upkeep: one transaction--> cancelled, removed
///                                                                   --no place is left to free--> no mark any more
///  cancelled, removed --its holder comes back--> confirmed, waiting
/// ```
///
/// While a row is marked, nothing makes it due later, so that no letter, limit or deadline can delay its removal.
public final class RemovalWrites {

    private RemovalWrites() {}

    /// Asks for the removal of a registration that holds or waits for a seat. This reads nothing, and changes
    /// nothing that its holder or a letter decides by, so it has no version to compare and raises none.
    ///
    /// It is done once: `askAgain` is for a row that is marked already.
    public static Update ask(Key row, Instant now) {
        return mark(row, now, "attribute_exists(#pk) AND attribute_not_exists(#removal)");
    }

    /// Makes a marked row due once more.
    public static Update askAgain(Key row, Instant now) {
        return mark(row, now, "attribute_exists(#removal)");
    }

    private static Update mark(Key row, Instant now, String condition) {
        return Update.of(row)
                .set("removal", now.getEpochSecond())
                .set("due", now.getEpochSecond())
                .set("dueKind", Keys.dueRegistrations(row.sk().substring(0, 1)))
                .when(
                        condition + " AND #status IN (:confirmed, :waiting)",
                        "confirmed",
                        Status.CONFIRMED.word,
                        "waiting",
                        Status.WAITING.word);
    }

    /// The registration is cancelled, and its letter is due at once. If the last letter told of an earlier
    /// cancellation, it counts as one about the seat since then: this one must be told.
    static Update remove(Registration row, Instant now) {
        var update = RegistrationWrites.changing(row)
                .set("removed", true)
                .remove("removal", "lease", "tries", "slot", "stage");
        row.delivery()
                .lastLetter()
                .filter(letter -> letter.status() == Status.CANCELLED)
                .ifPresent(letter ->
                        update.set("lastLetter", letter.withStatus(row.status()).attributes()));
        return RegistrationWrites.pending(RegistrationWrites.withoutPlaces(row, update, now), row.key(), now);
    }

    /// There is nothing to remove: they cancelled themselves, or lost their seat.
    static Update forget(Registration row) {
        return RegistrationWrites.changing(row).remove("removal");
    }
}
