package openseat.registration;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.registration.Delivery.Stage;
import openseat.registration.Registration.Links;
import openseat.registration.Registration.Moments;

/// Builds registrations for tests: each has what the test says, and is otherwise as plain as can be.
public final class Rows {

    private static final String ID = "0".repeat(32);

    private final Status status;
    private Optional<Submission> accepted = Optional.empty();
    private Requests requests = new Requests(Optional.empty(), Optional.empty(), 0, 0, 0);
    private Moments moments;
    private Links links = new Links(List.of(), Optional.empty());
    private long version = 1;
    private Optional<LastLetter> lastLetter = Optional.empty();
    private boolean pending = true;
    private Optional<Instant> lease = Optional.empty();
    private Optional<Instant> slot = Optional.empty();
    private Stage stage = Stage.NEW;
    private List<byte[]> networks = List.of();
    private boolean bounced;
    private int complaints;
    private Optional<Instant> reportedAt = Optional.empty();
    private Removal removal = Removal.NONE;
    private Messages messages = new Messages(new TreeSet<>(), 0, false);

    private Rows(Status status, Instant requestedAt, Instant ends) {
        this.status = status;
        this.moments = new Moments(
                requestedAt, OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), ends);
    }

    public static Rows row(Status status, Instant requestedAt, Instant ends) {
        return new Rows(status, requestedAt, ends);
    }

    /// One more request, which no letter has told yet.
    public Rows requested(Submission submission) {
        requests = new Requests(
                requests.first().or(() -> Optional.of(submission)),
                Optional.of(submission),
                requests.count() + 1,
                requests.told(),
                requests.counted());
        return this;
    }

    /// One more request, which a letter has told: its link's token has this hash.
    public Rows toldTo(byte[] hash, Submission submission) {
        requests = new Requests(
                requests.first(), requests.latest(), requests.count() + 1, requests.told() + 1, requests.counted());
        return token(new LinkToken(hash, moments.requested(), Cause.REQUEST, Optional.of(submission)));
    }

    /// How many requests the event's counters know.
    public Rows counted(long number) {
        requests = new Requests(requests.first(), requests.latest(), requests.count(), requests.told(), number);
        return this;
    }

    public Rows accepted(Optional<Submission> submission) {
        accepted = submission;
        return this;
    }

    public Rows acted(Optional<Instant> at) {
        moments = new Moments(
                moments.requested(), moments.joined(), at, moments.statusAt(), moments.expires(), moments.ends());
        return this;
    }

    public Rows expires(Optional<Instant> at) {
        moments = new Moments(
                moments.requested(), moments.joined(), moments.acted(), moments.statusAt(), at, moments.ends());
        return this;
    }

    public Rows statusAt(Instant at) {
        moments = new Moments(
                moments.requested(),
                moments.joined(),
                moments.acted(),
                Optional.of(at),
                moments.expires(),
                moments.ends());
        return this;
    }

    public Rows joined(Instant at) {
        moments = new Moments(
                moments.requested(),
                OptionalLong.of(at.toEpochMilli()),
                moments.acted(),
                moments.statusAt(),
                moments.expires(),
                moments.ends());
        return this;
    }

    /// One more link.
    public Rows token(LinkToken token) {
        links = new Links(
                Stream.concat(links.tokens().stream(), Stream.of(token)).toList(), links.used());
        return this;
    }

    /// The link with this hash was used last.
    public Rows used(byte[] hash) {
        links = new Links(links.tokens(), Optional.of(hash));
        return this;
    }

    public Rows version(long seen) {
        version = seen;
        return this;
    }

    public Rows lastLetter(Optional<LastLetter> letter) {
        lastLetter = letter;
        return this;
    }

    /// No letter is pending.
    public Rows settled() {
        pending = false;
        return this;
    }

    public Rows leasedUntil(Instant until) {
        lease = Optional.of(until);
        return this;
    }

    /// A limit of mail holds the request until then; it has passed those up to the stage, or has its slot.
    public Rows held(Instant until, Stage upTo) {
        slot = Optional.of(until);
        return at(upTo);
    }

    public Rows at(Stage upTo) {
        stage = upTo;
        return this;
    }

    /// A request came from this network, and is not counted yet.
    public Rows network(byte[] hash) {
        networks = List.of(hash);
        return this;
    }

    /// Letters come back.
    public Rows bounced() {
        bounced = true;
        return this;
    }

    public Rows complaints(int number) {
        complaints = number;
        return this;
    }

    /// Announcements that no letter has told yet.
    public Rows announced(Long... numbers) {
        var pendingNumbers = new TreeSet<>(List.of(numbers));
        messages = new Messages(pendingNumbers, pendingNumbers.last(), messages.stopped());
        return this;
    }

    /// Its holder wants no reminders and no optional announcements.
    public Rows stopped() {
        messages = new Messages(messages.pending(), messages.met(), true);
        return this;
    }

    /// A letter that was sent then bounced or was reported as spam.
    public Rows reportedAt(Instant sent) {
        reportedAt = Optional.of(sent);
        return this;
    }

    /// The organizers asked for its removal then.
    public Rows toRemove(Instant asked) {
        removal = new Removal(Optional.of(asked), false);
        return this;
    }

    /// The organizers removed it.
    public Rows removed() {
        removal = new Removal(Optional.empty(), true);
        return this;
    }

    public Registration build() {
        return build(ID);
    }

    public Registration build(String id) {
        var delivery = new Delivery(
                lastLetter,
                pending,
                lease,
                0,
                slot,
                stage,
                Optional.empty(),
                networks,
                bounced,
                complaints,
                reportedAt);
        return new Registration(
                Keys.registration("an-event", id),
                status,
                version,
                "a@example.org",
                accepted,
                requests,
                moments,
                links,
                delivery,
                messages,
                removal);
    }

    /// The attributes that the table holds of a row.
    public static Map<String, Object> attributes(Registration row) {
        var delivery = row.delivery();
        var attributes = new HashMap<String, Object>();
        attributes.put("status", row.status().word);
        attributes.put("version", row.version());
        attributes.put("address", row.address());
        attributes.put("requestedAt", row.moments().requested().getEpochSecond());
        attributes.put("ends", row.moments().ends().getEpochSecond());
        attributes.put("requests", row.requests().count());
        attributes.put("told", row.requests().told());
        attributes.put("counted", row.requests().counted());
        attributes.put("stage", delivery.stage().number);
        attributes.put("bounced", delivery.bounced());
        attributes.put("complaints", delivery.complaints());
        attributes.put(
                "tokens",
                row.links().tokens().stream().map(LinkToken::attributes).toList());
        row.removal().asked().ifPresent(at -> attributes.put("removal", at.getEpochSecond()));
        attributes.put("removed", row.removal().done());
        row.requests().first().ifPresent(submission -> attributes.put("first", submission.attributes()));
        row.requests().latest().ifPresent(submission -> attributes.put("latest", submission.attributes()));
        row.accepted().ifPresent(submission -> attributes.put("accepted", submission.attributes()));
        row.moments().joined().ifPresent(millis -> attributes.put("joined", millis));
        row.moments().acted().ifPresent(at -> attributes.put("acted", at.getEpochSecond()));
        row.moments().expires().ifPresent(at -> attributes.put("expires", at.getEpochSecond()));
        row.links().used().ifPresent(hash -> attributes.put("used", hash));
        delivery.lastLetter().ifPresent(letter -> attributes.put("lastLetter", letter.attributes()));
        delivery.lease().ifPresent(until -> attributes.put("lease", until.getEpochSecond()));
        delivery.slot().ifPresent(until -> attributes.put("slot", until.getEpochSecond()));
        delivery.reportedAt().ifPresent(sent -> attributes.put("reportedAt", sent.toEpochMilli()));
        if (row.messages().stopped()) {
            attributes.put("stopped", true);
        }
        if (delivery.pending()) {
            attributes.put("pending", "letter");
        }
        return attributes;
    }
}
