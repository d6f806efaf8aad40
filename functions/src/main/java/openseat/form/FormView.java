package openseat.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.i18n.Zones;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.FormInput;

/// The questions of a form, with what was typed and what to put right.
///
/// @param open whether the folds stand open, as they do where something in them may need a look
public record FormView(Language language, Words words, FormInput typed, int mostPlaces, boolean open) {

    /// An answer to choose.
    public record Choice(String value, String label) {}

    private static final List<String> PARTICIPANTS =
            List.of("migrant", "civil-society", "government", "un", "academia", "media", "other");
    private static final List<String> ACCESS = List.of("captions", "sign", "step-free", "documents");
    private static final List<String> SPOKEN = List.of("ar", "zh", "en", "fr", "ru", "es");

    public static FormView of(int mostPlaces, Language language, FormInput typed, boolean open) {
        return new FormView(language, Words.in(language), typed, mostPlaces, open);
    }

    public List<Choice> participantTypes() {
        return choices("form.participant.", PARTICIPANTS);
    }

    public List<Choice> access() {
        return choices("form.access.", ACCESS);
    }

    /// The languages of the United Nations, and whichever other one was answered.
    public List<Choice> interpretations() {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("none", words.get("form.interpretation.none")));
        choices.addAll(choices("speech.", SPOKEN));
        choices.add(new Choice("other", words.get("form.interpretation.other")));
        return withAnswer("interpretation", choices, tag -> Optional.of(language.nameOf(tag).orElse(tag)));
    }

    /// The cities offered, and whichever other zone was answered; or, if that was an area, all cities of it.
    public List<Choice> cities() {
        var moments = DateTimes.in(language);
        var area = typed.value("zone");
        var offered = Zones.AREAS.contains(area) ? Zones.in(area) : Zones.OFFERED;
        var choices = offered.stream().map(zone -> new Choice(zone.getId(), moments.city(zone))).toList();
        return withAnswer("zone", new ArrayList<>(choices), id -> Zones.of(id).map(moments::city));
    }

    /// Where to look for a city that is not among them: six hundred are too many for one page.
    public List<Choice> areas() {
        return choices("form.area.", Zones.AREAS);
    }

    public String places() {
        var typed = this.typed.value("places");
        return typed.isEmpty() ? "1" : typed;
    }

    /// What describes a control to those who hear the page; null where nothing does.
    public String describedBy(String field, boolean hint) {
        var ids = Stream.of(hint ? field + "-hint" : "", typed.error(field).isPresent() ? field + "-error" : "")
                .filter(id -> !id.isEmpty())
                .toList();
        return ids.isEmpty() ? null : String.join(" ", ids);
    }

    /// The value of `aria-invalid`; null where all is well.
    public String invalid(String field) {
        return typed.error(field).isPresent() ? "true" : null;
    }

    /// The value of a text input; null where nothing was typed.
    public String value(String field) {
        var value = typed.value(field);
        return value.isEmpty() ? null : value;
    }

    private List<Choice> choices(String prefix, List<String> values) {
        return values.stream().map(value -> new Choice(value, words.get(prefix + value))).toList();
    }

    private interface Label {
        Optional<String> of(String value);
    }

    /// Nothing answered is lost only because the list is short; what is no answer at all is left out.
    private List<Choice> withAnswer(String field, List<Choice> choices, Label label) {
        var answer = typed.value(field);
        if (!answer.isEmpty() && choices.stream().noneMatch(choice -> choice.value().equals(answer))) {
            label.of(answer).ifPresent(name -> choices.addFirst(new Choice(answer, name)));
        }
        return choices;
    }
}
