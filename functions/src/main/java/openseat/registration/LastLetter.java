package openseat.registration;

import java.time.Instant;
import java.util.Map;
import openseat.dynamodb.Item;

/// What the last letter said: standing and places then, and the revision of the event it knew.
public record LastLetter(Status standing, int places, long revision, Instant at) {

    public static LastLetter from(Item map) {
        return new LastLetter(Status.of(map.text("standing")), (int) map.number("places"), map.number("rev"), Instant.ofEpochSecond(map.number("at")));
    }

    LastLetter as(Status other) {
        return new LastLetter(other, places, revision, at);
    }

    public Map<String, Object> attributes() {
        return Map.of("standing", standing.word, "places", places, "rev", revision, "at", at.getEpochSecond());
    }
}
