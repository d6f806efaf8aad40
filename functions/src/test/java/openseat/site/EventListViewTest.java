package openseat.site;

import static openseat.event.Samples.NOW;
import static openseat.event.Samples.ORIGIN;
import static openseat.event.Samples.dated;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.i18n.Language;
import org.junit.jupiter.api.Test;

class EventListViewTest {

    @Test
    void upcomingEventsComeFirstAndPastOnesLast() {
        var day = Samples.date();
        var events = List.of(
                named("a-cancelled", new Schedule.Cancelled(Optional.of(day)), Samples.open()),
                named(
                        "b-over",
                        new Schedule.Confirmed(
                                day.start().minusDays(60), day.end().minusDays(60), day.zone()),
                        Samples.open()),
                named("c-undated", new Schedule.ToBeConfirmed(Optional.empty()), Samples.open()),
                named(
                        "d-later",
                        new Schedule.Confirmed(
                                day.start().plusDays(1), day.end().plusDays(1), day.zone()),
                        new Event.RegistrationWindow(
                                Optional.of(Instant.parse("2026-12-01T08:00:00Z")), Optional.empty())),
                named("e-next", day, new Event.RegistrationWindow(Optional.empty(), Optional.of(NOW))));
        var html = EventPages.list(events, Language.DEFAULT, ORIGIN, NOW);
        assertThat(html)
                .containsSubsequence(
                        "/events/e-next?",
                        "Registration is closed. Since: New York",
                        "/events/d-later?",
                        "Registration opens: New York",
                        "/events/c-undated?",
                        "Date to be confirmed",
                        "<h2>Over or cancelled</h2>",
                        "/events/b-over?",
                        "This event is over. Since: New York",
                        "/events/a-cancelled?",
                        "This event is cancelled");
        assertThat(html.split("This event is cancelled", -1)).as("said once").hasSize(2);
    }

    private static Event named(String id, Schedule schedule, Event.RegistrationWindow registration) {
        var e = Samples.with(dated(), schedule, registration);
        return new Event(
                id,
                e.sample(),
                e.listed(),
                e.description(),
                e.schedule(),
                e.place(),
                e.offers(),
                e.compact(),
                e.seating(),
                e.registration(),
                e.letters(),
                e.privacy(),
                e.keepDays(),
                e.home());
    }
}
