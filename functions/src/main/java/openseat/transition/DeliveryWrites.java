package openseat.transition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.mail.Outbox;
import openseat.registration.Cause;
import openseat.registration.Deadlines;
import openseat.registration.Delivery;
import openseat.registration.LastLetter;
import openseat.registration.LinkToken;
import openseat.registration.Registration;
import openseat.registration.Submission;

/// Every write of a registration's row that concerns its letters; how they are claimed and sent is drawn at `Outbox`.
///
/// ```
///  settled --request, transition, news: pending, due = now--> pending --no letter is needed--> settled
///  pending --over a limit: slot = due = when its turn comes--> held --the slot comes, or a change--> pending
///  pending --claim--> leased --sent or rejected, nothing newer is true--> settled, due = its next deadline
///                     leased --sent or rejected, but something newer is true--> pending
/// ```
///
/// Claims and news raise the version, because others decide by what they write; holding and settling do not.
public final class DeliveryWrites {

    /// `pending` of a letter that is held or under way: the stream need not look at it.
    private static final String HELD = "held";

    private static final String AS_SEEN = "#version = :seen";

    private DeliveryWrites() {}

    /// Holds a request that nobody has claimed until its slot.
    public static Update hold(Registration row, PublishedEvent published, Turn turn, Instant now) {
        var update = counted(row, turn).set("pending", HELD).set("dueKind", Keys.dueRequests(row.shard()));
        RegistrationWrites.due(update, Deadlines.heldUntil(published, row, turn.slot(), now));
        Deadlines.expiresUntold(row).ifPresent(moment -> update.set("expires", moment.getEpochSecond()));
        return update.when(
                Outbox.IS_FREE + " AND attribute_exists(#pending) AND " + AS_SEEN,
                "seen",
                row.version(),
                "now",
                now.getEpochSecond());
    }

    /// As `hold`, for a row whose letter is under way: its lease, and when it is due, stay.
    public static Update holdBehindLease(Registration row, Turn turn) {
        return counted(row, turn).when("attribute_exists(#pending) AND " + AS_SEEN, "seen", row.version());
    }

    /// When a request has its turn, which limits it need not pass again, and the place that it took for it.
    public record Turn(Instant slot, Delivery.Stage stage, Optional<Delivery.Place> place) {

        public Turn(Instant slot, Delivery.Stage stage) {
            this(slot, stage, Optional.empty());
        }

        public Turn at(Instant otherSlot, Delivery.Stage otherStage) {
            return new Turn(otherSlot, otherStage, place);
        }
    }

    /// A network that requested meanwhile stays to be counted.
    private static Update counted(Registration row, Turn turn) {
        var update =
                Update.of(row.key()).set("slot", turn.slot().getEpochSecond()).set("stage", turn.stage().number);
        return counted(row, turn, update);
    }

    private static Update counted(Registration row, Turn turn, Update update) {
        turn.place().ifPresent(place -> update.set("place", place.attributes()));
        return update.set("counted", row.requests().count())
                .deleteFromSet("networks", row.delivery().networks());
    }

    /// Claims the pending letter, with the token of its link. `due` stays as it is, which saves two write units of
    /// the index; upkeep corrects it if it looks before the letter is settled.
    public static Update claim(Registration row, Turn turn, LinkToken link, Instant now) {
        var update = counted(row, turn, Outbox.claim(row.key(), now))
                .set("tokens", attributes(LinkToken.with(row, link, now).stream()))
                .set("pending", HELD)
                .add("version", 1);
        if (link.cause() == Cause.REQUEST) {
            update.set("stage", Delivery.Stage.ADDRESS.number).remove("slot");
        }
        return update.when(
                Outbox.IS_FREE + " AND " + AS_SEEN + " AND attribute_exists(#pending)",
                "seen",
                row.version(),
                "now",
                now.getEpochSecond());
    }

    /// The letter did not leave: its link must not push out older ones, and its request is not counted.
    public static Update undoClaim(Registration row, Update postponed) {
        return postponed
                .set("tokens", attributes(row.links().tokens().stream()))
                .set("counted", row.requests().counted());
    }

    /// A letter that SES has taken, or will never take.
    ///
    /// @param request what it was written for, if a request caused it
    public record Told(LastLetter letter, Optional<Submission> request) {

        /// How many requests are told with it: also those that say what the letter of a change says.
        private long requests(Registration row) {
            var requests = row.requests();
            if (request.isPresent()) {
                return requests.toldWith(request.get(), row::resolve);
            }
            var isAllTold = requests.untold().map(row::resolve).allMatch(row::wasTold);
            return isAllTold ? requests.count() : requests.told();
        }
    }

    /// The letter was sent, and nothing newer is true: neither was the row changed, nor is there a newer request.
    public static Update settle(Registration row, PublishedEvent published, Told told, Instant lease) {
        return settled(row, published, told.letter().at(), told.letter().at())
                .set("lastLetter", told.letter().attributes())
                .set("told", told.requests(row))
                .deleteNumbers("announcements", row.messages().pending())
                .when(
                        Outbox.IS_OURS + " AND " + AS_SEEN + " AND #requests = :told",
                        "lease",
                        lease.getEpochSecond(),
                        "seen",
                        row.version() + 1,
                        "told",
                        told.requests(row));
    }

