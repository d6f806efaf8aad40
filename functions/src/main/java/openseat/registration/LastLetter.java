package openseat.registration;

import java.time.Instant;
import java.util.Map;
import openseat.dynamodb.Item;

/// What the last letter said: status and places at that time, and the revision of the event that it knew.
public record LastLetter(Status status, int places, long revision, Instant at) {

    static LastLetter from(Item map) {
        return new LastLetter(
                Status.of(map.text("status")),
                (int) map.number("places"),
                map.number("revision"),
                Instant.ofEpochSecond(map.number("at")));
    }

    public LastLetter withStatus(Status other) {
        return new LastLetter(other, places, revision, at);
    }

    public Map<String, Object> attributes() {
        return Map.of("status", status.word, "places", places, "revision", revision, "at", at.getEpochSecond());
    }
}
