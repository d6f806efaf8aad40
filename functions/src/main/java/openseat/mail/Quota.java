package openseat.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.SaltedHash;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;

/// How many letters requests may cause: per address and day, per network and hour, and per hour in all; the last is
/// small while too many letters bounce.
///
/// The sender counts, not the form, because mail is the harm: whoever registers sees no limit, and what exceeds it is
/// held, not lost. For an address its letters are counted; for a network, and in all, every request is, whether it
/// needs a letter or not. Otherwise somebody could request for another's address and for many of their own, and see in
/// their own mailbox, by how many letters the hour had left for them, whether the other is registered. Addresses and
/// networks are hashed with a salt of the day, so that no counter tells whose it is.
public final class Quota {

    /// Letters an hour in all while too many bounce: enough that an event goes on, too few to make SES pause the
    /// account.
    static final int WHILE_BOUNCING = 20;

    static final Duration KEPT = Duration.ofDays(2);

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

    /// Counts a request towards this hour, of its network and of all, once: in one transaction with the row that
    /// says so.
    ///
    /// @param network already hashed
    /// @param counted takes the network out of the row; if the row has changed meanwhile, nothing is counted
    /// @return empty if nothing holds the request, otherwise when to try again
    public Optional<Instant> countRequest(byte[] network, Update counted, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var salt = salt(now);
        var inAll = bounceRate.isTooHigh(now) ? Math.min(WHILE_BOUNCING, perHour) : perHour;
        return environment
                .table()
                .transact(
                        counted,
                        count(hour, SaltedHash.of(salt, "all"), inAll, now),
                        count(hour, SaltedHash.of(salt, network), perNetwork, now))
                .filter(failure -> failure.conditionFailed(1) || failure.conditionFailed(2))
                .map(_ -> hour.plus(1, ChronoUnit.HOURS));
    }

    /// Counts a letter to an address towards this day, over all events.
    ///
    /// @return empty if the letter may go, otherwise when to try again
    public Optional<Instant> countLetter(String address, Instant now) {
        var day = now.truncatedTo(ChronoUnit.DAYS);
        var hash = SaltedHash.of(salt(now), address.toLowerCase(Locale.ROOT));
        return environment.table().update(count(day, hash, perAddress, now))
                ? Optional.empty()
                : Optional.of(day.plus(1, ChronoUnit.DAYS));
    }

    private static Update count(Instant window, byte[] hash, int limit, Instant now) {
        return Update.of(Keys.quota(window.toString(), HexFormat.of().formatHex(hash)))
                .add("n", 1)
                .set("ttl", now.plus(KEPT).getEpochSecond())
                .when("attribute_not_exists(#n) OR #n < :limit", "limit", limit);
    }

    private byte[] salt(Instant now) {
        var day = now.truncatedTo(ChronoUnit.DAYS);
        if (!known.day.equals(day)) {
            known = new Salt(day, read(Keys.quotaSalt(day.toString()), now));
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
