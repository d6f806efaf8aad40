package openseat.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import openseat.event.Event;
import openseat.event.EventDescription;
import openseat.event.Schedule;
import openseat.http.Json;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;

/// An event as search engines and calendar programs read it from its page: a schema.org Event in JSON-LD
/// (<https://schema.org/Event>, <https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents>).
///
/// It says only what the event's document says. The languages spoken, a price and how many seats are left are not
/// known, or not public. It is a data block, which browsers do not run, so the page's Content-Security-Policy allows
/// it without any right to scripts (<https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element>,
/// where a data block returns before the policy is asked).
final class StructuredData {

    private StructuredData() {}

    /// @param url of the event's page
    static String of(Event event, Language language, String url) {
        var data = new LinkedHashMap<String, Object>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Event");
        data.put("name", text(event.title(), language));
        data.put("url", url);
        event.description().paragraphs().stream()
                .findFirst()
                .map(paragraph -> withoutNotes(text(paragraph, language)))
                .ifPresent(description -> data.put("description", description));
        putSchedule(data, event.schedule());
        event.place().ifPresent(place -> putPlace(data, place, language, url));
        putOrganizers(data, event.description().organizers(), language);
        event.seating().capacity().ifPresent(capacity -> data.put("maximumAttendeeCapacity", capacity));
        return inScriptElement(Json.write(data));
    }

    private static void putSchedule(Map<String, Object> data, Schedule schedule) {
        switch (schedule) {
            case Schedule.Confirmed _ -> data.put("eventStatus", "https://schema.org/EventScheduled");
            case Schedule.Cancelled _ -> data.put("eventStatus", "https://schema.org/EventCancelled");
            case Schedule.ToBeConfirmed _ -> {}
        }
        schedule.date().ifPresent(date -> {
            data.put("startDate", ScheduleText.start(date));
            data.put("endDate", ScheduleText.end(date));
        });
    }

    private static void putPlace(Map<String, Object> data, Event.Place place, Language language, String url) {
        var mode = switch (place.mode()) {
            case ONLINE -> "Online";
            case IN_PERSON -> "Offline";
            case BOTH -> "Mixed";
        };
        data.put("eventAttendanceMode", "https://schema.org/" + mode + "EventAttendanceMode");
        var online =
                Optional.of(thing("VirtualLocation", "url", url)).filter(_ -> place.mode() != Event.Mode.IN_PERSON);
        var address = place.address()
                .map(map -> text(map, language))
                .map(where -> thing("Place", "name", where, "address", where));
        var locations =
                List.of(address, online).stream().flatMap(Optional::stream).toList();
        if (!locations.isEmpty()) {
            data.put("location", locations.size() == 1 ? locations.getFirst() : locations);
        }
    }

    private static void putOrganizers(Map<String, Object> data, List<LanguageMap> names, Language language) {
        if (!names.isEmpty()) {
            data.put(
                    "organizer",
                    names.stream()
                            .map(name -> thing("Organization", "name", text(name, language)))
                            .toList());
        }
    }

    /// Always in the same order, so that a page is the same bytes whoever renders it.
    private static Map<String, Object> thing(String type, String... properties) {
        var thing = new LinkedHashMap<String, Object>();
        thing.put("@type", type);
        for (var i = 0; i < properties.length; i += 2) {
            thing.put(properties[i], properties[i + 1]);
        }
        return thing;
    }

    private static String text(LanguageMap map, Language language) {
        return map.in(language.tag()).text();
    }

    private static String withoutNotes(String paragraph) {
        return paragraph.replaceAll("\\[\\^" + EventDescription.Note.MARK + "]", "");
    }

    /// Escaped so that no text in it can end the element, or open a comment that hides its end
    /// (<https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements>).
    private static String inScriptElement(String json) {
        return json.codePoints()
                .mapToObj(point -> switch (point) {
                    case '<', '>', '&', '\u2028', '\u2029' -> "\\u%04X".formatted(point);
                    default -> Character.toString(point);
                })
                .collect(Collectors.joining());
    }
}
