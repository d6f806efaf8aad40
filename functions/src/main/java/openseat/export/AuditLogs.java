package openseat.export;

import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.TableBusyException;
import openseat.dynamodb.Update;

/// The receipts of events in the table.
final class AuditLogs {

    private static final int LOOKS = 5;

    private final Environment ground;

    AuditLogs(Environment ground) {
        this.ground = ground;
    }

    AuditLog find(String event) {
        return item(event).map(AuditLog::from).orElse(AuditLog.NONE);
    }

    /// Writes down that rows are about to leave, and returns the number of the export. Where it cannot, nothing may
    /// leave.
    ///
    /// @param running the export that goes on; of somebody else's, an old or a forgotten one, a new line is begun
    long note(String event, Optional<Long> running, String by, long rows) {
        var now = ground.clock().instant();
        for (var look = 0; look < LOOKS; look++) {
            var item = item(event);
            var receipt = item.map(AuditLog::from).orElse(AuditLog.NONE);
            var continued = running.flatMap(number -> receipt.continued(number, by, rows, now));
            var noted = continued.orElseGet(() -> receipt.begun(new AuditLog.Export(now, by, rows)));
            var update = Update.of(Keys.receipt(event))
                    .set("exports", noted.attributes())
                    .set("exported", noted.exported())
                    .add("v", 1);
            var version = item.map(found -> found.optionalNumber("v")).filter(v -> v.isPresent());
            if (ground.table().update(version.isPresent()
                    ? update.when("#v = :seen", "seen", version.get().getAsLong())
                    : update.when("attribute_not_exists(#v)"))) {
                return continued.isPresent() ? running.get() : noted.exported();
            }
        }
        throw new TableBusyException(null);
    }

    private Optional<Item> item(String event) {
        return ground.table().get(Keys.receipt(event));
    }
}
