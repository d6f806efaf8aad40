package openseat.mail;

import java.time.Duration;
import java.time.Instant;
import openseat.Keys;
import openseat.dynamodb.Table;
import openseat.dynamodb.Update;

/// Which alarms are raised: each cause once a quarter of an hour, or a paused SES would raise one for every letter.
final class Alarms {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Table table;

    Alarms(Table table) {
        this.table = table;
    }

    /// Whether nobody has raised it in this quarter of an hour; from then on, somebody has.
    ///
    /// @param cause a fixed word, since it becomes a part of a key
    boolean isFirst(String cause, Instant now) {
        var seconds = now.getEpochSecond();
        var quarter = Instant.ofEpochSecond(seconds - seconds % QUARTER.toSeconds());
        return table.update(Update.of(Keys.alarm(quarter.toString(), cause))
                .set("ttl", now.plus(Quota.KEPT).getEpochSecond())
                .when("attribute_not_exists(#pk)"));
    }
}
