package openseat.registration;

import java.time.Instant;
import java.util.List;
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
    private Delivery delivery = delivery(Optional.empty(), false);

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

    public Rows lastLetter(Optional<LastLetter> letter) {
        delivery = delivery(letter, delivery.suppressed());
        return this;
    }

    public Rows suppressed(boolean suppressed) {
        delivery = delivery(delivery.lastLetter(), suppressed);
        return this;
    }

    public Registration build() {
        return build(ID);
    }

    public Registration build(String id) {
        return new Registration(
                Keys.registration("an-event", id),
                status,
                1,
                "a@example.org",
                "en",
                requested,
                accepted,
                moments,
                links,
                delivery);
    }

    private static Delivery delivery(Optional<LastLetter> letter, boolean suppressed) {
        return new Delivery(letter, true, Optional.empty(), 0, Optional.empty(), false, suppressed, Optional.empty());
    }
}
