package openseat.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.event.PublishedEvent;

/// One row: what is held of somebody who registered.
///
/// @param version  counts changes; every change but asking names the one it saw
/// @param language of the last asking; mails to the unproven speak it
/// @param proposed as last asked, and accepted by nobody yet
/// @param accepted what the link's holder accepted
/// @param joined   when they joined the waiting list, in milliseconds
/// @param acted    the last act through a private link
/// @param lapse    when it goes if it is not confirmed
/// @param ends     when it goes in any case; from then on it counts as gone
/// @param used     the hash of the link's key that was last used
/// @param told     what the last letter said
/// @param counted  whether the letter that is owed was counted by the quota: it counts once, not once a try
/// @param lease    until when nobody else may write to them
/// @param bounced  whether letters do not reach them, so that none is owed until they ask or act again; or are not
///                 wanted, so that none is owed until they act: anybody can ask
/// @param reported when the newest letter went out that came back, or was not wanted
public record Registration(
        Key key,
        Status standing,
        long version,
        String address,
        String language,
        Optional<Submission> proposed,
        Optional<Submission> accepted,
        Instant asked,
        OptionalLong joined,
        Optional<Instant> acted,
        Optional<Instant> lapse,
        Instant ends,
        List<LinkToken> keys,
        Optional<byte[]> used,
        Optional<LastLetter> told,
        boolean owes,
        Optional<Instant> lease,
        int tries,
        Optional<byte[]> network,
        boolean counted,
        boolean bounced,
        Optional<Instant> reported) {

    public static Registration from(Item row) {
        return new Registration(
                row.key(),
                Status.of(row.text("standing")),
                row.number("v"),
                row.text("address"),
                row.text("lang"),
                Submission.optional(row, "proposed"),
                Submission.optional(row, "accepted"),
                Instant.ofEpochSecond(row.number("asked")),
                row.optionalNumber("joined"),
                row.instant("acted"),
                row.instant("lapse"),
                Instant.ofEpochSecond(row.number("ends")),
                row.maps("keys").stream().map(LinkToken::from).toList(),
                row.bytes("used"),
                row.map("told").map(LastLetter::from),
                row.has("owes"),
                row.instant("lease"),
                (int) row.count("tries"),
                row.bytes("network"),
                row.flag("counted"),
                row.flag("bounced") || row.flag("unwanted"),
                millis(row.optionalNumber("reported")));
    }

    public String event() {
        return Keys.eventOfRegistration(key);
    }

    public String id() {
        return key.sk();
    }

    /// The first hex digit of the id, by which rows are spread.
    public String shard() {
        return key.sk().substring(0, 1);
    }

    /// What counts: what was accepted, or, before anything was, what was asked.
    public Submission current() {
        return accepted.or(() -> proposed).orElseThrow(() -> new IllegalStateException("A row has no answers."));
    }

    public int places() {
        return current().answers().places();
    }

    /// What somebody asked while something was accepted already; nobody but the link's holder makes it count.
    public Optional<Submission> askedAnew() {
        return accepted.isPresent() ? proposed.filter(submission -> !submission.isBare()) : Optional.empty();
    }

    /// Whether more is held than an address and a consent.
    public boolean hasAnswers() {
        return proposed.filter(Submission::hasAnswers).isPresent() || accepted.filter(Submission::hasAnswers).isPresent();
    }

    /// The language to write in: nobody but the link's holder changes that of a proven address.
    public String speaks() {
        return standing == Status.REQUESTED || standing == Status.CANCELLED ? language : current().language();
    }

    /// As its holder sees it: no answers once their time is over.
    public Registration shownAt(PublishedEvent published, Instant now) {
        if (!Deadlines.answersAreOver(published, now)) {
            return this;
        }
        return new Registration(key, standing, version, address, language,
                accepted.isPresent() ? Optional.empty() : proposed.map(Submission::bare), accepted.map(Submission::bare),
                asked, joined, acted, lapse, ends, keys, used, told, owes, lease, tries, network, counted, bounced, reported);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(ends);
    }

    private static Optional<Instant> millis(OptionalLong number) {
        return number.isPresent() ? Optional.of(Instant.ofEpochMilli(number.getAsLong())) : Optional.empty();
    }
}
