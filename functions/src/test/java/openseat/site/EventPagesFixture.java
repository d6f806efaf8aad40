package openseat.site;

import static openseat.event.Samples.NOW;
import static openseat.event.Samples.ORIGIN;
import static openseat.event.Samples.dated;

import java.time.Instant;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.Samples;
import openseat.i18n.Language;
import openseat.page.FormInput;
import openseat.seats.SeatsLeft;

/// The page of an event, as tests ask for it.
final class EventPagesFixture {

    static final Language ENGLISH = Language.DEFAULT;

    /// Registration closes a week before the event.
    static Event limited() {
        return with(dated(), Optional.empty(), Optional.of(Instant.parse("2026-12-11T08:00:00Z")));
    }

    static Event with(Event event, Optional<Instant> opens, Optional<Instant> closes) {
        return Samples.with(event, event.schedule(), new Event.RegistrationWindow(opens, closes));
    }

    static String page(Event event, FormInput typed) {
        return EventPages.event(event, SeatsLeft.of(event, 40, false), ENGLISH, Optional.empty(), NOW, ORIGIN, typed);
    }

    private EventPagesFixture() {}
}
