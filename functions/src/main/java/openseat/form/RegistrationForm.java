package openseat.form;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import openseat.event.Access;
import openseat.http.Problem;
import openseat.i18n.Language;
import openseat.i18n.Zones;
import openseat.input.CleanText;
import openseat.input.EmailAddress;
import openseat.input.TypingSlip;
import openseat.page.FormInput;

/// Checks the fields of a registration: those of a request for a seat, or of a change of answers. It never throws.
public final class RegistrationForm {

    private static final int MAX_NAME = 80;
    private static final int MAX_ORGANIZATION = 120;
    private static final int MAX_NOTE = 200;

    /// The error that is a question.
    static final String SLIP = "emailSlip";

    private final FormFields fields;
    private final FieldReader reader;

    private RegistrationForm(FormFields fields) {
        this.fields = fields;
        this.reader = new FieldReader(fields);
    }

    public sealed interface RequestResult {}

    public sealed interface ChangeResult {}

    /// Somebody requests a seat.
    ///
    /// @param language of the mails that follow
    public record Requested(EmailAddress address, Answers answers, Language language) implements RequestResult {}

    /// The holder of a link changes their answers.
    public record Changed(Answers answers) implements ChangeResult {}

    /// The form must be shown again.
    ///
    /// @param errors in the form's order; none where only the language was switched
    public record NotAccepted(FormFields fields, List<FormError> errors) implements RequestResult, ChangeResult {

        public int status() {
            return errors.isEmpty() ? 200 : 422;
        }

        public FormInput input(Language language) {
            return new FormInput(fields.values(), FormError.byField(errors, language));
        }

        public Problem problem(Language language) {
            return FormError.problem(errors, language);
        }
    }

    /// As it was sent: a program cannot be asked.
    public static RequestResult readRequest(FormFields fields, int mostPlaces, Language language) {
        return new RegistrationForm(fields).request(mostPlaces, language, RegistrationForm::address);
    }

    /// As a person sent it on a page: an address that looks like a slip is asked about once.
    public static RequestResult readRequestOfPage(FormFields fields, int mostPlaces, Language language) {
        return new RegistrationForm(fields).request(mostPlaces, language, RegistrationForm::addressAskedAbout);
    }

    private RequestResult request(
            int mostPlaces, Language language, Function<RegistrationForm, Optional<EmailAddress>> reading) {
        var address = reading.apply(this);
        var answers = answers(mostPlaces);
        checkHoneypot();
        checkConsent();
        var mailLanguage = reader.parsed("lang", "lang", Language::of).orElse(language);
        return isAccepted() ? new Requested(address.orElseThrow(), answers, mailLanguage) : notAccepted();
    }

    public static ChangeResult readChange(FormFields fields, int mostPlaces) {
        var form = new RegistrationForm(fields);
        var answers = form.answers(mostPlaces);
        return form.isAccepted() ? new Changed(answers) : form.notAccepted();
    }

    /// Whether the form to change answers is as it is first shown.
    public static boolean isUntouched(FormFields fields, int mostPlaces, Answers answers) {
        var form = new RegistrationForm(fields);
        return !fields.wasCorrected()
                && form.answers(mostPlaces).equals(answers)
                && form.reader.errors().isEmpty();
    }

    private boolean isAccepted() {
        return reader.errors().isEmpty() && !fields.isLanguageSwitch();
    }

    private NotAccepted notAccepted() {
        var showsErrors = !fields.isLanguageSwitch() || fields.wasCorrected();
        return new NotAccepted(fields, showsErrors ? reader.errors() : List.of());
    }

    private Optional<EmailAddress> address() {
        var text = reader.one("email");
        if (text.isEmpty()) {
            return reader.hasError("email") ? Optional.empty() : reader.error("email", "emailMissing");
        }
        var read = EmailAddress.read(text.get());
        FormError.ofAddress("email", read).ifPresent(reader::add);
        return read instanceof EmailAddress.Deliverable(var address) ? Optional.of(address) : Optional.empty();
    }

    /// In another language the question is asked again: nothing was sent yet.
    private Optional<EmailAddress> addressAskedAbout() {
        var address = address();
        address.filter(typed -> fields.isLanguageSwitch() || !fields.wasAskedAbout(typed.toString()))
                .flatMap(TypingSlip::suggestion)
                .ifPresent(meant -> reader.error("email", SLIP, "address", meant));
        return address;
    }

    private Answers answers(int mostPlaces) {
        return new Answers(
                reader.text("name", MAX_NAME, CleanText::line),
                reader.text("organization", MAX_ORGANIZATION, CleanText::line),
                reader.parsed("participantType", "choice", Answers.ParticipantType::of),
                reader.parsed("interpretation", "choice", RegistrationForm::interpretation),
                access(),
                reader.text("accessNote", MAX_NOTE, CleanText::lines),
                reader.one("zone").flatMap(this::zone),
                reader.one("places").map(text -> places(text, mostPlaces)).orElse(1));
    }

    private static Optional<String> interpretation(String word) {
        var isLanguageTag = word.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
        return isLanguageTag || word.equals("none") || word.equals("other") ? Optional.of(word) : Optional.empty();
    }

    private List<Access> access() {
        var words = reader.all("access");
        var known = words.stream()
                .flatMap(word -> Access.of(word).stream())
                .sorted()
                .toList();
        if (known.size() < words.size()) {
            reader.error("access", "choice");
        }
        return known;
    }

    /// An area of the world is only half an answer: the page then shows all of its cities.
    private Optional<ZoneId> zone(String id) {
        if (Zones.AREAS.contains(id)) {
            return reader.error("zone", "zoneNext");
        }
        return Zones.of(id).or(() -> reader.error("zone", "zone"));
    }

    private int places(String text, int most) {
        var number = FieldReader.number(text).orElse(0);
        if (number < 1 || number > most) {
            reader.error("places", "places", "max", most);
            return 1;
        }
        return number;
    }

    /// A field that people do not see: whatever fills it in is a program.
    private void checkHoneypot() {
        if (!reader.all("website").isEmpty()) {
            reader.error("website", "trap");
        }
    }

    private void checkConsent() {
        var answer = reader.one("consent");
        if (reader.hasError("consent")) {
            return;
        }
        if (answer.isEmpty()) {
            reader.error("consent", "consent");
        } else if (!answer.get().equals(FormFields.YES)) {
            reader.add(FormError.notYes("consent"));
        }
    }
}
