package openseat.export;

import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.TableBusyException;
import openseat.dynamodb.Update;

/// Reads and writes the audit logs of events in the table.
final class AuditLogs {

    private static final int MAX_ATTEMPTS = 5;

    private final Environment ground;

    AuditLogs(Environment ground) {
        this.ground = ground;
    }

    AuditLog find(String event) {
        return item(event).map(AuditLog::from).orElse(AuditLog.EMPTY);
    }

    /// Logs that rows are about to be sent. If this fails, nothing may be sent.
    ///
    /// @param running the export to continue; a new one is begun if that is somebody else's, too old or dropped
    /// @return the number of the export
    long logRows(String event, Optional<Long> running, String by, long rows) {
        var now = ground.clock().instant();
        for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var item = item(event);
            var log = item.map(AuditLog::from).orElse(AuditLog.EMPTY);
            var continued = running.flatMap(number -> log.withMoreRows(number, by, rows, now));
            var updated = continued.orElseGet(() -> log.withExport(new AuditLog.Export(now, by, rows)));
            var update = Update.of(Keys.receipt(event))
                    .set("exports", updated.attributes())
                    .set("exported", updated.exported())
                    .add("v", 1);
            var version = item.map(found -> found.optionalNumber("v")).filter(v -> v.isPresent());
            if (ground.table().update(version.isPresent()
                    ? update.when("#v = :seen", "seen", version.get().getAsLong())
                    : update.when("attribute_not_exists(#v)"))) {
                return continued.isPresent() ? running.get() : updated.exported();
            }
        }
        throw new TableBusyException(null);
    }

    private Optional<Item> item(String event) {
        return ground.table().get(Keys.receipt(event));
    }
}
