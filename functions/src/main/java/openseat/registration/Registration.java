package openseat.registration;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.event.PublishedEvent;
import openseat.form.Answers;

/// One registration, as its row holds it.
///
/// @param version  counts what others decide by: acts, promotions, rollouts, claims, reports. A request does not raise
///                 it, or strangers could keep a holder from every act
/// @param accepted what the link's holder accepted
/// @param requests what was requested and no letter has told yet
public record Registration(
        Key key,
        Status status,
        long version,
        String address,
        Optional<Submission> accepted,
        Requests requests,
        Moments moments,
        Links links,
        Delivery delivery,
        Messages messages,
        Removal removal) {

    /// When things happened, and will happen.
    ///
    /// @param requested the newest request
    /// @param joined    when they joined the waiting list, in milliseconds since 1970
    /// @param acted     the last act through a private link
    /// @param statusAt  when the status last changed; empty if it never did
    /// @param expires   when it is deleted if nobody confirms it
    /// @param ends      when it is deleted in any case; from then on it counts as gone
    public record Moments(
            Instant requested,
            OptionalLong joined,
            Optional<Instant> acted,
            Optional<Instant> statusAt,
            Optional<Instant> expires,
            Instant ends) {

        private Moments endingAt(Instant other) {
            return new Moments(requested, joined, acted, statusAt, expires, other);
        }

        /// The last act, or the request if there was none.
        Instant lastActive() {
            return acted.orElse(requested);
        }
    }

    /// The links that open it.
    ///
    /// @param tokens oldest first
    /// @param used   the hash of the token that was last used
    public record Links(List<LinkToken> tokens, Optional<byte[]> used) {

        /// The token with this hash.
        public Optional<LinkToken> token(byte[] hash) {
            return tokens.stream()
                    .filter(token -> Arrays.equals(token.hash(), hash))
                    .findFirst();
        }

        /// What the newest letter that a request caused was written for.
        Optional<Submission> newestRequest() {
            return newestByRequest().flatMap(LinkToken::request);
        }

        private Optional<LinkToken> newestByRequest() {
            return tokens.reversed().stream()
                    .filter(token -> token.request().isPresent())
                    .findFirst();
        }

        Links bare() {
            return new Links(tokens.stream().map(LinkToken::bare).toList(), used);
        }
    }

    public static Registration from(Item row) {
        return new Registration(
                row.key(),
                Status.of(row.text("status")),
                row.number("version"),
                row.text("address"),
                row.map("accepted").map(Submission::from),
                Requests.from(row),
                new Moments(
                        Instant.ofEpochSecond(row.number("requestedAt")),
                        row.optionalNumber("joined"),
                        row.instant("acted"),
                        row.instant("statusAt"),
                        row.instant("expires"),
                        Instant.ofEpochSecond(row.number("ends"))),
                new Links(row.maps("tokens").stream().map(LinkToken::from).toList(), row.bytes("used")),
                Delivery.from(row),
                Messages.from(row),
                Removal.from(row));
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

    /// How many people come, once the holder has said so.
    public int places() {
        return answers().places();
    }

    /// The answers that count.
    public Answers answers() {
        return accepted.map(Submission::answers).orElse(Answers.NONE);
    }

    /// What the holder of this key confirms: what they accepted before, or the request that the key's letter was
    /// written for.
    ///
    /// @param key the hash of the key's secret
    public Submission toConfirm(byte[] key) {
        return accepted.or(() -> links.token(key).flatMap(LinkToken::request))
                .or(links::newestRequest)
                .orElseThrow(() -> new IllegalStateException("A key opens a row without a request."));
    }

    /// What somebody requested after something had been accepted, and what only the link's holder can make count:
    /// the request that this key's letter was written for, else the newest one.
    public Optional<Submission> requestedAgain(byte[] key) {
        return Stream.of(links.token(key).flatMap(LinkToken::request), requests.latest(), links.newestRequest())
                .flatMap(Optional::stream)
                .filter(this::hasOtherAnswers)
                .findFirst();
    }

    /// Whether a request says something else than what was accepted, if anything was.
    public boolean hasOtherAnswers(Submission request) {
        return accepted.isPresent() && !request.isBare() && !request.answers().equals(answers());
    }

    /// A request for a new link alone repeats what was requested last.
    public Submission resolve(Submission request) {
        return request.isBare()
                ? links.newestRequest()
                        .map(last -> request.with(last.answers()))
                        .orElse(request)
                : request;
    }

    /// Whether the newest letters told what this request says: what counts, or what was requested a moment before.
    /// A letter about a later change does not repeat an older request.
    public boolean wasTold(Submission request) {
        return accepted.filter(own -> request.isBare() || request.answers().equals(own.answers()))
                        .isPresent()
                || links.newestByRequest()
                        .filter(token -> token.hasJustTold(request))
                        .isPresent();
    }

    /// Whether more is stored than an address and a consent.
    public boolean hasAnswers() {
        return Stream.of(accepted.stream(), requests.first().stream(), requests.latest().stream())
                        .flatMap(s -> s)
                        .anyMatch(Submission::hasAnswers)
                || links.tokens().stream()
                        .flatMap(token -> token.request().stream())
                        .anyMatch(Submission::hasAnswers);
    }

    /// The language of letters and pages: only the link's holder changes that of a proven address.
    ///
    /// @param request what the letter or the page is about
    public String mailLanguage(Optional<Submission> request) {
        return accepted.or(() -> request)
                .or(links::newestRequest)
                .map(Submission::language)
                .orElse("");
    }

    /// Whether it expires unless it is confirmed. A request whose letter was reported as spam does not: it is what
    /// remembers that.
    public boolean expires() {
        return status == Status.REQUESTED && delivery.complaints() == 0;
    }

    /// The same row with another end.
    Registration endingAt(Instant ends) {
        var other = moments.endingAt(ends);
        return new Registration(
                key, status, version, address, accepted, requests, other, links, delivery, messages, removal);
    }

    /// Whether its holder wants reminders and optional announcements: not if they stopped them, nor once they
    /// reported any letter as spam.
    public boolean wantsMessages() {
        return !messages.stopped();
    }

    /// The same row of somebody who has just said that they want them.
    public Registration wantingMessages() {
        return new Registration(
                key,
                status,
                version,
                address,
                accepted,
                requests,
                moments,
                links,
                delivery.afterAct(),
                new Messages(messages.pending(), messages.met(), false),
                removal);
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
                        accepted.map(Submission::bare),
                        requests.bare(),
                        moments,
                        links.bare(),
                        delivery,
                        messages,
                        removal)
                : this;
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(moments.ends());
    }
}
