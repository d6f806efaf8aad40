package openseat.i18n;

import java.time.ZoneId;
import java.util.Optional;

/// Zones of the IANA time-zone database, by id.
public final class Zones {

    private Zones() {}

    /// The zone; empty for offsets, unknown ids, and Java's own `SystemV` zones, which nobody else knows.
    public static Optional<ZoneId> of(String id) {
        return ZoneId.getAvailableZoneIds().contains(id) && !id.startsWith("SystemV/") ? Optional.of(ZoneId.of(id)) : Optional.empty();
    }
}
