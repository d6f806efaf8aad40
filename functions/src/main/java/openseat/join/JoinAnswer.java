package openseat.join;

import java.time.Instant;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;
import openseat.registration.JoinKey;
import openseat.registration.Registration;
import openseat.registration.Status;

/// What the holder of a valid key to join finds at this moment. `word` names it in JSON, and
/// its page's text.
enum JoinAnswer {
    OPEN(303, "open", "join.link"),
    EARLY(200, "early", "join.early.title"),
    OVER(410, "over", "event.over"),
    EVENT_CANCELLED(410, "eventCancelled", "event.cancelled"),
    NO_DATE(410, "noDate", "event.noDate"),
    NO_SEAT(403, "noSeat", "join.noSeat.title"),

    /// In time, but the organizers have not published the link.
    NO_LINK(200, "noLink", "join.noLink.title"),

    /// The key is wrong, was replaced, or its registration is gone. One answer, so that nobody learns which.
    NOT_VALID(410, "notValid", "join.notValid.title");

    final int status;
    final String word;
    /// The key of its page's title.
    final String title;

    JoinAnswer(int status, String word, String title) {
        this.status = status;
        this.word = word;
        this.title = title;
    }

    /// Pure. What becomes of the event comes first, because it is true for everybody.
    static JoinAnswer of(Registration row, PublishedEvent published, Instant now) {
        return switch (published.event().schedule()) {
            case Schedule.Cancelled _ -> EVENT_CANCELLED;
            case Schedule.ToBeConfirmed _ -> NO_DATE;
            case Schedule.Confirmed date -> {
                if (!now.isBefore(date.endsAt())) {
                    yield OVER;
                }
                if (row.status() != Status.CONFIRMED) {
                    yield NO_SEAT;
                }
                yield now.isBefore(opens(date)) ? EARLY : OPEN;
            }
        };
    }

    /// From when on people can join.
    static Instant opens(Schedule.Confirmed date) {
        return date.startsAt().minus(JoinKey.EARLY);
    }
}
