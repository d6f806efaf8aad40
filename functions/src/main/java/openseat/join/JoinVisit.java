package openseat.join;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;
import openseat.http.Request;
import openseat.i18n.Language;
import openseat.registration.Registration;

/// A request by a valid key to join, with the registration whose key it is.
record JoinVisit(Request request, PublishedEvent published, Registration row) {

    /// The language that was chosen, else that of the mails to this person.
    Language language() {
        return request.query("lang")
                .flatMap(Language::of)
                .or(() -> Language.of(row.mailLanguage(Optional.empty())))
                .orElse(Language.DEFAULT);
    }

    /// The zone they answered, if any.
    Optional<ZoneId> zone() {
        return row.answers().zone();
    }

    /// From when on people can join; empty while there is no date.
    Optional<Instant> opens() {
        return published.event().schedule() instanceof Schedule.Confirmed date
                ? Optional.of(JoinAnswer.opens(date))
                : Optional.empty();
    }
}
