package openseat.transition;

import java.time.Instant;
import java.util.Map;
import openseat.Keys;
import openseat.SaltedHash;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Key;
import openseat.dynamodb.Put;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.form.Answers;
import openseat.input.EmailAddress;
import openseat.registration.Deadlines;
import openseat.registration.Delivery;
import openseat.registration.Registration;
import openseat.registration.Status;
import openseat.registration.Submission;

/// Every write of a registration's row but those of its letters, which are in `DeliveryWrites`.
///
/// ```
///  request (any status; blind)
///    | new row
///    v        confirm [room >= n, nobody waits]          cancel
///  requested ---------------------------------> confirmed -----> cancelled
///    |  '- confirm [otherwise, list open] --> waiting -promote-^     |
///    |                                           '- leave ---------> |   come back = confirm
///    '- expire --> gone       any: erase, or ends --> gone      <----'
/// ```
///
/// All but the request are conditional on the version that was read. Each that changes the status makes a letter
/// pending.
public final class RegistrationWrites {

    private RegistrationWrites() {}

    /// Records a request: one update that is the same whether the row is new, waiting, confirmed or cancelled.
    ///
    /// It has no condition and reads nothing, so that neither its answer nor its duration gives anybody away.
    ///
    /// @param salt    the event's, with which addresses become ids
    /// @param network the sender's, for the quota; it is removed as soon as the quota has counted the request
    public static Update request(
            PublishedEvent published,
            byte[] salt,
            EmailAddress address,
            Submission submission,
            String network,
            Instant now) {
        var key = Keys.registration(published.event().id(), SaltedHash.hex(salt, address.canonical()));
        var update = Update.of(key)
                .setIfAbsent("schema", 1)
                .setIfAbsent("status", Status.REQUESTED.word)
                .setIfAbsent("address", address.toString())
                .set("language", submission.language())
                .set("requestedAt", now.getEpochSecond())
                .set("network", SaltedHash.of(salt, network))
                .remove("expires", "bounced");
        pending(ending(update, Deadlines.ends(published, now)), key, now);
        return submission.isBare()
                ? update.setIfAbsent("requested", submission.attributes())
                : update.set("requested", submission.attributes());
    }

    /// A seat is taken. What was requested becomes what is accepted; after a cancellation the accepted answers
    /// stay.
    static Update confirm(Registration row, PublishedEvent published, byte[] used, Instant now) {
        return accept(row, byHolder(row, published, used, now)).set("status", Status.CONFIRMED.word);
    }

    /// A place on the waiting list is taken; the answers as in `confirm`.
    static Update join(Registration row, PublishedEvent published, byte[] used, Instant now) {
        return accept(row, byHolder(row, published, used, now))
                .set("status", Status.WAITING.word)
                .set("joined", now.toEpochMilli());
    }

    private static Update accept(Registration row, Update update) {
        update.set("accepted", row.current().attributes()).remove("expires");
        return row.accepted().isEmpty() ? update.remove("requested") : update;
    }

    static Update cancel(Registration row, PublishedEvent published, byte[] used, Instant now) {
        return withoutPlaces(row, byHolder(row, published, used, now));
    }

    /// The holder gives other answers.
    static Update change(Registration row, PublishedEvent published, Submission submission, byte[] used, Instant now) {
        return byHolder(row, published, used, now).set("accepted", submission.attributes());
    }

    /// The holder accepts what was requested again.
    static Update acceptRequested(
            Registration row, PublishedEvent published, Submission submission, byte[] used, Instant now) {
        return change(row, published, submission, used, now).remove("requested");
    }

    /// The holder discards what was requested again.
    static Update discardRequested(Registration row, PublishedEvent published, byte[] used, Instant now) {
        return byHolder(row, published, used, now).remove("requested");
    }

