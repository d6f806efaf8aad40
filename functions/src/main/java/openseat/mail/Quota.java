package openseat.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import openseat.Environment;
import openseat.Keys;
import openseat.SaltedHash;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;

/// How many letters requests may cause: per network and hour, per hour in all, and per address and day; few while too
/// many letters bounce, and fewest for the networks that caused them.
///
/// Whoever takes one over a limit is given the next free slot, so that nobody looks at a held request before its turn,
/// and a flood from one network only lengthens that network's own line. Each limit is a bucket that empties at an even
/// rate (the generic cell rate algorithm, https://www.itu.int/rec/T-REC-I.371): a whole period's letters may go at
/// once, and from then on one at a time.
///
/// The sender counts, not the form, because mail is the harm: whoever registers sees no limit, and what exceeds it is
/// held, not lost. For a network, and in all, every request is counted, whether it needs a letter or not: otherwise
/// somebody could request for another's address and then for their own, and see by when their own letter comes whether
/// the other is registered. Addresses and networks are hashed with a salt of the day, so that no counter tells whose
/// it is, and every line ends at midnight (UTC).
public final class Quota {

    static final Duration KEPT = Duration.ofDays(2);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /// Letters an hour in all while too many bounce: enough that an event goes on, too few to make SES pause the
    /// account.
    private static final int WHILE_BOUNCING = 20;

    /// Of those, so many may go to one network, or one alone would take them all.
    private static final int OF_ONE_NETWORK = 2;

    /// How long a network that caused many bounces waits for each letter meanwhile.
    private static final Duration AFTER_BOUNCES = Duration.ofHours(6);

    /// The first letter of an address and event a day may exceed the limit of the address so many times: requests
    /// at other events must not keep back somebody's own.
    private static final int TIMES_FOR_FIRST = 3;

    /// Letters to sign in that go to one address in an hour, wherever they are asked for: several people may share
    /// it.
    private static final int SIGN_INS_AN_HOUR = 30;

    private final Environment environment;
    private final BounceRate bounceRate;
    private final int perAddress;
    private final int perNetwork;
    private final int perHour;

    /// The salt that was read last; it never changes within its day.
    private volatile Salt known = new Salt(Instant.MIN, new byte[0]);

    private record Salt(Instant day, byte[] bytes) {}

    public Quota(Environment environment) {
        this.environment = environment;
        this.bounceRate = new BounceRate(environment.table());
        this.perAddress = environment.settings().number("LETTERS_PER_ADDRESS");
        this.perNetwork = environment.settings().number("LETTERS_PER_NETWORK");
        this.perHour = environment.settings().number("LETTERS_PER_HOUR");
    }

    /// When a request from this network has its turn among the network's: now, or at its slot.
    ///
    /// @param network already hashed
    /// @param isTight whether too many letters bounce
    public Instant ofNetwork(byte[] network, boolean isTight, Instant now) {
        var bucket = bucket(now, network);
        if (!isTight) {
            return take(bucket, HOUR.dividedBy(Math.max(1, perNetwork)), HOUR, now);
        }
        return bounceRate.isSource(bucket)
                ? take(bucket, AFTER_BOUNCES, Duration.ZERO, now)
                : take(bucket, HOUR.dividedBy(Math.clamp(perNetwork, 1, OF_ONE_NETWORK)), HOUR, now);
    }

    /// When a request has its turn among all.
    public Instant inAll(boolean isTight, Instant now) {
        var most = isTight ? Math.min(WHILE_BOUNCING, perHour) : perHour;
        return take(bucket(now, "all"), HOUR.dividedBy(Math.max(1, most)), HOUR, now);
    }

    /// Whether too many letters bounce, so that few may be caused.
    public boolean isTight(Instant now) {
        return bounceRate.isTooHigh(now);
    }

    /// When a letter to this address has its turn among those that requests at all events cause.
    ///
    /// @param first whether it is the first one about its event today
    public Instant ofAddress(String address, boolean first, Instant now) {
        var burst = first ? DAY.multipliedBy(TIMES_FOR_FIRST) : DAY;
        return take(bucket(now, inbox(address)), DAY.dividedBy(Math.max(1, perAddress)), burst, now);
    }

