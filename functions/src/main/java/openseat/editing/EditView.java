package openseat.editing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import openseat.access.DeskFrame;
import openseat.draft.Draft;
import openseat.draft.FieldValues;
import openseat.event.Event;
import openseat.form.FormView;
import openseat.form.FormView.Choice;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.i18n.Zones;
import openseat.page.FormInput;

/// Everything the form of an event shows.
///
/// @param form      its fields and their errors, as all forms have them
/// @param languages in which texts are asked for
/// @param boxes     the languages to choose from
/// @param missing   a sentence for each language that lacks texts which another has
/// @param wanted    the field that a link led to, or blank
/// @param notice    what is said above the form, or blank
public record EditView(
        DeskFrame desk,
        Words words,
        FormView form,
        List<TextLanguage> languages,
        List<Choice> boxes,
        List<String> chosen,
        List<String> missing,
        FieldValues theirs,
        String notice,
        boolean isNew,
        String action,
        String wanted,
        Map<String, List<String>> hidden) {

    /// A language in which the form asks for texts.
    public record TextLanguage(String tag, String name, String dir) {}

    private static final String ERROR = "desk.edit.error.";

    static EditView of(EditForm form) {
        var visit = form.visit();
        var words = visit.words();
        var errors = new LinkedHashMap<String, String>();
        form.errors().forEach((field, key) -> errors.put(field, error(words, key)));
        var view = new FormView(
                visit.language(), words, new FormInput(form.values().values(), errors), 1, !errors.isEmpty());
        var tags = Draft.union(Draft.OFFERED, form.languages());
        var isNew = form.basis().isNew();
        var frame = form.frame(isNew ? "desk.edit.newTitle" : "desk.edit.heading");
        var hidden = new LinkedHashMap<>(form.form());
        List.of(SentForm.LANGUAGES, SentForm.OTHER_LANGUAGES, SentForm.DROPPED).forEach(hidden::remove);
        return new EditView(
                frame,
                words,
                view,
                form.languages().stream()
                        .map(tag -> new TextLanguage(tag, name(visit.language(), tag), Language.directionOf(tag)))
                        .toList(),
                tags.stream()
                        .map(tag -> new Choice(tag, name(visit.language(), tag)))
                        .toList(),
                form.chosen(),
                missing(form, visit.language()),
                form.theirs(),
                form.notice().isEmpty() ? "" : words.get(form.notice()),
                isNew,
                form.action(),
                visit.request().query("at").orElse(""),
                hidden);
    }

    private static String error(Words words, String key) {
        return words.get(key.equals("zoneNext") ? "error.zoneNext" : ERROR + key);
    }

    static String name(Language page, String tag) {
        return page.nameOf(tag).orElse(tag.toLowerCase(Locale.ROOT));
    }

    private static List<String> missing(EditForm form, Language page) {
        var words = Words.in(page);
        var sentences = new ArrayList<String>();
        Draft.missing(form.values(), form.languages()).forEach((language, fields) -> {
            var names = fields.stream()
                    .map(field -> words.get("desk.edit." + field))
                    .toList();
            sentences.add(words.get(
                    "desk.edit.missing",
                    "language",
                    name(page, language),
                    "fields",
                    String.join(words.get("page.comma"), names)));
        });
        return sentences;
    }

    /// The languages whose texts are lost if they stay unticked.
    public List<Choice> dropped() {
        return form.input().hasError(SentForm.LANGUAGES)
                ? languages.stream()
                        .filter(language -> !chosen.contains(language.tag))
                        .map(language ->
                                new Choice(language.tag, words.get("desk.edit.drop", "language", language.name)))
                        .toList()
                : List.of();
    }

    public List<Choice> whens() {
        return choices("desk.edit.when.", Stream.of("times", "days", "window", "open", "cancelled"));
    }

    public List<Choice> modes() {
        return choices("event.mode.", Stream.of(Event.Mode.values()).map(mode -> mode.word));
    }

    public List<Choice> interpretations() {
        return choices("speech.", Draft.OFFERED.stream());
    }

    public List<Choice> months() {
        var names = List.of(words.get("date.months").split("\\|"));
        return IntStream.rangeClosed(1, names.size())
                .mapToObj(month -> new Choice(Integer.toString(month), names.get(month - 1)))
                .toList();
    }

    private List<Choice> choices(String prefix, Stream<String> values) {
        return values.map(value -> new Choice(value, words.get(prefix + value))).toList();
    }

    /// Whether a part that is folded away stands open: something is in it, or must be corrected.
    public boolean isOpen(String... fields) {
        return Arrays.stream(fields).anyMatch(field -> field.equals(wanted) || isUsed(field));
    }

    /// Whether what is seldom needed is otherwise than for most events.
    public boolean isRareUsed() {
        return isOpen("senderName", "home", "sample", "discreet")
                || Stream.of("listed", "dayBefore", "beforeStart")
                        .anyMatch(box -> form.input().value(box).isEmpty());
    }

    private boolean isUsed(String field) {
        var names = Stream.concat(Stream.of(field), languages.stream().map(language -> field + "-" + language.tag));
        return names.anyMatch(name -> !form.input().value(name).isEmpty()
                || form.input().hasError(name)
                || theirs.values().containsKey(name));
    }

    /// The field of a date that is wrong, or null.
    public String wrongPart(String date) {
        return Stream.of("Day", "Month", "Year", "Time")
                .map(date::concat)
                .filter(form.input()::hasError)
                .findFirst()
                .orElse(null);
    }

    public Optional<String> error(String field) {
        return form.input().error(field);
    }

    /// What somebody else published meanwhile in a field that was changed here as well.
    public Optional<String> theirs(String field) {
        if (!theirs.values().containsKey(field)) {
            return Optional.empty();
        }
        var said = theirs.all(field).stream().map(value -> said(field, value)).toList();
        return Optional.of(said.isEmpty() ? words.get("desk.edit.blank") : String.join(words.get("page.comma"), said));
    }

    /// The fields that both changed, with their labels.
    public List<Choice> conflicts() {
        var labels = labels();
        return labels.inOrder(List.copyOf(theirs.values().keySet())).stream()
                .map(field -> new Choice(field, labels.of(field)))
                .toList();
    }

    /// What is wrong, with the names of the fields, in their order.
    public Map<String, String> problems() {
        return labels().named(form.input().errors());
    }

    private FieldLabels labels() {
        return new FieldLabels(
                form.language(), languages.stream().map(TextLanguage::tag).toList());
    }

    private String said(String field, String value) {
        if (field.endsWith("Month")) {
            return label(months(), value);
        }
        return switch (field) {
            case "when" -> label(whens(), value);
            case "mode" -> label(modes(), value);
            case "zone" ->
                Zones.of(value).map(DateTimes.in(form.language())::city).orElse(value);
            default -> value;
        };
    }

    private static String label(List<Choice> choices, String value) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }
}
