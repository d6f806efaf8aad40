package openseat.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import openseat.event.Access;

/// An event's document as the fields of a form, and back. A form that is sent as it was shown gives the same document:
/// the same members in the same order, each written as it was.
public final class Draft {

    /// The languages that have boxes, in the order in which the United Nations prints them.
    public static final List<String> OFFERED = List.of("ar", "zh", "en", "fr", "ru", "es");

    private static final String ID = "id";

    /// All members. The schedule comes before the times of registration, which are read on its clock.
    private static final List<DraftField> FIELDS = List.of(
            PlainField.line(ID, ID),
            PlainField.box("sample", "sample", false),
            PlainField.box("listed", "listed", true),
            new TextField("title", "title"),
            new TextField("kind", "kind"),
            new RowsField("text", "text", "\n\n"),
            new NotesField("notes", "notes"),
            new RowsField("organizers", "organizers", "\n"),
            new TextField("audience", "audience"),
            new ScheduleField(),
            PlainField.line("mode", "place/mode"),
            new TextField("address", "place/address"),
            new ChoicesField("interpretation", "interpretationOther", "interpretation", OFFERED, word -> word),
            new ChoicesField(
                    "access",
                    "",
                    "access",
                    Stream.of(Access.values()).map(access -> access.word).toList(),
                    word -> word),
            new TextField("geographicScope", "geographicScope"),
            new TextField("workstreamOutput", "workstreamOutput"),
            new TextField("regionalReviewProcess", "regionalReviewProcess"),
            new ChoicesField("", "objectives", "objectives", List.of(), PlainField::wholeNumber),
            PlainField.number("capacity"),
            PlainField.box("waitingList", "waitingList", false),
            PlainField.number("groupLimit"),
            new MomentField(new DateFields("opens"), "registration/opens"),
            new MomentField(new DateFields("closes"), "registration/closes"),
            PlainField.line("contact", "contact"),
            new TextField("senderName", "senderName"),
            PlainField.box("discreet", "discreet", false),
            PlainField.box("dayBefore", "reminders/dayBefore", true),
            PlainField.box("beforeStart", "reminders/beforeStart", true),
            new TextField("keeper", "privacy/keeper"),
            PlainField.line("privacyLink", "privacy/link"),
            PlainField.number("keepDays"),
            PlainField.line("home", "home"));

    private Draft() {}

    /// The languages of a document's texts, that of its title first.
    public static List<String> languages(Map<String, Object> document) {
        var languages = new LinkedHashSet<String>();
        FIELDS.forEach(field -> languages.addAll(field.languages(document)));
        return List.copyOf(languages);
    }

    /// What the form's fields hold for a document.
    ///
    /// @param languages in which texts are asked for
    public static FieldValues shown(Map<String, Object> document, List<String> languages) {
        var values = new LinkedHashMap<String, List<String>>();
        FIELDS.forEach(field -> values.putAll(field.show(document, languages)));
        return new FieldValues(values);
    }

    /// The document that the fields give. It may hold what no document may; reading it names the errors.
    ///
    /// @param base      that the form was made of; empty for a new event
    /// @param languages of the fields that were sent
    public static Map<String, Object> document(Map<String, Object> base, FieldValues sent, List<String> languages) {
        var all = union(languages(base), languages);
        var shown = shown(base, all);
        var document = DocumentTree.copy(base);
        for (var field : FIELDS) {
            var isFixed = field.names(all).contains(ID) && base.containsKey(ID);
            var isOther = !shown.isSame(sent, field.names(all)) || field.meansOther(base, document);
            if (!isFixed && isOther) {
                field.write(document, shown, sent, all);
            }
        }
        return document;
    }

    /// What was typed and would be lost, since no document can hold it beside the other answers.
    ///
    /// @return keys of what is said, as in [FieldError], by field
    public static Map<String, String> unused(Map<String, Object> base, FieldValues sent) {
        return ScheduleField.unused(shown(base, List.of()), sent);
    }

    /// The fields that say something else in the second document, each once whatever its languages: `title`,
    /// `start`.
    public static List<String> changed(Map<String, Object> before, Map<String, Object> after) {
        var languages = union(languages(before), languages(after));
        var old = shown(before, languages);
        var now = shown(after, languages);
        return union(old.values().keySet(), now.values().keySet()).stream()
                .filter(name -> !old.isSame(now, name))
                .map(Draft::question)
                .distinct()
                .toList();
    }

    /// The question that a field belongs to: `title` for `title-ar`, `start` for `startMonth`.
    public static String question(String field) {
        return field.replaceFirst("-.*", "").replaceFirst("(?<=^(start|end|opens|closes))(Day|Month|Year|Time)$", "");
    }

    /// What a copy of an event begins with: everything but its id, its date and its times of registration. It is
    /// listed, and the city stays: most copies are in the same one.
    public static Map<String, Object> forCopy(Map<String, Object> document) {
        var copy = DocumentTree.copy(document);
        var zone = DocumentTree.get(document, ScheduleField.PATH + "/zone");
        copy.keySet().removeAll(List.of(ID, "listed", ScheduleField.PATH, "registration"));
        DocumentTree.put(copy, ScheduleField.PATH + "/zone", zone);
        return copy;
    }

    /// The fields of the form that are one answer.
    static List<List<String>> answers(List<String> languages) {
        return FIELDS.stream()
                .map(field -> field.answers(languages))
                .flatMap(List::stream)
                .toList();
    }

    /// The fields of the texts of a document in some languages.
    public static Map<String, List<String>> texts(Map<String, Object> document, List<String> languages) {
        var values = new LinkedHashMap<String, List<String>>();
        FIELDS.stream()
                .filter(field -> field.names(List.of()).isEmpty())
                .forEach(field -> values.putAll(field.show(document, languages)));
        return values;
    }

    /// The same fields with no text in a language.
    public static FieldValues without(FieldValues values, String language) {
        var blank = new LinkedHashMap<String, List<String>>();
        texts(Map.of(), List.of(language)).keySet().forEach(name -> blank.put(name, List.of()));
        return values.with(blank);
    }

    /// Each once, in order.
    public static List<String> union(Collection<String> first, Collection<String> second) {
        var all = new LinkedHashSet<>(first);
        all.addAll(second);
        return new ArrayList<>(all);
    }

    /// The fields with text in some of the languages and none in another, by that language.
    public static Map<String, List<String>> missing(FieldValues values, List<String> languages) {
        var missing = new LinkedHashMap<String, List<String>>();
        for (var language : languages) {
            FIELDS.stream()
                    .filter(field -> field instanceof TextField || field instanceof RowsField)
                    .map(Draft::textName)
                    .filter(name -> isBlank(values, name, language)
                            && languages.stream().anyMatch(other -> !isBlank(values, name, other)))
                    .forEach(name -> missing.computeIfAbsent(language, _ -> new ArrayList<>())
                            .add(name));
        }
        return missing;
    }

    /// Whether a language has any text.
    public static boolean hasText(FieldValues values, String language) {
        return texts(Map.of(), List.of(language)).keySet().stream()
                .anyMatch(name -> !values.one(name).isBlank());
    }

    private static boolean isBlank(FieldValues values, String name, String language) {
        return values.one(TextField.name(name, language)).isBlank();
    }

    private static String textName(DraftField field) {
        return switch (field) {
            case TextField text -> text.name();
            case RowsField rows -> rows.name();
            default -> throw new IllegalStateException();
        };
    }
}