    /// What every act through a link writes: its letter is due at once, and no backoff or quota of an earlier one
    /// holds it.
    private static Update byHolder(Registration row, PublishedEvent published, byte[] used, Instant now) {
        var update = changing(row)
                .set("acted", now.getEpochSecond())
                .set("used", used)
                .remove("lease", "tries", "counted", "bounced", "complained");
        return pending(ending(update, Deadlines.ends(published, now)), row.key(), now);
    }

    /// Somebody on the waiting list gets a seat, without an act of theirs.
    static Update promote(Registration row, Instant now) {
        return offTheList(row, now).set("status", Status.CONFIRMED.word);
    }

    /// Somebody on the waiting list is removed because they want more places than the event has.
    static Update turnAway(Registration row, Instant now) {
        return offTheList(row, now).set("status", Status.CANCELLED.word);
    }

    private static Update offTheList(Registration row, Instant now) {
        return pending(changing(row).remove("joined", "lease", "tries", "counted"), row.key(), now);
    }

    /// Letters bounce or are reported as spam: no more are sent. The row is made due, so that it is settled.
    ///
    /// @param sent when the reported letter was sent
    static Update suppress(Registration row, Delivery.Suppression why, Instant sent, Instant now) {
        var update = changing(row).set(why.attribute, true).set("reportedAt", sent.toEpochMilli());
        return pending(update, row.key(), now);
    }

    /// As `suppress`, and its places go to others. It is marked as if a letter had said so: whoever comes back gets
    /// a new one, since the last may not have arrived.
    static Update suppressAndCancel(Registration row, Delivery.Suppression why, Instant sent, Instant now) {
        var update = withoutPlaces(row, suppress(row, why, sent, now));
        row.delivery()
                .lastLetter()
                .ifPresent(letter -> update.set(
                        "lastLetter", letter.withStatus(Status.CANCELLED).attributes()));
        return update;
    }

    private static Update withoutPlaces(Registration row, Update update) {
        update.set("status", Status.CANCELLED.word);
        return row.status() == Status.WAITING ? update.remove("joined") : update;
    }

    /// The answers are deleted when the event is over; address, status and places stay until the end.
    static Update dropAnswers(Registration row, PublishedEvent published) {
        var bare = row.current().bare().attributes();
        var update = changing(row).add("version", 1);
        if (row.accepted().isPresent()) {
            update.set("accepted", bare).remove("requested");
        } else {
            update.set("requested", bare);
        }
        return row.delivery().pending()
                ? update
                : update.set("due", Deadlines.nextWithoutAnswers(published, row).getEpochSecond());
    }

    /// Deletes the row, and with it every link to it.
    static Delete delete(Registration row) {
        return Delete.of(row.key()).when("#version = :seen", "seen", row.version());
    }

    /// The entry of a waiting registration in the waiting list.
    static Put waiting(Registration row, Instant joined, Answers answers) {
        return Put.of(Keys.waiting(row.event(), joined.toEpochMilli(), row.id()), Map.of("places", answers.places()));
    }

    static Put changeWaiting(Registration row, Answers answers) {
        return Put.of(row.waitingKey(), Map.of("places", answers.places()));
    }

    static Delete notWaiting(Registration row) {
        return Delete.of(row.waitingKey());
    }

    /// A change of the row as it was read.
    private static Update changing(Registration row) {
        return Update.of(row.key()).when("#version = :seen", "seen", row.version());
    }

    /// A letter is pending and due now; the version rises, so that nothing settles what it has not seen.
    private static Update pending(Update update, Key key, Instant now) {
        return update.set("pending", "letter")
                .set("dueKind", Keys.dueRegistrations(key.sk().substring(0, 1)))
                .set("due", now.getEpochSecond())
                .add("version", 1);
    }

    /// When the row ends.
    static Update ending(Update update, Instant ends) {
        return update.set("ends", ends.getEpochSecond())
                .set("ttl", Deadlines.ttl(ends).getEpochSecond());
    }
}
