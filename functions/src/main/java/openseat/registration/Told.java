package openseat.registration;

import java.time.Instant;
import java.util.Map;
import openseat.table.Item;

/// What the last letter said: standing and places then, and the revision of the event it knew.
public record Told(Standing standing, int places, long revision, Instant at) {

    public static Told from(Item map) {
        return new Told(Standing.of(map.text("standing")), (int) map.number("places"), map.number("rev"), Instant.ofEpochSecond(map.number("at")));
    }

    Told as(Standing other) {
        return new Told(other, places, revision, at);
    }

    public Map<String, Object> attributes() {
        return Map.of("standing", standing.word, "places", places, "rev", revision, "at", at.getEpochSecond());
    }
}
