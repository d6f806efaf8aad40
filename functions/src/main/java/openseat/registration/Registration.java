package openseat.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.event.PublishedEvent;

/// One registration, as its row holds it.
///
/// @param version   counts changes; every change but a request is conditional on the one it saw
/// @param language  of the newest request; letters to an unproven address are in it
/// @param requested what was last requested, and not accepted yet
/// @param accepted  what the link's holder accepted
public record Registration(
        Key key,
        Status status,
        long version,
        String address,
        String language,
        Optional<Submission> requested,
        Optional<Submission> accepted,
        Moments moments,
        Links links,
        Delivery delivery) {

    /// When things happened, and will happen.
    ///
    /// @param requested the newest request
    /// @param joined    when they joined the waiting list, in milliseconds since 1970
    /// @param acted     the last act through a private link
    /// @param expires   when it is deleted if nobody confirms it
    /// @param ends      when it is deleted in any case; from then on it counts as gone
    public record Moments(
            Instant requested, OptionalLong joined, Optional<Instant> acted, Optional<Instant> expires, Instant ends) {

        /// The last act, or the request if there was none.
        Instant lastActive() {
            return acted.orElse(requested);
        }
    }

    /// The links that open it.
    ///
    /// @param tokens oldest first
    /// @param used   the hash of the token that was last used
    public record Links(List<LinkToken> tokens, Optional<byte[]> used) {}

    public static Registration from(Item row) {
        return new Registration(
                row.key(),
                Status.of(row.text("status")),
                row.number("version"),
                row.text("address"),
                row.text("language"),
                row.map("requested").map(Submission::from),
                row.map("accepted").map(Submission::from),
                new Moments(
                        Instant.ofEpochSecond(row.number("requestedAt")),
                        row.optionalNumber("joined"),
                        row.instant("acted"),
                        row.instant("expires"),
                        Instant.ofEpochSecond(row.number("ends"))),
                new Links(row.maps("tokens").stream().map(LinkToken::from).toList(), row.bytes("used")),
                Delivery.from(row));
    }

    public String event() {
        return Keys.eventOfRegistration(key);
    }

    public String id() {
        return key.sk();
    }

    /// The first hex digit of the id, which spreads rows over partitions.
    public String shard() {
        return key.sk().substring(0, 1);
    }

    /// The key of its entry in the waiting list, if it waits.
    public Key waitingKey() {
        return Keys.waiting(event(), moments.joined().orElseThrow(), id());
    }

    /// What counts: what was accepted, or, before that, what was requested.
    public Submission current() {
        return accepted.or(() -> requested).orElseThrow(() -> new IllegalStateException("A row has no answers."));
    }

    public int places() {
        return current().answers().places();
    }

    /// What was requested after something had been accepted; only the link's holder can make it count.
    public Optional<Submission> requestedAgain() {
        return accepted.isPresent() ? requested.filter(submission -> !submission.isBare()) : Optional.empty();
    }

    /// Whether more is stored than an address and a consent.
    public boolean hasAnswers() {
        return requested.stream().anyMatch(Submission::hasAnswers)
                || accepted.stream().anyMatch(Submission::hasAnswers);
    }

    /// The language of letters: only the link's holder changes that of a proven address.
    public String mailLanguage() {
        return status == Status.REQUESTED || status == Status.CANCELLED
                ? language
                : current().language();
    }

    /// Whether it has a seat or is on the waiting list.
    public boolean holdsPlaces() {
        return status == Status.CONFIRMED || status == Status.WAITING;
    }

    /// As its holder sees it: without answers once their time is over.
    public Registration shownAt(PublishedEvent published, Instant now) {
        return Deadlines.answersAreOver(published, now)
                ? new Registration(
                        key,
                        status,
                        version,
                        address,
                        language,
                        accepted.isPresent() ? Optional.empty() : requested.map(Submission::bare),
                        accepted.map(Submission::bare),
                        moments,
                        links,
                        delivery)
                : this;
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(moments.ends());
    }
}
