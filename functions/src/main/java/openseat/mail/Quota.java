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

/// How many letters may be caused by asking alone: an address and day, a network and hour, and an hour for all; the
/// last is a trickle while too many letters come back.
///
/// Mail is the harm, so the sender counts and not the form: whoever asks sees no limit, and what is over it is held,
/// not lost. An address's letters are counted; of a network, and of all, every asking is, whether it needs a letter
/// or not. Else somebody could ask for another's address and for many of their own, and read in their own mailbox, by
/// how many letters the hour had left for them, whether the other was registered. Addresses and networks are hashed
/// under a salt of the day, so that no counter tells whose it is.
public final class Quota {

    /// Letters an hour in all while too many come back: enough that an event goes on, too few to bring SES to pause
    /// us.
    static final int TRICKLE = 20;

    static final Duration KEPT = Duration.ofDays(2);

    private final Environment ground;
    private final BounceRate bounces;
    private final int perAddress;
    private final int perNetwork;
    private final int perHour;

    /// The last one read: it never changes within its day.
    private volatile Salt known = new Salt(Instant.MIN, new byte[0]);

    private record Salt(Instant day, byte[] bytes) {}

    public Quota(Environment ground) {
        this.ground = ground;
        this.bounces = new BounceRate(ground.table());
        this.perAddress = ground.settings().number("LETTERS_PER_ADDRESS");
        this.perNetwork = ground.settings().number("LETTERS_PER_NETWORK");
        this.perHour = ground.settings().number("LETTERS_PER_HOUR");
    }

    /// Counts one asking of this hour's, of its network and of all, once: in one transaction with the row that tells
    /// so.
    ///
    /// @param network already a hash
    /// @param counted takes the network out of the row; where the row has changed meanwhile, nothing is counted
    /// @return empty where nothing holds the asking, else when to try again
    public Optional<Instant> charge(byte[] network, Update counted, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var salt = salt(now);
        var all = bounces.areTooMany(now) ? Math.min(TRICKLE, perHour) : perHour;
        return ground.table()
                .transact(counted, count(hour, SaltedHash.of(salt, "all"), all, now), count(hour, SaltedHash.of(salt, network), perNetwork, now))
                .filter(lost -> lost.conditionFailed(1) || lost.conditionFailed(2))
                .map(_ -> hour.plus(1, ChronoUnit.HOURS));
    }

    /// Counts one letter of this day's to an address.
    ///
    /// @param address as it is, over all events
    /// @return empty where the letter may go, else when to try again
    public Optional<Instant> take(String address, Instant now) {
        var day = now.truncatedTo(ChronoUnit.DAYS);
        return ground.table().update(count(day, SaltedHash.of(salt(now), address.toLowerCase(Locale.ROOT)), perAddress, now))
                ? Optional.empty()
                : Optional.of(day.plus(1, ChronoUnit.DAYS));
    }

    private static Update count(Instant window, byte[] hash, int limit, Instant now) {
        return Update.of(Keys.quota(window.toString(), HexFormat.of().formatHex(hash)))
                .add("n", 1)
                .set("broom", now.plus(KEPT).getEpochSecond())
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
        return ground.table().get(key).flatMap(item -> item.bytes("salt")).orElseGet(() -> {
            var fresh = new byte[SaltedHash.SIZE];
            ground.random().nextBytes(fresh);
            ground.table().update(Update.of(key).setIfAbsent("salt", fresh).set("broom", now.plus(KEPT).getEpochSecond()));
            return ground.table().get(key).flatMap(item -> item.bytes("salt")).orElseThrow();
        });
    }
}
