package openseat.registration;

import java.util.Optional;
import openseat.table.Busy;
import openseat.table.Ground;
import openseat.table.Item;
import openseat.table.Keys;
import openseat.table.Update;

/// The receipts of events in the table.
final class Receipts {

    private static final int LOOKS = 5;

    private final Ground ground;

    Receipts(Ground ground) {
        this.ground = ground;
    }

    Receipt find(String event) {
        return item(event).map(Receipt::from).orElse(Receipt.NONE);
    }

    /// Writes down that rows are about to leave, and returns the number of the export. Where it cannot, nothing may leave.
    ///
    /// @param running the export that goes on; of somebody else's, an old or a forgotten one, a new line is begun
    long note(String event, Optional<Long> running, String by, long rows) {
        var now = ground.clock().instant();
        for (var look = 0; look < LOOKS; look++) {
            var item = item(event);
            var receipt = item.map(Receipt::from).orElse(Receipt.NONE);
            var continued = running.flatMap(number -> receipt.continued(number, by, rows, now));
            var noted = continued.orElseGet(() -> receipt.begun(new Receipt.Export(now, by, rows)));
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
        throw new Busy(null);
    }

    private Optional<Item> item(String event) {
        return ground.table().get(Keys.receipt(event));
    }
}
