package openseat.export;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.TableBusyException;
import openseat.dynamodb.Update;

/// Reads and writes the audit logs of events in the table.
public final class AuditLogs {

    private static final int MAX_ATTEMPTS = 5;

    private final Environment environment;

    public AuditLogs(Environment environment) {
        this.environment = environment;
    }

    AuditLog find(String event) {
        return item(event).map(AuditLog::from).orElse(AuditLog.EMPTY);
    }

    /// Logs that rows are about to be sent. If this fails, nothing may be sent.
    ///
    /// @param running the export to continue; a new one is begun if that is somebody else's, too old or dropped
    /// @return the number of the export
    long logRows(String event, Optional<Long> running, String by, long rows) {
        var now = environment.clock().instant();
        for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var item = item(event);
            var log = item.map(AuditLog::from).orElse(AuditLog.EMPTY);
            var continued = running.flatMap(number -> log.withMoreRows(number, by, rows, now));
            var updated = continued.orElseGet(() -> log.withExport(new AuditLog.Export(now, by, rows)));
            var update = Update.of(Keys.auditLog(event))
                    .set("exports", updated.attributes())
                    .set("exported", updated.exported())
                    .add("version", 1);
            var version = item.map(found -> found.optionalNumber("version")).filter(v -> v.isPresent());
            if (environment
                    .table()
                    .update(
                            version.isPresent()
                                    ? update.when(
                                            "#version = :seen",
                                            "seen",
                                            version.get().getAsLong())
                                    : update.when("attribute_not_exists(#version)"))) {
                return continued.isPresent() ? running.get() : updated.exported();
            }
        }
        throw new TableBusyException(null);
    }

    /// Records how the event ended, unless that was done before.
    public void writeFinalCounts(String event, Map<String, Long> counts, Instant over) {
        environment
                .table()
                .update(Update.of(Keys.auditLog(event))
                        .set("ended", counts)
                        .set("endedAt", over.getEpochSecond())
                        .when("attribute_not_exists(#endedAt)"));
    }

    /// Takes back how the event ended.
    public void withdrawFinalCounts(String event) {
        if (item(event).map(item -> item.has("endedAt")).orElse(false)) {
            environment
                    .table()
                    .update(Update.of(Keys.auditLog(event))
                            .remove("ended", "endedAt")
                            .when("attribute_exists(#endedAt)"));
        }
    }

    private Optional<Item> item(String event) {
        return environment.table().get(Keys.auditLog(event));
    }
}
