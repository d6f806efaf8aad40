package openseat.export;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.TableBusyException;
import openseat.dynamodb.Update;

/// The receipts of events in the table.
public final class AuditLogs {

    private static final int LOOKS = 5;

    private final Environment environment;

    public AuditLogs(Environment environment) {
        this.environment = environment;
    }

    AuditLog find(String event) {
        return item(event).map(AuditLog::from).orElse(AuditLog.NONE);
    }

    /// Writes down that rows are about to leave, and returns the number of the export. Where it cannot, nothing may
    /// leave.
    ///
    /// @param running the export that goes on; of somebody else's, an old or a forgotten one, a new line is begun
    long note(String event, Optional<Long> running, String by, long rows) {
        var now = environment.clock().instant();
        for (var look = 0; look < LOOKS; look++) {
            var item = item(event);
            var receipt = item.map(AuditLog::from).orElse(AuditLog.NONE);
            var continued = running.flatMap(number -> receipt.continued(number, by, rows, now));
            var noted = continued.orElseGet(() -> receipt.begun(new AuditLog.Export(now, by, rows)));
            var update = Update.of(Keys.auditLog(event))
                    .set("exports", noted.attributes())
                    .set("exported", noted.exported())
                    .add("version", 1);
            var version = item.map(found -> found.optionalNumber("version")).filter(v -> v.isPresent());
            if (environment.table().update(version.isPresent()
                    ? update.when("#version = :seen", "seen", version.get().getAsLong())
                    : update.when("attribute_not_exists(#version)"))) {
                return continued.isPresent() ? running.get() : noted.exported();
            }
        }
        throw new TableBusyException(null);
    }

    /// Records how the event ended, unless that was done before.
    public void writeFinalCounts(String event, Map<String, Long> counts, Instant over) {
        environment.table().update(Update.of(Keys.auditLog(event))
                .set("ended", counts)
                .set("endedAt", over.getEpochSecond())
                .when("attribute_not_exists(#endedAt)"));
    }

    /// Takes back how the event ended.
    public void withdrawFinalCounts(String event) {
        if (item(event).filter(item -> item.has("endedAt")).isPresent()) {
            environment.table().update(Update.of(Keys.auditLog(event))
                    .remove("ended", "endedAt")
                    .when("attribute_exists(#endedAt)"));
        }
    }

    private Optional<Item> item(String event) {
        return environment.table().get(Keys.auditLog(event));
    }
}
