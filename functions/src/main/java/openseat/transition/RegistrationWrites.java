package openseat.transition;

import java.time.Instant;
import openseat.Keys;
import openseat.SaltedHash;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.input.EmailAddress;
import openseat.registration.Deadlines;
import openseat.registration.Delivery;
import openseat.registration.LinkToken;
import openseat.registration.Registration;
import openseat.registration.Status;
import openseat.registration.Submission;

/// The writes of a registration's row that a request or its holder causes; `SystemWrites` has those that neither
/// does, `RemovalWrites` those of its event's organizers, `DeliveryWrites` those of its letters.
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
/// All but the request are conditional on the version that was read, and raise it. Each that changes the status makes
/// a letter pending.
public final class RegistrationWrites {

    /// `pending` after a change: its letter goes before those that requests cause.
    static final String BY_CHANGE = "letter";

    /// `pending` after something that is sent to many: the stream leaves it to upkeep.
    static final String BY_NEWS = "news";

    /// `pending` after a request: it is to be counted at once.
    static final String BY_REQUEST = "request";

    private RegistrationWrites() {}

    /// Records a request: one update that is the same whether the row is new, waiting, confirmed or cancelled.
    ///
    /// It has no condition and reads nothing, so that neither its answer nor its duration gives anybody away. What
    /// stands in the row stays, above all its end.
    ///
    /// @param salt    the event's, with which addresses become ids
    /// @param network the sender's, hashed, for the quota; it goes as soon as the quota has counted the request
    public static Update request(
            PublishedEvent published,
            byte[] salt,
            EmailAddress address,
            Submission submission,
            byte[] network,
            Instant now) {
        var key = Keys.registration(published.event().id(), SaltedHash.hex(salt, address.canonical()));
        var ends = Deadlines.ends(published, now);
        return Update.of(key)
                .setIfAbsent("schema", 1)
                .setIfAbsent("version", 0)
                .setIfAbsent("status", Status.REQUESTED.word)
                .setIfAbsent("address", address.toString())
                .setIfAbsent("first", submission.attributes())
                .set("latest", submission.attributes())
                .set("requestedAt", now.getEpochSecond())
                .setIfAbsent("ends", ends.getEpochSecond())
                .setIfAbsent("ttl", Deadlines.ttl(ends).getEpochSecond())
                .addToSet("networks", network)
                .set("pending", BY_REQUEST)
                .set("dueKind", Keys.dueRequests(key.sk().substring(0, 1)))
                .set("due", now.getEpochSecond())
                .add("requests", 1);
    }

    /// A seat is taken. What the link confirms becomes what is accepted.
    static Update confirm(Registration row, PublishedEvent published, byte[] used, Instant now) {
        return status(row, accept(row, published, row.toConfirm(used), used, now), Status.CONFIRMED, now);
    }

    /// A place on the waiting list is taken; the answers as in `confirm`.
    static Update join(Registration row, PublishedEvent published, byte[] used, Instant now) {
        return status(row, accept(row, published, row.toConfirm(used), used, now), Status.WAITING, now)
                .set("joined", now.toEpochMilli());
    }

    private static Update accept(
            Registration row, PublishedEvent published, Submission submission, byte[] used, Instant now) {
        return withoutToken(row, submission, byHolder(row, published, used, now))
                .set("accepted", submission.attributes())
                .remove("expires", "removed");
    }

    static Update cancel(Registration row, PublishedEvent published, byte[] used, Instant now) {
        return withoutPlaces(row, byHolder(row, published, used, now), now);
    }

    /// The holder gives other answers.
    static Update change(Registration row, PublishedEvent published, Submission submission, byte[] used, Instant now) {
        return byHolder(row, published, used, now).set("accepted", submission.attributes());
    }

    /// The holder accepts what was requested again.
    static Update acceptRequested(
            Registration row, PublishedEvent published, Submission submission, byte[] used, Instant now) {
        return withoutRequest(row, submission, change(row, published, submission, used, now));
    }

