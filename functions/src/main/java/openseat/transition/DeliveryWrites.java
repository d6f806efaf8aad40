package openseat.transition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.mail.Outbox;
import openseat.registration.Deadlines;
import openseat.registration.LastLetter;
import openseat.registration.LinkToken;
import openseat.registration.Registration;
import openseat.registration.Status;

/// Every write of a registration's row that concerns its letters; how they are claimed and sent is drawn at `Outbox`.
///
/// ```
///  settled --transition, news: pending, due = now--> pending --no letter is needed--> settled
///  pending --over a quota: due = when it has room again--> pending   (held, not lost)
///  pending --claim--> leased --sent or rejected, nothing newer is true--> settled, due = its next deadline
///                     leased --sent or rejected, but something newer is true--> pending
/// ```
public final class DeliveryWrites {

    private static final String AS_SEEN = "#version = :seen";

    private DeliveryWrites() {}

    /// Takes the network out of a row whose request the quota counts in the same transaction.
    ///
    /// The lease ends as it begins and holds nobody up: it only tells the stream's filter that this change needs no
    /// run.
    public static Update countRequest(Registration row, Instant now) {
        return Update.of(row.key())
                .remove("network")
                .set("lease", now.getEpochSecond())
                .when(
                        Outbox.IS_FREE + " AND attribute_exists(#network) AND " + AS_SEEN,
                        "seen",
                        row.version(),
                        "now",
                        now.getEpochSecond());
    }

    /// As `countRequest`, for a row whose letter is under way: its lease stays as it is.
    public static Update countRequestOfLeased(Registration row) {
        return Update.of(row.key())
                .remove("network")
                .when("attribute_exists(#network) AND " + AS_SEEN, "seen", row.version());
    }

    /// Holds a letter that nobody has claimed until its quota has room again. Conditional on `due`: this write also
    /// appears in the stream and would otherwise loop.
    public static Update hold(Registration row, Instant until, Instant now) {
        return Update.of(row.key())
                .set("lease", now.getEpochSecond())
                .set("due", until.getEpochSecond())
                .when(
                        Outbox.IS_FREE + " AND " + AS_SEEN + " AND #due <> :until",
                        "seen",
                        row.version(),
                        "now",
                        now.getEpochSecond(),
                        "until",
                        until.getEpochSecond());
    }

    /// Claims the pending letter, with the token of its link.
    public static Update claim(Registration row, LinkToken.Key link, Instant now) {
        return Outbox.claim(row.key(), now)
                .set("tokens", attributes(LinkToken.with(row, link.hash(), now)))
                .set("counted", true)
                .when(
                        Outbox.IS_FREE + " AND " + AS_SEEN + " AND attribute_exists(#pending)",
                        "seen",
                        row.version(),
                        "now",
                        now.getEpochSecond());
    }

    /// The letter did not leave: its link must not push out older ones.
    public static Update undoClaim(Registration row, Update postponed) {
        return postponed.set("tokens", attributes(row.links().tokens()));
    }

    /// The letter was sent, and nothing newer is true: the row was not changed, and no request waits to be counted.
    public static Update settle(Registration row, PublishedEvent published, Instant lease, Instant now) {
        return settled(row, published, now)
                .set("lastLetter", lastLetter(row, published, now).attributes())
                .when(
                        Outbox.IS_OURS + " AND " + AS_SEEN + " AND attribute_not_exists(#network)",
                        "lease",
                        lease.getEpochSecond(),
                        "seen",
                        row.version());
    }

    /// The letter was sent, but something newer is true: another one is pending.
    public static Update settleAndKeepPending(Registration row, PublishedEvent published, Instant lease, Instant now) {
        return Update.of(row.key())
                .set("lastLetter", lastLetter(row, published, now).attributes())
                .set("due", now.getEpochSecond())
                .remove("lease", "tries", "counted")
                .when(Outbox.IS_OURS, "lease", lease.getEpochSecond());
    }

    /// No letter is needed.
    public static Update settleWithoutLetter(Registration row, PublishedEvent published, Instant now) {
        return settled(
                        row,
                        published,
                        row.delivery().lastLetter().map(LastLetter::at).orElse(now))
                .when(
                        Outbox.NOT_LEASED + " AND " + AS_SEEN + " AND attribute_not_exists(#network)",
                        "seen",
                        row.version(),
                        "now",
                        now.getEpochSecond());
    }

    /// Nothing is pending until the next deadline. A request expires a while after its letter, not after the
    /// request itself: nobody expires who was never written to.
    private static Update settled(Registration row, PublishedEvent published, Instant letterAt) {
        var expires = Optional.of(letterAt.plus(Deadlines.EXPIRY)).filter(_ -> row.status() == Status.REQUESTED);
        var update = Update.of(row.key())
                .set("dueKind", Keys.dueRegistrations(row.shard()))
                .set("due", Deadlines.next(published, row, expires).getEpochSecond())
                .remove("pending", "lease", "tries", "counted");
        expires.ifPresent(moment -> update.set("expires", moment.getEpochSecond()));
        return RegistrationWrites.ending(update, Deadlines.ends(published, row));
    }

    private static LastLetter lastLetter(Registration row, PublishedEvent published, Instant now) {
        return new LastLetter(row.status(), row.places(), published.revision(), now);
    }

    /// Upkeep found a row early whose letter is held or under way: it need not look before the lease ends.
    public static Update waitForLease(Registration row) {
        var lease = row.delivery().lease().orElseThrow().getEpochSecond();
        return Update.of(row.key())
                .set("due", lease)
                .when(AS_SEEN + " AND #lease = :lease", "seen", row.version(), "lease", lease);
    }

    /// Upkeep found nothing to do: the row waits for its next deadline.
    public static Update waitForDeadline(Registration row, PublishedEvent published) {
        return Update.of(row.key())
                .set(
                        "due",
                        Deadlines.next(published, row, row.moments().expires()).getEpochSecond())
                .when(AS_SEEN + " AND attribute_not_exists(#pending)", "seen", row.version());
    }

    /// A new revision of the event, of which nobody here needs to be told.
    public static Update newRevision(Registration row, PublishedEvent published) {
        var update = RegistrationWrites.ending(Update.of(row.key()), Deadlines.ends(published, row));
        if (!row.delivery().pending()) {
            update.set(
                    "due",
                    Deadlines.next(published, row, row.moments().expires()).getEpochSecond());
        }
        return update.when(AS_SEEN, "seen", row.version());
    }

    /// A new revision of the event that changes what these people count on: a letter is pending.
    public static Update news(Registration row, PublishedEvent published, Instant now) {
        return RegistrationWrites.ending(Update.of(row.key()), Deadlines.ends(published, row))
                .set("pending", "letter")
                .set("dueKind", Keys.dueNews(row.shard()))
                .set("due", now.getEpochSecond())
                .add("version", 1)
                .when(AS_SEEN, "seen", row.version());
    }

    private static List<?> attributes(List<LinkToken> tokens) {
        return tokens.stream().map(LinkToken::attributes).toList();
    }
}
