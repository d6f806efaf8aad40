package openseat.site;

import static openseat.event.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.document.EventDocument;
import openseat.event.Event;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.http.Json;
import openseat.i18n.Language;
import openseat.page.FormInput;
import openseat.seats.SeatsLeft;
import org.junit.jupiter.api.Test;

/// The event as JSON-LD in its page, read as a search engine reads it.
class StructuredDataTest {

    @Test
    void itSaysWhatIsKnownOfADatedEvent() {
        var event = document("""
                {"id": "dated", "title": {"en": "Bring a Chair", "fr": "Prenez une chaise"},
                 "text": [{"en": "First."}, {"en": "Second."}], "organizers": [{"en": "A team"}],
                 "schedule": {"state": "confirmed", "start": "2026-12-18T13:15", "end": "2026-12-18T14:15", "zone": "America/New_York"},
                 "place": {"mode": "both", "address": {"en": "Palais Wilson, Geneva"}}, "capacity": 40}""");
        assertThat(data(event, "fr"))
                .containsEntry("@context", "https://schema.org")
                .containsEntry("@type", "Event")
                .containsEntry("name", "Prenez une chaise")
                .containsEntry("url", "https://openseat.example.org/events/dated?lang=fr")
                .containsEntry("description", "First.")
                .containsEntry("startDate", "2026-12-18T13:15-05:00")
                .containsEntry("endDate", "2026-12-18T14:15-05:00")
                .containsEntry("eventStatus", "https://schema.org/EventScheduled")
                .containsEntry("eventAttendanceMode", "https://schema.org/MixedEventAttendanceMode")
                .containsEntry("organizer", List.of(Map.of("@type", "Organization", "name", "A team")))
                .containsEntry("maximumAttendeeCapacity", 40)
                .containsEntry(
                        "location",
                        List.of(
                                Map.of(
                                        "@type",
                                        "Place",
                                        "name",
                                        "Palais Wilson, Geneva",
                                        "address",
                                        "Palais Wilson, Geneva"),
                                Map.of(
                                        "@type",
                                        "VirtualLocation",
                                        "url",
                                        "https://openseat.example.org/events/dated?lang=fr")));
    }

    @Test
    void itInventsNothing() {
        assertThat(data(
                        document(
                                "{\"id\": \"bare\", \"title\": {\"en\": \"T\"}, \"schedule\": {\"state\": \"to-be-confirmed\"}}"),
                        "en"))
                .containsOnlyKeys("@context", "@type", "name", "url");
    }

    @Test
    void marksOfNotesAreNoPartOfTheText() {
        assertThat((String) data(Samples.undated(), "en").get("description"))
                .isNotEmpty()
                .doesNotContain("[^");
    }

    @Test
    void aCancelledEventIsCancelledAndKeepsItsDate() {
        var date = Samples.date();
        var cancelled = Samples.with(Samples.dated(), new Schedule.Cancelled(Optional.of(date)), Samples.open());
        assertThat(data(cancelled, "en"))
                .containsEntry("eventStatus", "https://schema.org/EventCancelled")
                .containsKey("startDate");
    }

    @Test
    void noTextEndsTheElement() {
        var hostile = "</script><script>alert(1)</script><!--<script> ]]> & \u2028\u2029 \\\" '";
        var event = document("""
                {"id": "hostile", "title": {"en": %1$s}, "text": [{"en": %1$s}], "organizers": [{"en": %1$s}],
                 "schedule": {"state": "to-be-confirmed"}, "place": {"mode": "in-person", "address": {"en": %1$s}}}""".formatted(Json.write(hostile.replaceAll("[\u2028\u2029]", ""))));
        var html = html(event, "en");
        assertThat(script(html)).doesNotContain("<", ">", "&");
        assertThat(html.split("<script", -1)).hasSize(2);
        assertThat(html.split("</script", -1)).hasSize(2);
        assertThat(data(event, "en").get("name"))
                .isEqualTo(event.title().in("en").text());
        assertThat(StructuredData.of(Samples.dated(), Language.DEFAULT, "\u2028</script>\u2029"))
                .contains("\\u2028\\u003C/script\\u003E\\u2029");
    }

    @Test
    void aFormThatIsShownAgainIsOnlyTheForm() {
        var again = EventPages.event(
                Samples.dated(),
                SeatsLeft.UNLIMITED,
                Language.DEFAULT,
                Optional.empty(),
                NOW,
                "https://openseat.example.org",
                FormInput.withoutErrors(Map.of("name", List.of("Ana"))));
        assertThat(again).doesNotContain("<script");
    }

    private static Event document(String json) {
        return ((EventDocument.Valid) EventDocument.read(Json.readOwn(json))).event();
    }

    private static Map<String, Object> data(Event event, String language) {
        return Json.object(Json.readOwn(script(html(event, language))));
    }

    /// As a parser of HTML reads it: up to the first end tag.
    private static String script(String html) {
        var head = html.substring(0, html.indexOf("<body"));
        var open = "<script type=\"application/ld+json\">";
        var start = head.indexOf(open) + open.length();
        return head.substring(start, head.indexOf("</script", start));
    }

    private static String html(Event event, String language) {
        return EventPages.event(
                event,
                SeatsLeft.UNLIMITED,
                Language.of(language).orElseThrow(),
                Optional.empty(),
                NOW,
                "https://openseat.example.org",
                FormInput.EMPTY);
    }
}