    /// The holder discards what was requested again.
    static Update discardRequested(
            Registration row, PublishedEvent published, Submission submission, byte[] used, Instant now) {
        return withoutRequest(row, submission, byHolder(row, published, used, now));
    }

    /// The holder keeps a registration that would end.
    static Update keep(Registration row, PublishedEvent published, byte[] used, Instant now) {
        return byHolder(row, published, used, now);
    }

    /// The holder of an address wants no more letters because somebody entered it. Of a request nothing is left but
    /// that; a registration goes on, and so does its news. This is no act that lifts what complaints did.
    static Update block(Registration row) {
        var update = changing(row).set("complaints", Delivery.BLOCKED).add("version", 1);
        if (row.status() != Status.REQUESTED) {
            return update;
        }
        return update.set(
                        "tokens",
                        DeliveryWrites.attributes(row.links().tokens().stream().map(LinkToken::bare)))
                .set("told", row.requests().count())
                .set("due", row.moments().ends().getEpochSecond())
                .remove("first", "latest", "expires", "pending", "lease", "tries", "slot", "stage", "networks");
    }

    /// Takes a request that the holder has decided about out of the row: from the links whose letters told it, and
    /// from what letters may still tell; not if a newer one came meanwhile.
    private static Update withoutRequest(Registration row, Submission request, Update update) {
        withoutToken(row, request, update);
        var isFirst = row.requests().first().filter(request::equals).isPresent();
        var isLatest = row.requests().latest().filter(request::equals).isPresent();
        if (isFirst) {
            update.remove("first");
        }
        if (isLatest) {
            update.remove("latest");
        }
        return isFirst || isLatest
                ? update.when(
                        "#version = :seen AND #requests = :count",
                        "seen",
                        row.version(),
                        "count",
                        row.requests().count())
                : update;
    }

    private static Update withoutToken(Registration row, Submission request, Update update) {
        var tokens = row.links().tokens().stream().map(token -> token.without(request));
        return update.set("tokens", DeliveryWrites.attributes(tokens));
    }

    /// What every act through a link writes: its letter is due at once, and no backoff or quota of an earlier one
    /// holds it.
    private static Update byHolder(Registration row, PublishedEvent published, byte[] used, Instant now) {
        var update = changing(row)
                .set("acted", now.getEpochSecond())
                .set("used", used)
                .remove("lease", "tries", "slot", "stage", "bounced", "complaints");
        return pending(ending(update, Deadlines.ends(published, now)), row.key(), now);
    }

    static Update withoutPlaces(Registration row, Update update, Instant now) {
        status(row, update, Status.CANCELLED, now);
        return row.status() == Status.WAITING ? update.remove("joined") : update;
    }

    /// Another status, and since when: a second later than the one before at least, because of two calendar files
    /// the later counts.
    static Update status(Registration row, Update update, Status status, Instant now) {
        var next = row.moments()
                .statusAt()
                .map(before -> before.plusSeconds(1))
                .filter(now::isBefore)
                .orElse(now);
        return update.set("status", status.word).set("statusAt", next.getEpochSecond());
    }

    /// A change of the row as it was read.
    static Update changing(Registration row) {
        return Update.of(row.key()).when("#version = :seen", "seen", row.version());
    }

    /// A letter is pending and due now; the version rises, so that nothing settles what it has not seen.
    static Update pending(Update update, Key key, Instant now) {
        return update.set("pending", BY_CHANGE)
                .set("dueKind", Keys.dueRegistrations(key.sk().substring(0, 1)))
                .set("due", now.getEpochSecond())
                .add("version", 1);
    }

    /// When upkeep looks at the row: at once if the organizers have it removed, whatever else it waits for.
    public static Update due(Update update, Instant moment) {
        return update.setFrom("due", "removal", moment.getEpochSecond());
    }

    /// When the row ends.
    static Update ending(Update update, Instant ends) {
        return update.set("ends", ends.getEpochSecond())
                .set("ttl", Deadlines.ttl(ends).getEpochSecond());
    }
}
