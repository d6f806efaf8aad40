package openseat.digest;

import java.util.Map;
import openseat.table.Item;

/// What has come in between two digests, in registrations.
public record Figures(long asked, long confirmed, long cancelled) {

    static final Figures NONE = new Figures(0, 0, 0);

    /// As the table holds it.
    Map<String, Long> attributes() {
        return Map.of("asked", asked, "confirmed", confirmed, "cancelled", cancelled);
    }

    static Figures from(Item map) {
        return new Figures(map.number("asked"), map.number("confirmed"), map.number("cancelled"));
    }
}