    /// The letter was sent, but something newer is true: another one is pending, if no slot holds it.
    public static Update settleAndKeepPending(
            Registration row, PublishedEvent published, Told told, Instant lease, Instant now) {
        var slot = row.delivery().slot().filter(now::isBefore);
        var due = slot.map(at -> Deadlines.heldUntil(published, row, at, now)).orElse(now);
        var update = Update.of(row.key())
                .set("lastLetter", told.letter().attributes())
                .set("told", told.requests(row))
                .set("pending", RegistrationWrites.BY_CHANGE)
                .deleteNumbers("announcements", row.messages().pending())
                .remove("lease", "tries");
        RegistrationWrites.due(update, due);
        if (told.request().isPresent()) {
            update.remove("first", "slot", "stage");
        }
        return update.when(Outbox.IS_OURS, "lease", lease.getEpochSecond());
    }

    /// No letter is needed.
    public static Update settleWithoutLetter(Registration row, PublishedEvent published, Turn turn, Instant now) {
        var told = row.requests().count();
        var update = settled(
                        row,
                        published,
                        row.delivery().lastLetter().map(LastLetter::at).orElse(now),
                        now)
                .set("told", told)
                .set("counted", told)
                .deleteNumbers("announcements", row.messages().pending());
        turn.place().ifPresent(place -> update.set("place", place.attributes()));
        return update.when(
                Outbox.NOT_LEASED + " AND " + AS_SEEN + " AND #requests = :told",
                "seen",
                row.version(),
                "now",
                now.getEpochSecond(),
                "told",
                told);
    }

    /// Nothing is pending until the next deadline. A request expires a while after its letter, not after the
    /// request itself: nobody expires who was never written to.
    private static Update settled(Registration row, PublishedEvent published, Instant letterAt, Instant now) {
        var expires = Optional.of(letterAt.plus(Deadlines.EXPIRY)).filter(_ -> row.expires());
        var update = Update.of(row.key())
                .set("dueKind", Keys.dueRegistrations(row.shard()))
                .remove("pending", "lease", "tries", "first", "latest", "slot", "stage", "networks");
        expires.ifPresent(moment -> update.set("expires", moment.getEpochSecond()));
        RegistrationWrites.due(update, Deadlines.next(published, row, expires, Optional.of(letterAt), now));
        return RegistrationWrites.ending(update, Deadlines.ends(published, row));
    }

    /// Upkeep found a row early whose letter is under way, or waits for SES: it need not look before the lease
    /// ends.
    public static Update waitForLease(Registration row, PublishedEvent published) {
        var until = row.delivery().lease().orElseThrow();
        var lease = until.getEpochSecond();
        var update = Update.of(row.key()).set("dueKind", Keys.dueRegistrations(row.shard()));
        return RegistrationWrites.due(update, Deadlines.waitingUntil(published, row, until))
                .when(AS_SEEN + " AND #lease = :lease", "seen", row.version(), "lease", lease);
    }

    /// Upkeep found nothing to do: the row waits for its next deadline.
    public static Update waitForDeadline(Registration row, PublishedEvent published, Instant now) {
        var next = Deadlines.next(published, row, row.moments().expires(), now);
        return RegistrationWrites.due(Update.of(row.key()), next)
                .when(AS_SEEN + " AND attribute_not_exists(#pending)", "seen", row.version());
    }

    /// A new revision of the event, of which nobody here needs to be told. It may end the answers earlier.
    public static Update newRevision(Registration row, PublishedEvent published, Instant now) {
        var update = RegistrationWrites.ending(Update.of(row.key()), Deadlines.ends(published, row))
                .add("version", 1);
        var delivery = row.delivery();
        var due = delivery.pending()
                ? Stream.concat(delivery.slot().stream(), delivery.lease().stream())
                        .min(Instant::compareTo)
                        .map(until -> Deadlines.heldUntil(published, row, until, now))
                : Optional.of(Deadlines.next(published, row, row.moments().expires(), now));
        due.ifPresent(moment -> RegistrationWrites.due(update, moment));
        return update.when(AS_SEEN, "seen", row.version());
    }

    /// A new revision of the event that changes what these people count on: a letter is pending and due now,
    /// whatever limit or state of SES holds the row. Only one that may be at SES right now comes first, or the
    /// older letter would arrive last; its outcome finds the version raised, and the news follows.
    public static Update news(Registration row, PublishedEvent published, Instant now) {
        return RegistrationWrites.ending(pendingNews(row, now), Deadlines.ends(published, row));
    }

    /// News, an announcement or a reminder is pending: upkeep sends them, which leaves room for others.
    static Update pendingNews(Registration row, Instant now) {
        var update = Update.of(row.key())
                .set("pending", RegistrationWrites.BY_NEWS)
                .set("dueKind", Keys.dueNews(row.shard()))
                .set("due", now.getEpochSecond())
                .remove("slot", "stage")
                .add("version", 1)
                .when(AS_SEEN, "seen", row.version());
        var mayBeAtSes = row.delivery()
                .lease()
                .filter(until -> !until.isAfter(Outbox.leaseFrom(now)))
                .isPresent();
        return mayBeAtSes ? update : update.remove("lease", "tries");
    }

    /// Asks somebody whether they want to keep a registration that ends soon.
    public static Update askToKeep(Registration row, Instant now) {
        return RegistrationWrites.pending(Update.of(row.key()), row.key(), now).when(AS_SEEN, "seen", row.version());
    }

    static List<?> attributes(Stream<LinkToken> tokens) {
        return tokens.map(LinkToken::attributes).toList();
    }
}
