package openseat.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import openseat.Environment;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.http.Log;

/// Sends the mail of one row that has one pending, and records the outcome: the same for letters and for digests.
///
/// ```
///  pending --claim: lease = now + 5 min, tries + 1--> leased
///  leased --SES took it, or rejected it for good--> settled by the row's owner (still pending if something newer is
/// true)
///  leased --the process died, or the outcome is unknown: the lease runs out--> pending   (the only second copy)
///  leased --unknown for the second time or more: due = lease = now + backoff--> pending
///  leased --SES is busy: due = lease = now + backoff--> pending
///  leased --misconfigured: due = lease = now + 15 min, tries kept, an alarm--> pending
/// ```
///
/// `lease`, `due` and `tries` are the attributes it uses; a row without `lease`, or with one that is over, is free.
public final class Outbox {

    /// How long a claim holds: much longer than sending one mail takes.
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration UNTIL_REPAIRED = Duration.ofMinutes(15);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(30);
    private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);

    /// Condition: nobody holds the row at `:now`.
    public static final String NOT_LEASED = "(attribute_not_exists(#lease) OR #lease <= :now)";

    /// Condition: the row exists, and nobody holds it at `:now`.
    public static final String IS_FREE = "attribute_exists(#pk) AND " + NOT_LEASED;

    /// Condition: the row exists and the lease is the one that `:lease` names.
    public static final String IS_OURS = "attribute_exists(#pk) AND #lease = :lease";

    private final Environment environment;
    private final SesMailer mailer;

    public Outbox(Environment environment, SesMailer mailer) {
        this.environment = environment;
        this.mailer = mailer;
    }

    /// What came of a delivery, as far as whoever paces the sending must know.
    public enum Outcome {
        SENT,
        NOTHING_TO_SEND,
        POSTPONED,
        /// SES asked for a slower pace, or takes nothing at all.
        THROTTLED
    }

    /// A mail under a lease, and what its row becomes.
    public interface Outgoing {

        Key key();

        Mail mail();

        /// How often it was tried before.
        int tries();

        /// SES took it.
        void sent();

        /// SES will never take it.
        void rejected();

        /// Adds to an update when its row must be looked at if the mail waits until then: earlier, if something
        /// else is due before.
        default Update lookAt(Update held, Instant until) {
            return held.set("due", until.getEpochSecond());
        }

        /// Adds to an update what undoes the claim, since the mail did not leave.
        Update undoClaim(Update postponed);
    }

    /// Claims a row, sends its mail and records the outcome.
    ///
    /// @param claim   made by `claim`, with its condition
    /// @param prepare gives the mail, under the lease that it is given; empty if there turns out to be none
    public Outcome deliver(
            Update claim, Instant now, Function<Instant, Optional<Outgoing>> prepare, Consumer<String> log) {
        if (!environment.table().update(claim)) {
            return Outcome.NOTHING_TO_SEND;
        }
        var lease = leaseFrom(now);
        return prepare.apply(lease).map(outgoing -> send(outgoing, lease, log)).orElse(Outcome.NOTHING_TO_SEND);
    }

    private Outcome send(Outgoing outgoing, Instant lease, Consumer<String> log) {
        return switch (mailer.send(outgoing.mail())) {
            case SendResult.Sent _ -> {
                outgoing.sent();
                yield Outcome.SENT;
            }
            case SendResult.Rejected(var error) -> {
                log.accept(line("rejected", outgoing, Map.of("error", error)));
                outgoing.rejected();
                yield Outcome.POSTPONED;
            }
            case SendResult.RetryLater(var throttled) -> {
                postpone(outgoing, lease, now().plus(backoff(outgoing.tries())));
                yield throttled ? Outcome.THROTTLED : Outcome.POSTPONED;
            }
            case SendResult.Misconfigured(var error) -> {
                if (new Alarms(environment.table()).isFirst(error, now())) {
                    log.accept(line(
                            "alarm",
                            outgoing,
                            Map.of("error", error, "action", "No mail goes out until the operator repairs this.")));
                }
                waitForOperator(outgoing, lease);
                yield Outcome.THROTTLED;
            }
            case SendResult.Unknown _ -> {
                log.accept(line("unknown-outcome", outgoing, Map.of()));
                spaceOut(outgoing, lease);
                yield Outcome.POSTPONED;
            }
        };
    }

    /// Takes a row until the lease that starts now ends; the caller adds the condition.
    public static Update claim(Key key, Instant now) {
        return Update.of(key).set("lease", leaseFrom(now).getEpochSecond()).add("tries", 1);
    }

    private void postpone(Outgoing outgoing, Instant lease, Instant until) {
        environment.table().update(outgoing.undoClaim(held(outgoing, lease, until)));
    }

    /// The second copy goes once the lease is over. Further ones go ever later, since each of them may arrive.
    private void spaceOut(Outgoing outgoing, Instant lease) {
        var until = now().plus(backoff(outgoing.tries() + 3));
        if (until.isAfter(lease)) {
            environment.table().update(held(outgoing, lease, until));
        }
    }

    /// Takes the try back, too: it is not this mail's fault.
    private void waitForOperator(Outgoing outgoing, Instant lease) {
        var held = held(outgoing, lease, now().plus(UNTIL_REPAIRED)).add("tries", -1);
        environment.table().update(outgoing.undoClaim(held));
    }

    private static Update held(Outgoing outgoing, Instant lease, Instant until) {
        return outgoing.lookAt(Update.of(outgoing.key()).set("lease", until.getEpochSecond()), until)
                .when(IS_OURS, "lease", lease.getEpochSecond());
    }

    /// Doubles with each try, up to an hour, with jitter in its second half.
    private Duration backoff(int tries) {
        var full = FIRST_BACKOFF.multipliedBy(1L << Math.min(tries, 10));
        var half = (full.compareTo(LONGEST_BACKOFF) < 0 ? full : LONGEST_BACKOFF).toSeconds() / 2;
        return Duration.ofSeconds(half + environment.random().nextLong(half + 1));
    }

    /// The lease that a claim at this moment gives, in whole seconds, as the table keeps it.
    public static Instant leaseFrom(Instant now) {
        return Instant.ofEpochSecond(now.plus(LEASE).getEpochSecond());
    }

    /// The tags say what the mail is about, and nothing personal.
    private static String line(String what, Outgoing outgoing, Map<String, String> values) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("event", outgoing.mail().tags().get("event"));
        fields.put("letter", outgoing.mail().tags().get("kind"));
        fields.putAll(values);
        return Log.line(what, fields);
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
