package openseat.form;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import openseat.http.RequestBody;
import openseat.i18n.Zones;
import openseat.i18n.Language;
import openseat.input.CleanText;
import openseat.input.EmailAddress;

/// Reads what somebody filled in, as a form or as JSON, with the same names and the same rules; it never throws.
public final class RegistrationForm {

    private static final int NAME = 80;
    private static final int ORGANIZATION = 120;
    private static final int NOTE = 200;

    private static final List<String> ANSWERS = List.of(
            "name", "organization", "participantType", "interpretation", "access", "accessNote", "zone", "places");
    private static final List<String> ASKING = List.of("email", "consent", "lang", "website", "action", "sure");

    private final Map<String, List<String>> typed;
    private final List<FormError> mistakes;

    private RegistrationForm(Map<String, List<String>> typed, List<FormError> mistakes) {
        this.typed = typed;
        this.mistakes = mistakes;
    }

    /// What reading gave.
    public sealed interface Read {}

    /// Somebody asks for a seat.
    ///
    /// @param language of the mails that follow
    public record Asked(EmailAddress address, Answers answers, Language language) implements Read {}

    /// The holder of a link changes their answers.
    public record Changed(Answers answers) implements Read {}

    /// Mistakes in the order of the form, and everything as it was typed. Without a mistake, only the page is asked
    /// for again.
    public record Mistaken(List<FormError> mistakes, Map<String, List<String>> typed) implements Read {}

    /// Reads an asking.
    public static Read ask(Map<String, List<String>> typed, List<FormError> mistakes, int mostPlaces, Language language) {
        var form = new RegistrationForm(typed, new ArrayList<>(mistakes));
        var address = form.address();
        var answers = form.answers(mostPlaces);
        form.checkTrapAndConsent();
        var speaks = form.one("lang").flatMap(tag -> form.parsed("lang", tag, Language::of)).orElse(language);
        if (!form.mistakes.isEmpty() || FormButtons.aLanguage(typed)) {
            return new Mistaken(List.copyOf(form.mistakes), typed);
        }
        return new Asked(address.orElseThrow(), answers, speaks);
    }

    /// Reads changed answers.
    public static Read change(Map<String, List<String>> typed, List<FormError> mistakes, int mostPlaces) {
        var form = new RegistrationForm(typed, new ArrayList<>(mistakes));
        var answers = form.answers(mostPlaces);
        return form.mistakes.isEmpty() && !FormButtons.aLanguage(typed) ? new Changed(answers) : new Mistaken(List.copyOf(form.mistakes), typed);
    }

    /// A JSON object as a form's fields. What is of no fitting type, or no field at all, is noted as a mistake.
    public static Map<String, List<String>> fields(Map<String, Object> json, List<FormError> mistakes) {
        var fields = new LinkedHashMap<String, List<String>>();
        json.forEach((name, value) -> {
            if (!ANSWERS.contains(name) && !ASKING.contains(name)) {
                mistakes.add(new FormError(name, "unknown"));
                return;
            }
            switch (value) {
                case null -> {}
                case String text -> fields.put(name, List.of(text));
                case Integer number when name.equals("places") -> fields.put(name, List.of(number.toString()));
                case List<?> list when name.equals("access") && list.stream().allMatch(String.class::isInstance) ->
                    fields.put(name, list.stream().map(String.class::cast).toList());
                default -> mistakes.add(new FormError(name, "text"));
            }
        });
        return fields;
    }

    /// A body's fields; in a form, unknown ones are none of our business.
    public static Map<String, List<String>> fields(RequestBody.Body body, List<FormError> mistakes) {
        return switch (body) {
            case RequestBody.FormBody(var fields) -> fields;
            case RequestBody.JsonBody(var json) -> fields(json, mistakes);
            case RequestBody.Refused _ -> Map.of();
        };
    }

