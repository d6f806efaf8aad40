package openseat.form;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.event.Access;
import openseat.http.Problem;
import openseat.i18n.Language;
import openseat.i18n.Zones;
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
        var form = new RegistrationForm(fields);
        return form.request(form.address(), mostPlaces, language);
    }

    /// As a person sent it on a page: an address that looks like a slip is asked about once.
    public static RequestResult readRequestOfPage(FormFields fields, int mostPlaces, Language language) {
        var form = new RegistrationForm(fields);
        return form.request(form.addressAskedAbout(), mostPlaces, language);
    }

    private RequestResult request(Optional<EmailAddress> address, int mostPlaces, Language language) {
        var answers = answers(mostPlaces);
        checkHoneypot();
        checkConsent();
        var mailLanguage = mailLanguage().orElse(language);
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
        if (read instanceof EmailAddress.Deliverable(var address)) {
            return Optional.of(address);
        }
        FormError.ofAddress("email", read).ifPresent(reader::add);
        return Optional.empty();
    }

    /// In another language the question is asked again: nothing was sent yet.
    private Optional<EmailAddress> addressAskedAbout() {
        var address = address();
        if (address.isPresent()
                && (fields.isLanguageSwitch()
                        || !fields.wasAskedAbout(address.get().toString()))) {
            var meant = TypingSlip.suggestion(address.get());
            if (meant.isPresent()) {
                reader.error("email", SLIP, "address", meant.get());
            }
        }
        return address;
    }

    private Optional<Language> mailLanguage() {
        var tag = reader.one("lang");
        return tag.isEmpty() ? Optional.empty() : reader.known(Language.of(tag.get()), "lang", "lang");
    }

    private Answers answers(int mostPlaces) {
        return new Answers(
                reader.line("name", MAX_NAME),
                reader.line("organization", MAX_ORGANIZATION),
                participantType(),
                interpretation(),
                access(),
                reader.lines("accessNote", MAX_NOTE),
                zone(),
                places(mostPlaces));
    }

    private Optional<Answers.ParticipantType> participantType() {
        var word = reader.one("participantType");
        return word.isEmpty()
                ? Optional.empty()
                : reader.known(Answers.ParticipantType.of(word.get()), "participantType", "choice");
    }

    private Optional<String> interpretation() {
        var word = reader.one("interpretation");
        return word.isEmpty() || isInterpretation(word.get()) ? word : reader.error("interpretation", "choice");
    }

    private static boolean isInterpretation(String word) {
        return word.equals("none") || word.equals("other") || word.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    }

    private List<Access> access() {
        var words = reader.all("access");
        var known = new ArrayList<Access>();
        for (var access : Access.values()) {
            if (words.contains(access.word)) {
                known.add(access);
            }
        }
        if (known.size() < words.size()) {
            reader.error("access", "choice");
        }
        return known;
    }

    /// An area of the world is only half an answer: the page then shows all of its cities.
    private Optional<ZoneId> zone() {
        var id = reader.one("zone");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (Zones.AREAS.contains(id.get())) {
            return reader.error("zone", "zoneNext");
        }
        return reader.known(Zones.of(id.get()), "zone", "zone");
    }

    private int places(int most) {
        var text = reader.one("places");
        if (text.isEmpty()) {
            return 1;
        }
        var number = FieldReader.number(text.get()).orElse(0);
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
