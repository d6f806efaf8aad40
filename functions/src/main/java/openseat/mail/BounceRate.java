package openseat.mail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.dynamodb.Update;

/// The share of letters of today and yesterday (UTC) that bounced permanently, over all events.
///
/// SES reviews an account at 5 % and pauses it at 10 %
/// (https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-bounce-rate.html), so above 3 % is too high. At
/// least ten must have bounced, or one mistyped address in five would slow down a small event.
public final class BounceRate {

    private static final int MAX_PERCENT = 3;
    private static final int MIN_BOUNCES = 10;

    /// So many in a day make a network a source of bounces.
    private static final int MIN_OF_NETWORK = 3;

    private final Table table;

    public BounceRate(Table table) {
        this.table = table;
    }

    public record Rate(long sent, long bounced) {

        /// Whether SES might soon review the account.
        boolean isTooHigh() {
            return bounced >= MIN_BOUNCES && bounced * 100 > sent * MAX_PERCENT;
        }
    }

    public void countSent(Instant now) {
        table.update(count("sent", now));
    }

    /// Counts a bounced letter.
    ///
    /// @return the rate if it is too high and no alarm was raised today
    public Optional<Rate> countBounced(Instant now) {
        table.update(count("bounced", now));
        return Optional.of(rate(now)).filter(rate -> rate.isTooHigh() && isFirstAlarm(now));
    }

    /// Notes that a letter bounced which a request from this network had caused.
    ///
    /// @param name the network's, by `Quota.nameOf`
    /// @param sent when the letter was sent
    public void countBounced(String name, Instant sent, Instant now) {
        var day = sent.truncatedTo(ChronoUnit.DAYS).toString();
        table.update(Update.of(Keys.quota(day, name))
                .add("bounced", 1)
                .set("ttl", now.plus(Quota.KEPT).getEpochSecond()));
    }

    /// Whether the network of this bucket caused many bounces today.
    boolean isSource(Key bucket) {
        return table.get(bucket).orElse(Item.EMPTY).count("bounced") >= MIN_OF_NETWORK;
    }

    boolean isTooHigh(Instant now) {
        return rate(now).isTooHigh();
    }

    private Rate rate(Instant now) {
        var items = Stream.of(now, now.minus(1, ChronoUnit.DAYS))
                .flatMap(day -> table.get(key(day)).stream())
                .toList();
        return new Rate(sum(items, "sent"), sum(items, "bounced"));
    }

    private static long sum(Iterable<Item> items, String name) {
        var sum = 0L;
        for (var item : items) {
            sum += item.count(name);
        }
        return sum;
    }

    private boolean isFirstAlarm(Instant now) {
        return table.update(Update.of(key(now)).set("alarmed", true).when("attribute_not_exists(#alarmed)"));
    }

    private static Update count(String name, Instant now) {
        return Update.of(key(now)).add(name, 1).set("ttl", now.plus(Quota.KEPT).getEpochSecond());
    }

    private static Key key(Instant day) {
        return Keys.mailOfDay(day.truncatedTo(ChronoUnit.DAYS).toString());
    }
}
