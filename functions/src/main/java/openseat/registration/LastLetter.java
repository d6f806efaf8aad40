package openseat.registration;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import openseat.dynamodb.Item;
import openseat.event.PublishedEvent;

/// What the last letter said: status and places at that time, and the revision of the event that it knew.
///
/// @param dated the newest revision with a date of which a letter has told them since they had a seat or waited; 0 if
///              there was none
public record LastLetter(Status status, int places, long revision, long dated, Instant at) {

    /// The letter about a registration and its event as they are now.
    public static LastLetter now(Registration row, PublishedEvent published, Instant now) {
        var before = row.delivery().lastLetter().map(LastLetter::dated).orElse(0L);
        var tellsDate = row.status() != Status.REQUESTED
                && published.event().schedule().date().isPresent();
        return new LastLetter(
                row.status(), row.places(), published.revision(), tellsDate ? published.revision() : before, now);
    }

    static LastLetter from(Item map) {
        var status = Status.of(map.text("status"));
        var revision = map.number("revision");
        // Absent from letters that were sent before it was recorded: they may have told the date of their revision.
        var dated = map.optionalNumber("dated").orElse(status == Status.REQUESTED ? 0 : revision);
        return new LastLetter(
                status, (int) map.number("places"), revision, dated, Instant.ofEpochSecond(map.number("at")));
    }

    /// The revision by which a registrant last learned a date. Whoever got a seat before the date was taken back
    /// may have its entry from the page, even if no letter has told them of the seat.
    public static Optional<Long> toldDate(Registration row, PublishedEvent published) {
        var isOlder = row.moments()
                .statusAt()
                .filter(published.scheduledAt()::isAfter)
                .isPresent();
        return row.delivery()
                .lastLetter()
                .map(last -> last.dated == 0 && isOlder ? last.revision : last.dated)
                .filter(revision -> revision > 0);
    }

    /// Whether it was about a seat that they have, or had.
    public boolean isAboutSeat() {
        return status == Status.CONFIRMED || status == Status.CANCELLED;
    }

    public LastLetter withStatus(Status other) {
        return new LastLetter(other, places, revision, dated, at);
    }

    public Map<String, Object> attributes() {
        return Map.of(
                "status",
                status.word,
                "places",
                places,
                "revision",
                revision,
                "dated",
                dated,
                "at",
                at.getEpochSecond());
    }
}