    private Optional<EmailAddress> address() {
        var typed = one("email").filter(text -> !text.isEmpty());
        if (typed.isEmpty()) {
            if (mistakes.stream().noneMatch(mistake -> mistake.field().equals("email"))) {
                mistakes.add(new FormError("email", "emailMissing"));
            }
            return Optional.empty();
        }
        return switch (EmailAddress.read(typed.get())) {
            case EmailAddress.Deliverable(var address) -> Optional.of(address);
            case EmailAddress.NotWritable(var characters) -> mistake("email", "emailLetters", "characters", characters);
            case EmailAddress.TooLong _ -> mistake("email", "emailTooLong");
            case EmailAddress.Malformed _ -> mistake("email", "emailInvalid", "example", "name@example.org");
        };
    }

    private Answers answers(int mostPlaces) {
        return new Answers(
                text("name", NAME, CleanText::line),
                text("organization", ORGANIZATION, CleanText::line),
                one("participantType").flatMap(word -> parsed("choice", "participantType", word, Answers.ParticipantType::of)),
                one("interpretation").flatMap(this::interpretation),
                access(),
                text("accessNote", NOTE, CleanText::lines),
                one("zone").flatMap(this::zone),
                places(mostPlaces));
    }

    private Optional<String> text(String field, int most, Function<String, String> clean) {
        var text = one(field).map(clean).filter(t -> !t.isEmpty());
        if (text.filter(t -> CleanText.length(t) > most).isPresent()) {
            return mistake(field, "tooLong", "max", most);
        }
        if (text.filter(IdDocumentNumber::isIn).isPresent()) {
            return mistake(field, "number");
        }
        return text;
    }

    private Optional<String> interpretation(String word) {
        var known = word.equals("none") || word.equals("other") || word.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
        return known ? Optional.of(word) : mistake("interpretation", "choice");
    }

    /// An area of the world is half an answer: the page then shows all of its cities.
    private Optional<ZoneId> zone(String id) {
        return Zones.AREAS.contains(id) ? mistake("zone", "zoneNext") : parsed("zone", id, Zones::of);
    }

    private List<Answers.Access> access() {
        var chosen = typed.getOrDefault("access", List.of()).stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
        var known = chosen.stream().flatMap(word -> Answers.Access.of(word).stream()).distinct().sorted().toList();
        if (known.size() < chosen.stream().distinct().count()) {
            mistakes.add(new FormError("access", "choice"));
        }
        return known;
    }

    private int places(int most) {
        return one("places").map(text -> {
            var number = number(text);
            if (number < 1 || number > most) {
                mistakes.add(new FormError("places", "places", "max", most));
                return 1;
            }
            return number;
        }).orElse(1);
    }

    /// A number in any script's digits; -1 where it is none.
    private static int number(String text) {
        if (text.isEmpty() || CleanText.length(text) > 4 || !text.codePoints().allMatch(Character::isDigit)) {
            return -1;
        }
        return text.codePoints().reduce(0, (number, digit) -> number * 10 + Character.digit(digit, 10));
    }

    private void checkTrapAndConsent() {
        if (typed.getOrDefault("website", List.of()).stream().anyMatch(text -> !text.isBlank())) {
            mistakes.add(new FormError("website", "trap"));
        }
        if (one("consent").filter("yes"::equals).isEmpty()
                && mistakes.stream().noneMatch(mistake -> mistake.field().equals("consent"))) {
            mistakes.add(new FormError("consent", "consent"));
        }
    }

    /// The field's one value; empty means no answer. Answered twice is a mistake, for nobody knows which one counts.
    private Optional<String> one(String field) {
        var values = typed.getOrDefault(field, List.of());
        if (values.size() > 1 && values.stream().distinct().count() > 1) {
            return mistake(field, "once");
        }
        return values.stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
    }

    private <T> Optional<T> parsed(String field, String text, Function<String, Optional<T>> parser) {
        return parsed(field, field, text, parser);
    }

    private <T> Optional<T> parsed(String key, String field, String text, Function<String, Optional<T>> parser) {
        return parser.apply(text).or(() -> mistake(field, key));
    }

    private <T> Optional<T> mistake(String field, String key, Object... values) {
        mistakes.add(new FormError(field, key, values));
        return Optional.empty();
    }
}
