package openseat.transition;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import openseat.Keys;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Put;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.registration.Deadlines;
import openseat.registration.Delivery;
import openseat.registration.LinkToken;
import openseat.registration.Registration;
import openseat.registration.Status;

/// The writes of a registration's row that happen without an act of its holder, and its deletion.
///
/// All are conditional on the version that was read, and raise it. Each that changes the status makes a letter pending.
final class SystemWrites {

    private SystemWrites() {}

    /// Somebody on the waiting list gets a seat, without an act of theirs.
    static Update promote(Registration row, Instant now) {
        return offTheList(row, Status.CONFIRMED, now);
    }

    /// Somebody on the waiting list is removed because they want more places than the event has.
    static Update turnAway(Registration row, Instant now) {
        return offTheList(row, Status.CANCELLED, now);
    }

    private static Update offTheList(Registration row, Status status, Instant now) {
        var update = RegistrationWrites.changing(row).remove("joined", "lease", "tries", "slot", "stage");
        return RegistrationWrites.pending(RegistrationWrites.status(row, update, status, now), row.key(), now);
    }

    /// A letter bounced or was reported as spam. The row is made due, so that it is settled.
    ///
    /// @param until when the newest letter was sent that this report is about, or may be
    static Update suppress(Registration row, Delivery.Suppression why, Instant until, Instant now) {
        var update = RegistrationWrites.changing(row).set("reportedAt", until.toEpochMilli());
        switch (why) {
            case BOUNCED -> update.set("bounced", true);
            case COMPLAINED -> update.add("complaints", 1).set("stopped", true).remove("expires");
        }
        return RegistrationWrites.pending(update, row.key(), now);
    }

    /// As `suppress`, and its places go to others. It is marked as if a letter had said so: whoever comes back gets
    /// a new one, since the last may not have arrived.
    static Update suppressAndCancel(Registration row, Delivery.Suppression why, Instant until, Instant now) {
        var update = RegistrationWrites.withoutPlaces(row, suppress(row, why, until, now), now);
        row.delivery()
                .lastLetter()
                .ifPresent(letter -> update.set(
                        "lastLetter", letter.withStatus(Status.CANCELLED).attributes()));
        return update;
    }

    /// The answers are deleted when the event is over; address, status and places stay until the end.
    static Update dropAnswers(Registration row, PublishedEvent published) {
        var update = RegistrationWrites.changing(row).add("version", 1);
        row.accepted()
                .ifPresent(accepted -> update.set("accepted", accepted.bare().attributes()));
        row.requests()
                .first()
                .ifPresent(first -> update.set("first", first.bare().attributes()));
        row.requests()
                .latest()
                .ifPresent(latest -> update.set("latest", latest.bare().attributes()));
        update.set(
                "tokens",
                DeliveryWrites.attributes(row.links().tokens().stream().map(LinkToken::bare)));
        return row.delivery().pending()
                ? update
                : RegistrationWrites.due(update, Deadlines.nextWithoutAnswers(published, row));
    }

    /// A registration that has ended starts anew as a request, because somebody requested it after its end.
    static Update renew(Registration row, PublishedEvent published, Instant now) {
        var requested = row.moments().requested();
        var update = RegistrationWrites.changing(row)
                .set("status", Status.REQUESTED.word)
                .remove("accepted", "tokens", "used", "lastLetter", "joined", "acted", "statusAt", "expires")
                .remove("removal", "removed")
                .remove("lease", "tries", "slot", "stage", "bounced");
        return RegistrationWrites.pending(
                RegistrationWrites.ending(update, Deadlines.ends(published, requested)), row.key(), now);
    }

    /// Deletes the row, and with it every link to it.
    static Delete delete(Registration row) {
        return Delete.of(row.key()).when("#version = :seen", "seen", row.version());
    }

    /// Remembers that somebody asked to be deleted, for longer than DynamoDB can restore an older copy of the
    /// table: a copy is only used after the script `infrastructure/replay-erasures` has gone through it.
    static Put tombstone(Registration row, Instant now) {
        return Put.of(
                Keys.erased(row.event(), row.id()),
                Map.of(
                        "at", now.getEpochSecond(),
                        "ttl", now.plus(Duration.ofDays(8)).getEpochSecond()));
    }

    /// Deletes the row if nobody requests it again meanwhile: no request that was accepted may be lost.
    static Delete deleteUnasked(Registration row) {
        return Delete.of(row.key())
                .when(
                        "#version = :seen AND #requests = :count",
                        "seen",
                        row.version(),
                        "count",
                        row.requests().count());
    }
}
