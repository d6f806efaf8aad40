package openseat.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import openseat.http.Problem;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// Why nobody can register for an event at this moment: a public fact.
public record RegistrationClosed(String reason, Optional<Instant> at, String detail) {

    /// Empty if registration is open.
    public static Optional<RegistrationClosed> of(Event event, Instant now, Language language) {
        return event.registrationStatus(now) instanceof RegistrationStatus.NotOpen status
                ? Optional.of(of(status, event, language))
                : Optional.empty();
    }

    private static RegistrationClosed of(RegistrationStatus.NotOpen status, Event event, Language language) {
        return switch (status) {
            case RegistrationStatus.NotYetOpen(var opens) ->
                new RegistrationClosed(
                        "not-yet-open",
                        Optional.of(opens),
                        words(language).get("event.opens", "date", point(opens, event, language)));
            case RegistrationStatus.Closed(var since) ->
                new RegistrationClosed("closed", Optional.of(since), since("event.closed", since, event, language));
            case RegistrationStatus.Over(var since) ->
                new RegistrationClosed("over", Optional.of(since), over(since, event, language));
            case RegistrationStatus.EventCancelled() ->
                new RegistrationClosed(
                        "cancelled", Optional.empty(), words(language).get("event.cancelled"));
        };
    }

    /// As problem details (RFC 9457), with the extension member `at`.
    public Problem problem() {
        return Problem.of(409, detail)
                .because(reason)
                .with("at", at.map(Instant::toString).orElse(null));
    }

    /// Without the moment after whole days: it is the midnight of a day on which the event is not.
    private static String over(Instant since, Event event, Language language) {
        return event.schedule().date().map(Schedule.Confirmed::wholeDays).orElse(false)
                ? words(language).get("event.over")
                : since("event.over", since, event, language);
    }

    private static String since(String key, Instant since, Event event, Language language) {
        return words(language)
                .get("event.since", "what", words(language).get(key), "date", point(since, event, language));
    }

    private static String point(Instant moment, Event event, Language language) {
        var zone = event.schedule().date().map(Schedule.Confirmed::zone).orElse(ZoneId.of("UTC"));
        return DateTimes.in(language).point(moment, zone);
    }

    private static Words words(Language language) {
        return Words.in(language);
    }
}
