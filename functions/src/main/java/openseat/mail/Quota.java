package openseat.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import openseat.table.Ground;
import openseat.table.Hash;
import openseat.table.Key;
import openseat.table.Keys;
import openseat.table.Update;

/// How many letters may be caused by asking alone: an address and day, a network and hour, and an hour for all; the last
/// is a trickle while too many letters come back.
///
/// Mail is the harm, so the sender counts and not the form: whoever asks sees no limit, and what is over it is held, not
/// lost. Addresses and networks are hashed under a salt of the day, so that no counter tells whose it is.
public final class Quota {

    /// Letters an hour in all while too many come back: enough that an event goes on, too few to bring SES to pause us.
    static final int TRICKLE = 20;

    static final Duration KEPT = Duration.ofDays(2);

    private final Ground ground;
    private final Bounces bounces;
    private final int perAddress;
    private final int perNetwork;
    private final int perHour;

    public Quota(Ground ground) {
        this.ground = ground;
        this.bounces = new Bounces(ground.table());
        this.perAddress = ground.settings().number("LETTERS_PER_ADDRESS");
        this.perNetwork = ground.settings().number("LETTERS_PER_NETWORK");
        this.perHour = ground.settings().number("LETTERS_PER_HOUR");
    }

    /// Counts one letter in all of its windows or in none.
    ///
    /// @param address as it is, over all events
    /// @param network already a hash; empty once the row has forgotten it
    /// @return empty where the letter may go, else when to try again
    public Optional<Instant> take(String address, Optional<byte[]> network, Instant now) {
        var day = now.truncatedTo(ChronoUnit.DAYS);
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var salt = salt(day, now);
        var ofAddress = count(day, Hash.of(salt, address.toLowerCase(Locale.ROOT)), perAddress, now);
        var all = bounces.areTooMany(now) ? Math.min(TRICKLE, perHour) : perHour;
        var ofAll = count(hour, Hash.of(salt, "all"), all, now);
        var lost = network.isPresent()
                ? ground.table().transact(ofAddress, ofAll, count(hour, Hash.of(salt, network.get()), perNetwork, now))
                : ground.table().transact(ofAddress, ofAll);
        return lost.map(reasons -> reasons.conditionFailed(0) ? day.plus(1, ChronoUnit.DAYS) : hour.plus(1, ChronoUnit.HOURS));
    }

    private static Update count(Instant window, byte[] hash, int limit, Instant now) {
        return Update.of(Keys.quota(window.toString(), HexFormat.of().formatHex(hash)))
                .add("n", 1)
                .set("broom", now.plus(KEPT).getEpochSecond())
                .when("attribute_not_exists(#n) OR #n < :limit", "limit", limit);
    }

    private byte[] salt(Instant day, Instant now) {
        Key key = Keys.quotaSalt(day.toString());
        return ground.table().get(key).flatMap(item -> item.bytes("salt")).orElseGet(() -> {
            var fresh = new byte[Hash.SIZE];
            ground.chance().nextBytes(fresh);
            ground.table().update(Update.of(key).setIfAbsent("salt", fresh).set("broom", now.plus(KEPT).getEpochSecond()));
            return ground.table().get(key).flatMap(item -> item.bytes("salt")).orElseThrow();
        });
    }
}