    /// Whether a letter to sign in at the desk may go to somebody whom this network asks for: so many a day as
    /// strangers can cause to an address, and so many an hour from all networks. A letter
    /// is not counted by the limit that refuses it.
    ///
    /// @param id      of whoever signs in
    /// @param network already hashed
    public boolean allowsSignIn(String id, byte[] network, Instant now) {
        var ofNetwork = bucket(now, "sign-in " + id + " " + HexFormat.of().formatHex(network));
        return takeIfFree(ofNetwork, DAY.dividedBy(Math.max(1, perAddress)), DAY, now)
                && takeIfFree(bucket(now, "sign-in " + id), HOUR.dividedBy(SIGN_INS_AN_HOUR), HOUR, now);
    }

    /// By what a report about a letter names the network that caused it, on that day alone.
    public String nameOf(byte[] network, Instant now) {
        return HexFormat.of().formatHex(SaltedHash.of(salt(now), network));
    }

    /// Most providers deliver to the part before a +, so that all tags are one inbox; it has a bucket of its own,
    /// or tags could hold back the letters to the address itself.
    private static String inbox(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        var at = lower.lastIndexOf('@');
        var plus = lower.indexOf('+');
        return plus > 0 && plus < at ? "tagged " + lower.substring(0, plus) + lower.substring(at) : lower;
    }

    /// Takes a slot of a bucket if there is one now; else it stays as it is.
    private boolean takeIfFree(Key bucket, Duration step, Duration burst, Instant now) {
        var latest = now.plus(burst).minus(step).toEpochMilli();
        return takeEmpty(bucket, step, now)
                || environment
                        .table()
                        .update(Update.of(bucket)
                                .add("next", step.toMillis())
                                .when("#next <= :latest", "latest", latest));
    }

    /// Whether the bucket was empty, so that its first letter has gone into it.
    private boolean takeEmpty(Key bucket, Duration step, Instant now) {
        return environment
                .table()
                .update(Update.of(bucket)
                        .set("next", now.plus(step).toEpochMilli())
                        .set("ttl", ttl(now))
                        .when("attribute_not_exists(#next) OR #next <= :now", "now", now.toEpochMilli()));
    }

    private static long ttl(Instant now) {
        return now.plus(KEPT).getEpochSecond();
    }

    /// Takes the next slot of a bucket. `next` is the millisecond at which it is empty again.
    ///
    /// @param step  how long it takes for one letter to drain
    /// @param burst how full the bucket may be for a letter to go at once
    private Instant take(Key bucket, Duration step, Duration burst, Instant now) {
        if (takeEmpty(bucket, step, now)) {
            return burst.isZero() ? now.plus(step) : now;
        }
        var next = environment
                .table()
                .updateAndGet(Update.of(bucket).add("next", step.toMillis()).set("ttl", ttl(now)))
                .orElseThrow()
                .number("next");
        var slot = Instant.ofEpochMilli(next).minus(burst);
        return slot.isAfter(now) ? slot.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS) : now;
    }

    private Key bucket(Instant now, String name) {
        return Keys.quota(day(now).toString(), HexFormat.of().formatHex(SaltedHash.of(salt(now), name)));
    }

    private Key bucket(Instant now, byte[] network) {
        return Keys.quota(day(now).toString(), nameOf(network, now));
    }

    private static Instant day(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS);
    }

    private byte[] salt(Instant now) {
        if (!known.day.equals(day(now))) {
            known = new Salt(day(now), read(Keys.quotaSalt(day(now).toString()), now));
        }
        return known.bytes;
    }

    private byte[] read(Key key, Instant now) {
        return environment.table().get(key).flatMap(item -> item.bytes("salt")).orElseGet(() -> {
            var fresh = new byte[SaltedHash.SIZE];
            environment.random().nextBytes(fresh);
            environment
                    .table()
                    .update(Update.of(key)
                            .setIfAbsent("salt", fresh)
                            .set("ttl", now.plus(KEPT).getEpochSecond()));
            return environment
                    .table()
                    .get(key)
                    .flatMap(item -> item.bytes("salt"))
                    .orElseThrow();
        });
    }
}
