package openseat.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.http.RequestBody;
import openseat.i18n.Language;
import openseat.page.FormInput;

/// The fields that were sent, by names that a form and a JSON object share, and what their buttons ask for.
///
/// @param values by name; a field may have several
/// @param errors unknown names and wrong types, which only JSON can have
public record FormFields(Map<String, List<String>> values, List<FormError> errors) {

    public static final FormFields NONE = new FormFields(Map.of(), List.of());

    /// The name of the buttons that show the same page in another language and do nothing else.
    private static final String LANGUAGE_BUTTON = "show";

    /// A hidden field of a form that is shown with errors.
    private static final String CORRECTED = "corrected";

    /// The name of the button that takes the address that a form suggests.
    private static final String TAKE_ADDRESS = "take";

    /// A hidden field: the address that was asked about, because its domain looks like a slip.
    private static final String ASKED_ABOUT = "askedAbout";

    private static final List<String> NOT_TYPED = List.of(LANGUAGE_BUTTON, "lang");

    private static final List<String> KNOWN = List.of(
            "name",
            "organization",
            "participantType",
            "interpretation",
            "access",
            "accessNote",
            "zone",
            "places",
            "email",
            "consent",
            "lang",
            "website",
            "action",
            "sure");

    /// The answer of a ticked checkbox.
    static final String YES = "yes";

    /// Names of checkboxes. Programs may send `true` for them, and are told the answer.
    private static final List<String> CHECKBOXES = List.of("consent", "sure");

    public FormFields {
        errors = List.copyOf(errors);
    }

    /// The fields of a body; none where it cannot be read.
    public static FormFields of(RequestBody.Body body) {
        if (body instanceof RequestBody.FormBody(var fields)) {
            return new FormFields(withTakenAddress(fields), List.of());
        }
        return body instanceof RequestBody.JsonBody(var json) ? ofJson(json) : NONE;
    }

    private static Map<String, List<String>> withTakenAddress(Map<String, List<String>> fields) {
        if (!fields.containsKey(TAKE_ADDRESS)) {
            return fields;
        }
        var taken = new LinkedHashMap<>(fields);
        taken.put("email", taken.remove(TAKE_ADDRESS));
        return taken;
    }

    static FormFields ofJson(Map<String, Object> json) {
        var values = new LinkedHashMap<String, List<String>>();
        var errors = new ArrayList<FormError>();
        json.forEach((name, value) -> {
            if (!KNOWN.contains(name)) {
                errors.add(new FormError(name, "unknown"));
                return;
            }
            switch (value) {
                case null -> {}
                case String text -> values.put(name, List.of(text));
                case Integer number when name.equals("places") -> values.put(name, List.of(number.toString()));
                case List<?> list
                when name.equals("access") && list.stream().allMatch(String.class::isInstance) ->
                    values.put(name, list.stream().map(String.class::cast).toList());
                default -> errors.add(wrongType(name));
            }
        });
        return new FormFields(values, errors);
    }

    private static FormError wrongType(String name) {
        return CHECKBOXES.contains(name) ? FormError.notYes(name) : new FormError(name, "text");
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// What is wrong with the type of a field, which only JSON can have.
    public List<FormError> errorsOf(String name) {
        return errors.stream().filter(error -> error.field().equals(name)).toList();
    }

    /// The value of a field that was sent exactly once: with two actions it is unclear which one was meant.
    public Optional<String> single(String name) {
        return all(name).size() == 1 ? Optional.of(all(name).getFirst()) : Optional.empty();
    }

    /// Whether the form was sent only to see it in another language.
    public boolean isLanguageSwitch() {
        return values.containsKey(LANGUAGE_BUTTON);
    }

    /// Whether the form was shown with errors, which the same form in another language shows too. A form that
    /// nobody has sent yet is not corrected.
    boolean wasCorrected() {
        return values.containsKey(CORRECTED);
    }

    /// Whether the form has asked about this address, and was sent again with it.
    boolean wasAskedAbout(String address) {
        return single(ASKED_ABOUT).equals(Optional.of(address));
    }

    /// Whether the form to register is as it is first shown: for one person, and nothing else answered.
    public boolean isUntouched() {
        return !wasCorrected()
                && values.entrySet().stream()
                        .filter(field -> !NOT_TYPED.contains(field.getKey()))
                        .allMatch(field -> field.getValue().stream()
                                .allMatch(value ->
                                        value.isBlank() || field.getKey().equals("places") && value.equals("1")));
    }

    /// Whether answers were changed. Of all that a private page can send, only they take time to type.
    public boolean isChange() {
        return all("action").contains("change");
    }

    /// The language to answer in: of the button pressed, else of the form.
    public Optional<Language> language() {
        for (var field : List.of(LANGUAGE_BUTTON, "lang")) {
            var tags = all(field);
            if (!tags.isEmpty()) {
                var language = Language.of(tags.getFirst());
                if (language.isPresent()) {
                    return language;
                }
            }
        }
        return Optional.empty();
    }

    /// What was sent, for a form that sends it again.
    public FormInput toSendAgain(Language language) {
        var kept = new LinkedHashMap<>(values);
        kept.remove(LANGUAGE_BUTTON);
        kept.replace("lang", List.of(language.tag()));
        return FormInput.withoutErrors(kept);
    }
}
