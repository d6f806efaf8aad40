package openseat.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import openseat.http.Problem;

/// A mistake in a document, at the field of the form that mends it.
///
/// @param field the id of the field
/// @param key   of what is said: the last part of `desk.edit.error.title`
public record FieldError(String field, String key) {

    private static final String LINE = "line";
    private static final String LINK = "link";
    private static final String KEEPER = "keeper";

    private static final Pattern MEMBER = Pattern.compile("/event/([A-Za-z]+)(?:/.*)?");

    /// Members within others, by JSON Pointer.
    private static final Map<String, FieldError> WITHIN = Map.ofEntries(
            Map.entry("/event", new FieldError("text", "size")),
            Map.entry("/event/schedule/start", new FieldError("startDay", "start")),
            Map.entry("/event/schedule/end", new FieldError("endDay", "end")),
            Map.entry("/event/schedule/zone", new FieldError("zone", "zone")),
            Map.entry("/event/schedule/window/from", new FieldError("startDay", "start")),
            Map.entry("/event/schedule/window/to", new FieldError("endDay", "end")),
            Map.entry("/event/place/mode", new FieldError("mode", "mode")),
            Map.entry("/event/registration/opens", new FieldError("opensDay", "opens")),
            Map.entry("/event/registration/closes", new FieldError("closesDay", "closes")),
            Map.entry("/event/privacy/link", new FieldError("privacyLink", LINK)),
            Map.entry("/link", new FieldError("link", LINK)));

    /// Fields that stand once for each language, by the beginnings of their pointers; the language comes last.
    private static final Map<String, String> TEXTS =
            Map.of("/event/place/address", "address", "/event/privacy/keeper", KEEPER);

    private static final List<String> BY_LANGUAGE = List.of(
            "title",
            "kind",
            "text",
            "notes",
            "organizers",
            "audience",
            "geographicScope",
            "workstreamOutput",
            "regionalReviewProcess",
            "senderName");

    /// Of those; all others are one line of at most 300 characters.
    private static final List<String> WITH_OWN_WORDS = List.of("title", "text", "notes", "organizers", "senderName");

    /// @param hasSchedule whether the document says anything of the date
    /// @param languages   of the form, one at least
    public static FieldError of(Problem.FieldError error, boolean hasSchedule, List<String> languages) {
        var pointer = error.pointer();
        var within = WITHIN.get(pointer);
        if (pointer.equals("/event") && error.detail().startsWith("has no note")) {
            return new FieldError("notes", "notes").in(languages.getFirst());
        }
        if (pointer.equals("/event/privacy/keeper")) {
            return new FieldError(KEEPER, KEEPER).in(languages.getFirst());
        }
        if (within != null) {
            return within.key.equals("size") ? within.in(languages.getFirst()) : within;
        }
        for (var text : TEXTS.entrySet()) {
            if (pointer.startsWith(text.getKey())) {
                return new FieldError(text.getValue(), LINE).in(language(pointer, languages));
            }
        }
        var match = MEMBER.matcher(pointer);
        var member = match.matches() ? match.group(1) : "";
        if (BY_LANGUAGE.contains(member)) {
            return new FieldError(member, WITH_OWN_WORDS.contains(member) ? member : LINE)
                    .in(language(pointer, languages));
        }
        return switch (member) {
            case "schedule" ->
                pointer.equals("/event/schedule") && hasSchedule
                        ? new FieldError("startDay", "skipped")
                        : new FieldError(ScheduleField.WHEN, "when");
            case "interpretation" -> new FieldError("interpretationOther", "interpretation");
            case "" -> new FieldError("text", "size").in(languages.getFirst());
            default -> new FieldError(member, member);
        };
    }

    /// The same at the part of a date that is wrong. Empty if there is nothing to mend at this date: an end without
    /// a day has that of the start, so a wrong start is the only mistake then.
    public Optional<FieldError> atPart(FieldValues sent) {
        return switch (key) {
            case "opens", "closes" -> Optional.of(atPart(new DateFields(key), sent, true));
            case "start" -> Optional.of(atPart(ScheduleField.START, sent, ScheduleField.needsTimes(sent)));
            case "end" -> atEnd(sent);
            default -> Optional.of(this);
        };
    }

    private FieldError atPart(DateFields date, FieldValues sent, boolean withTime) {
        return date.hasDate(sent) ? date.wrongPart(sent, withTime).orElse(this) : this;
    }

    private Optional<FieldError> atEnd(FieldValues sent) {
        var end = ScheduleField.END;
        var withTime = ScheduleField.needsTimes(sent);
        var hasDay = end.hasDate(sent)
                || ScheduleField.START.hasDate(sent)
                        && ScheduleField.START.wrongPart(sent, false).isEmpty();
        if (hasDay) {
            return end.wrongPart(sent, withTime).or(() -> Optional.of(this));
        }
        return end.hasTime(sent) ? end.wrongPart(sent, withTime) : Optional.empty();
    }

    private static String language(String pointer, List<String> languages) {
        var last = pointer.substring(pointer.lastIndexOf('/') + 1);
        return languages.contains(last) ? last : languages.getFirst();
    }

    private FieldError in(String language) {
        return new FieldError(TextField.name(field, language), key);
    }
}
