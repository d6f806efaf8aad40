package openseat.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;

/// A letter that is owed, and who is writing it: the same for a registrant's row and a recipient's.
///
/// ```
///  owed --claim: lease, tries + 1--> leased
///  leased -SES took it, settle [v as read]--> settled     settle fails: something newer is true --> owed
///  leased -died or ambiguous: lease lapses--> owed        (the only second copy)
///  leased -passing: due = lease = now + backoff--> owed   final: refused --> settled
///  owed -over quota: due = next window--> owed            (held, not lost; another cause rings at once)
///  leased -the operator's: due = lease = now + 15 min, tries kept--> owed
/// ```
public final class Outbox {

    /// How long a claim holds: longer than any function runs.
    public static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration OPERATOR = Duration.ofMinutes(15);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(30);
    private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);

    private Outbox() {}

    private static final String FREE = "attribute_exists(#pk) AND (attribute_not_exists(#lease) OR #lease <= :now)";

    /// Takes a registrant's letter on, as the row was read: nobody else may, until the lease ends.
    public static Update claim(Key key, long version, Instant now) {
        return lease(key, now).when(FREE + " AND #v = :seen AND attribute_exists(#owes)", "seen", version, "now", now.getEpochSecond());
    }

    /// Takes a recipient's digest on: nobody else may, until the lease ends.
    public static Update claim(Key key, Instant now) {
        return lease(key, now).when(FREE, "now", now.getEpochSecond());
    }

    private static Update lease(Key key, Instant now) {
        var lease = leaseFrom(now).getEpochSecond();
        return Update.of(key).set("lease", lease).set("due", lease).add("tries", 1);
    }

    /// Only the one whose lease it is, and only while the row is there.
    public static final String MINE = "attribute_exists(#pk) AND #lease = :mine";

    /// Puts the letter off, with backoff and jitter: SES is busy.
    public static Update putOff(Key key, Instant lease, int tries, Instant now, RandomGenerator chance) {
        var backoff = FIRST_BACKOFF.multipliedBy(1L << Math.min(tries, 10));
        var most = backoff.compareTo(LONGEST_BACKOFF) < 0 ? backoff : LONGEST_BACKOFF;
        return hold(key, lease, now.plusSeconds(most.toSeconds() / 2 + chance.nextLong(most.toSeconds() / 2 + 1)));
    }

    /// Waits for the operator; that burns no try.
    public static Update waitForOperator(Key key, Instant lease, Instant now) {
        return hold(key, lease, now.plus(OPERATOR)).add("tries", -1);
    }

    /// Holds a letter that nobody has claimed until its quota has room again; once, or its own bell would ring for
    /// ever.
    public static Update holdFor(Key key, long version, Instant until, Instant now) {
        return Update.of(key)
                .set("lease", now.getEpochSecond())
                .set("due", until.getEpochSecond())
                .when(FREE + " AND #v = :seen AND #due <> :until", "seen", version, "now", now.getEpochSecond(), "until", until.getEpochSecond());
    }

    /// Takes the network out of a row whose asking is counted. A lease that ends as it begins holds nobody up: it
    /// only keeps the bell from ringing for what is in hand.
    public static Update charged(Key key, long version, boolean leased, Instant now) {
        var update = Update.of(key).remove("network");
        return leased
                ? update.when("attribute_exists(#network) AND #v = :seen", "seen", version)
                : update.set("lease", now.getEpochSecond())
                        .when(FREE + " AND attribute_exists(#network) AND #v = :seen", "seen", version, "now", now.getEpochSecond());
    }

    private static Update hold(Key key, Instant lease, Instant until) {
        return Update.of(key)
                .set("lease", until.getEpochSecond())
                .set("due", until.getEpochSecond())
                .when(MINE, "mine", lease.getEpochSecond());
    }

    /// The lease that a claim at this moment gives, as the table keeps it.
    public static Instant leaseFrom(Instant now) {
        return Instant.ofEpochSecond(now.plus(LEASE).getEpochSecond());
    }
}
