package openseat.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.dynamodb.Table;
import openseat.dynamodb.Update;

/// Which alarms are raised: each cause once a quarter of an hour, or a paused SES would raise one for every letter.
public final class Alarms {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Table table;

    public Alarms(Table table) {
        this.table = table;
    }

    /// Whether letters wait at this moment for the operator to repair something: one that waits is tried again, and
    /// raises its alarm again, every quarter of an hour.
    public boolean isRaised(Instant now) {
        return Stream.of(now, now.minus(QUARTER))
                .map(moment -> table.query(Keys.alarms(quarter(moment)), Optional.empty(), 1, List.of("pk", "sk")))
                .flatMap(page -> page.items().stream())
                .anyMatch(item -> Keys.isAlarm(item.key()));
    }

    /// Whether nobody has raised it in this quarter of an hour; from then on, somebody has.
    ///
    /// @param cause a fixed word, since it becomes a part of a key
    boolean isFirst(String cause, Instant now) {
        return table.update(Update.of(Keys.alarm(quarter(now), cause))
                .set("ttl", now.plus(Quota.KEPT).getEpochSecond())
                .when("attribute_not_exists(#pk)"));
    }

    private static String quarter(Instant moment) {
        var seconds = moment.getEpochSecond();
        return Instant.ofEpochSecond(seconds - seconds % QUARTER.toSeconds()).toString();
    }
}
