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

/// How many of the letters of today and yesterday (UTC) came back for good, over all events.
///
/// SES reviews an account at 5 % and pauses it at 10 %
/// (https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-bounce-rate.html), so 3 % are too many; but not
/// before ten came back, or one mistyped address in five would hold up a small event.
public final class BounceRate {

    private static final int PERCENT = 3;
    private static final int FEWEST = 10;

    private final Table table;

    public BounceRate(Table table) {
        this.table = table;
    }

    /// So many letters went out, and so many came back.
    public record Rate(long sent, long bounced) {

        /// Whether it endangers the account.
        boolean isTooHigh() {
            return bounced >= FEWEST && bounced * 100 > sent * PERCENT;
        }
    }

    public void countSent(Instant now) {
        table.update(count("sent", now));
    }

    /// Counts one that came back.
    ///
    /// @return the rate if it is too high and nobody was told so today
    public Optional<Rate> countBounced(Instant now) {
        table.update(count("bounced", now));
        return Optional.of(rate(now)).filter(rate -> rate.isTooHigh() && isFirstToTell(now));
    }

    boolean isTooHigh(Instant now) {
        return rate(now).isTooHigh();
    }

    private Rate rate(Instant now) {
        var items = Stream.of(now, now.minus(1, ChronoUnit.DAYS)).flatMap(day -> table.get(key(day)).stream()).toList();
        return new Rate(sum(items, "sent"), sum(items, "bounced"));
    }

    private static long sum(Iterable<Item> items, String name) {
        var sum = 0L;
        for (var item : items) {
            sum += item.count(name);
        }
        return sum;
    }

    private boolean isFirstToTell(Instant now) {
        return table.update(Update.of(key(now)).set("alarmed", true).when("attribute_not_exists(#alarmed)"));
    }

    private static Update count(String name, Instant now) {
        return Update.of(key(now)).add(name, 1).set("ttl", now.plus(Quota.KEPT).getEpochSecond());
    }

    private static Key key(Instant day) {
        return Keys.mailOfDay(day.truncatedTo(ChronoUnit.DAYS).toString());
    }
}
