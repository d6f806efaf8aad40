package openseat.event;

import java.time.Instant;
import java.util.Optional;
import openseat.http.Problem;
import openseat.text.Language;
import openseat.text.Moments;
import openseat.text.Words;

/// Why nobody can register at this moment, as a public fact.
public record Refusal(String reason, Optional<Instant> at, String detail) {

    /// Empty where the doors are open.
    public static Optional<Refusal> of(Event event, Instant now, Language language) {
        return switch (event.doors(now)) {
            case Event.Doors.Open() -> Optional.empty();
            case Event.Doors.NotYetOpen(var opens) ->
                Optional.of(new Refusal("not-yet-open", Optional.of(opens), words(language).get("event.opens", "date", point(opens, event, language))));
            case Event.Doors.Closed(var since) -> Optional.of(new Refusal("closed", Optional.of(since), since("event.closed", since, event, language)));
            case Event.Doors.Over(var since) -> Optional.of(new Refusal("over", Optional.of(since), since("event.over", since, event, language)));
            case Event.Doors.EventCancelled() -> Optional.of(new Refusal("cancelled", Optional.empty(), words(language).get("event.cancelled")));
        };
    }

    /// As RFC 9457's problem, with `at` as one of its own members.
    public Problem problem() {
        return Problem.of(409, detail).because(reason).with("at", at.map(Instant::toString).orElse(null));
    }

    private static String since(String key, Instant since, Event event, Language language) {
        return words(language).get("event.since", "what", words(language).get(key), "date", point(since, event, language));
    }

    private static String point(Instant moment, Event event, Language language) {
        var zone = event.schedule().date().map(Schedule.Confirmed::zone).orElse(java.time.ZoneId.of("UTC"));
        return Moments.in(language).point(moment, zone);
    }

    private static Words words(Language language) {
        return Words.in(language);
    }
}
