package openseat.registration;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import openseat.Keys;
import openseat.registration.Registration.Links;
import openseat.registration.Registration.Moments;

/// Builds registrations for tests: each has what the test says, and is otherwise as plain as can be.
public final class Rows {

    private static final String ID = "0".repeat(32);

    private final Status status;
    private Optional<Submission> requested = Optional.empty();
    private Optional<Submission> accepted = Optional.empty();
    private Moments moments;
    private Links links = new Links(List.of(), Optional.empty());
    private long version = 1;
    private Optional<LastLetter> lastLetter = Optional.empty();
    private boolean pending = true;
    private Optional<Instant> lease = Optional.empty();
    private boolean suppressed;
    private Optional<Instant> reportedAt = Optional.empty();

    private Rows(Status status, Instant requestedAt, Instant ends) {
        this.status = status;
        this.moments = new Moments(requestedAt, OptionalLong.empty(), Optional.empty(), Optional.empty(), ends);
    }

    public static Rows row(Status status, Instant requestedAt, Instant ends) {
        return new Rows(status, requestedAt, ends);
    }

    public Rows requested(Optional<Submission> submission) {
        requested = submission;
        return this;
    }

    public Rows accepted(Optional<Submission> submission) {
        accepted = submission;
        return this;
    }

    public Rows acted(Optional<Instant> at) {
        moments = new Moments(moments.requested(), moments.joined(), at, moments.expires(), moments.ends());
        return this;
    }

    public Rows expires(Optional<Instant> at) {
        moments = new Moments(moments.requested(), moments.joined(), moments.acted(), at, moments.ends());
        return this;
    }

    public Rows joined(Instant at) {
        moments = new Moments(
                moments.requested(),
                OptionalLong.of(at.toEpochMilli()),
                moments.acted(),
                moments.expires(),
                moments.ends());
        return this;
    }

    public Rows links(List<LinkToken> tokens, Optional<byte[]> used) {
        links = new Links(tokens, used);
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

    public Rows suppressed(boolean isSuppressed) {
        suppressed = isSuppressed;
        return this;
    }

    /// A letter that was sent then bounced or was reported as spam.
    public Rows reportedAt(Instant sent) {
        reportedAt = Optional.of(sent);
        return this;
    }

    public Registration build() {
        return build(ID);
    }

    public Registration build(String id) {
        var delivery = new Delivery(lastLetter, pending, lease, 0, Optional.empty(), false, suppressed, reportedAt);
        return new Registration(
                Keys.registration("an-event", id),
                status,
                version,
                "a@example.org",
                "en",
                requested,
                accepted,
                moments,
                links,
                delivery);
    }

    /// The attributes that the table holds of a row.
    public static Map<String, Object> attributes(Registration row) {
        var attributes = new HashMap<String, Object>(Map.of(
                "status",
                row.status().word,
                "version",
                row.version(),
                "address",
                row.address(),
                "language",
                row.language(),
                "requestedAt",
                row.moments().requested().getEpochSecond(),
                "ends",
                row.moments().ends().getEpochSecond(),
                "bounced",
                row.delivery().suppressed(),
                "tokens",
                row.links().tokens().stream().map(LinkToken::attributes).toList()));
        row.requested().ifPresent(submission -> attributes.put("requested", submission.attributes()));
        row.accepted().ifPresent(submission -> attributes.put("accepted", submission.attributes()));
        row.moments().joined().ifPresent(millis -> attributes.put("joined", millis));
        row.moments().acted().ifPresent(at -> attributes.put("acted", at.getEpochSecond()));
        row.moments().expires().ifPresent(at -> attributes.put("expires", at.getEpochSecond()));
        row.links().used().ifPresent(hash -> attributes.put("used", hash));
        row.delivery().lastLetter().ifPresent(letter -> attributes.put("lastLetter", letter.attributes()));
        row.delivery().lease().ifPresent(until -> attributes.put("lease", until.getEpochSecond()));
        row.delivery().reportedAt().ifPresent(sent -> attributes.put("reportedAt", sent.toEpochMilli()));
        if (row.delivery().pending()) {
            attributes.put("pending", "letter");
        }
        return attributes;
    }
}
