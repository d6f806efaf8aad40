package openseat.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Access;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.i18n.Zones;
import openseat.input.EmailAddress;
import openseat.input.TypingSlip;
import openseat.page.FormInput;

/// The questions of a form, with the input to show in them and its errors.
///
/// @param isShownAgain whether somebody sent the form and must send it again; all of its sections are open then,
///                     since any of them may need a change
public record FormView(Language language, Words words, FormInput input, int mostPlaces, boolean isShownAgain) {

    /// One option of a list or of a group of checkboxes.
    public record Choice(String value, String label) {}

    /// The official languages of the United Nations.
    private static final List<String> INTERPRETATIONS = List.of("ar", "zh", "en", "fr", "ru", "es");

    /// A form shown for the first time.
    public static FormView of(int mostPlaces, Language language, FormInput prefilled) {
        return new FormView(language, Words.in(language), prefilled, mostPlaces, false);
    }

    /// A form shown again with what was sent.
    public static FormView shownAgain(int mostPlaces, Language language, FormInput sent) {
        return new FormView(language, Words.in(language), sent, mostPlaces, true);
    }

    public List<Choice> participantTypes() {
        return choices(
                "form.participant.", Stream.of(Answers.ParticipantType.values()).map(type -> type.word));
    }

    public List<Choice> access() {
        return choices("form.access.", Stream.of(Access.values()).map(access -> access.word));
    }

    /// The languages always offered, and the one answered if it is another.
    public List<Choice> interpretations() {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("none", words.get("form.interpretation.none")));
        choices.addAll(choices("speech.", INTERPRETATIONS.stream()));
        choices.add(new Choice("other", words.get("form.interpretation.other")));
        return withAnswer(
                "interpretation",
                choices,
                tag -> Optional.of(language.nameOf(tag).orElse(tag)));
    }

    /// The cities always offered, and the zone answered if it is another; all cities of an area if that was chosen.
    /// An answer in an old spelling chooses the city itself, so that it is not in the list twice.
    public List<Choice> cities() {
        var dateTimes = DateTimes.in(language);
        var answer = input.value("zone");
        var offered = Zones.AREAS.contains(answer) ? Zones.in(answer) : Zones.offered();
        var answered = Zones.of(answer).map(Zones::current);
        var choices = offered.stream()
                .map(zone ->
                        new Choice(answered.equals(Optional.of(zone)) ? answer : zone.getId(), dateTimes.city(zone)))
                .toList();
        return withAnswer("zone", new ArrayList<>(choices), id -> Zones.of(id).map(dateTimes::city));
    }

    /// The areas of the world that lead to more cities: all six hundred are too many for one page.
    public List<Choice> areas() {
        return choices("form.area.", Zones.AREAS.stream());
    }

    /// The address to offer in place of the one typed, if the form asks about that.
    public Optional<String> suggestedAddress() {
        return typedAddress()
                .filter(_ -> input.hasError("email"))
                .flatMap(TypingSlip::suggestion)
                .map(EmailAddress::toString);
    }

    /// The address that the form asks about, or has asked about: sent again, it counts as it is.
    public Optional<String> addressAskedAbout() {
        return typedAddress()
                .map(EmailAddress::toString)
                .filter(typed ->
                        input.has("askedAbout", typed) || suggestedAddress().isPresent());
    }

    private Optional<EmailAddress> typedAddress() {
        return EmailAddress.read(input.value("email")) instanceof EmailAddress.Deliverable(var address)
                ? Optional.of(address)
                : Optional.empty();
    }

    /// Whether to ask for a number of people.
    public boolean asksForPlaces() {
        return mostPlaces > 1 || input.hasError("places");
    }

    public String places() {
        var value = input.value("places");
        return value.isEmpty() ? "1" : value;
    }

    /// `aria-describedby` of a control without a hint; null leaves the attribute out.
    public String describedByError(String field) {
        return input.hasError(field) ? field + "-error" : null;
    }

    /// `aria-describedby` of a control with a hint.
    public String describedByHintAndError(String field) {
        return input.hasError(field) ? field + "-hint " + field + "-error" : field + "-hint";
    }

    /// `aria-invalid` of a control; null leaves the attribute out.
    public String invalid(String field) {
        return input.hasError(field) ? "true" : null;
    }

    /// `value` of a text input; null leaves the attribute out.
    public String value(String field) {
        var value = input.value(field);
        return value.isEmpty() ? null : value;
    }

    private List<Choice> choices(String keyPrefix, Stream<String> values) {
        return values.map(value -> new Choice(value, words.get(keyPrefix + value)))
                .toList();
    }

    private interface Label {
        Optional<String> of(String value);
    }

    /// Puts the answer on top if the list lacks it, so that it is not lost; an invalid value is dropped.
    private List<Choice> withAnswer(String field, List<Choice> choices, Label label) {
        var answer = input.value(field);
        if (!answer.isEmpty()
                && choices.stream().noneMatch(choice -> choice.value().equals(answer))) {
            label.of(answer).ifPresent(name -> choices.addFirst(new Choice(answer, name)));
        }
        return choices;
    }
}
