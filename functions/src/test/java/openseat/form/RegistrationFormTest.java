package openseat.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.i18n.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which input is accepted, what is stored of it, and the errors for the rest.
class RegistrationFormTest {

    private static final int MOST = 10;

    @Test
    void anAddressAndAConsentAreEnough() {
        var requested = requested(Map.of());
        assertThat(requested.address()).hasToString("noor@example.net");
        assertThat(requested.answers()).isEqualTo(Answers.NONE);
        assertThat(requested.language()).isEqualTo(Language.DEFAULT);
    }

    @Test
    void answersAreKeptInTheirScript() {
        var answers = requested(Map.of(
                        "name",
                        "  Nu\u0301r\u0000 \u202eنور  ",
                        "organization",
                        "移民\n小组",
                        "accessNote",
                        "a\r\nb",
                        "places",
                        "٣",
                        "zone",
                        "Asia/Kathmandu",
                        "interpretation",
                        "ne",
                        "participantType",
                        "migrant"))
                .answers();
        assertThat(answers.name()).contains("N\u00far نور");
        assertThat(answers.organization()).contains("移民 小组");
        assertThat(answers.accessNote()).contains("a\nb");
        assertThat(answers.places()).isEqualTo(3);
        assertThat(answers.zone()).contains(ZoneId.of("Asia/Kathmandu"));
        assertThat(answers.interpretation()).contains("ne");
    }

    @Test
    void anInvisibleNameIsNoAnswer() {
        assertThat(requested(Map.of("name", "\u200d\u200e ")).answers()).isEqualTo(Answers.NONE);
        assertThat(requested(Map.of("name", "e\u202e\u0301")).answers().name()).contains("\u00e9");
    }

    @Test
    void limitsCountCharactersNotBytes() {
        assertThat(requested(Map.of("name", "😀".repeat(80))).answers().name()).isPresent();
        assertThat(errors(Map.of("name", "名".repeat(81)))).containsExactly("name tooLong");
    }

    @Test
    void farTooLongTextIsRejectedWithoutNormalizing() {
        var marks = "a" + "\u0301".repeat(15_000) + "\u0316".repeat(15_000);
        assertThat(errors(Map.of("name", marks))).containsExactly("name tooLong");
        assertThat(errors(Map.of("email", marks + "@example.net"))).containsExactly("email emailTooLong");
    }

    @ParameterizedTest
    @CsvSource({
        "email, '', emailMissing",
        "email, '\u00a0\u200b', emailMissing",
        "email, noor.example.net, emailInvalid",
        "email, nöör@example.net, emailLetters",
        "email, a@xn--a.org, emailInvalid",
        "email, 'a\u202eb@example.net', emailInvalid",
        "email, 'a b@example.net', emailInvalid",
        "email, a(1)@example.net, emailInvalid",
        "email, '\"a b\"@example.net', emailInvalid",
        "zone, SystemV/EST5, zone",
        "consent, '', consent",
        "consent, '\u00a0', consent",
        "consent, on, yes",
        "places, 0, places",
        "places, 11, places",
        "places, two, places",
        "participantType, pilot, choice",
        "access, wings, choice",
        "interpretation, '<b>', choice",
        "zone, EST5, zone",
        "zone, Africa, zoneNext",
        "lang, xx, lang",
        "website, http://spam.example, trap",
        "name, Ada A1234567, number",
        "accessNote, card 12a34b56, number",
    })
    void eachErrorNamesItsField(String field, String typed, String error) {
        assertThat(errors(Map.of(field, typed))).containsExactly(field + " " + error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'neill+tag@example.net", "a@bücher.example", "a@faß.de", "A.B@Example.NET"})
    void manyKindsOfAddressesAreAccepted(String address) {
        assertThat(requested(Map.of("email", address)).address().domain()).matches("[a-z0-9.-]+");
    }

    @Test
    void twoDifferentAnswersToAQuestionAreAnError() {
        var typed = form(Map.of());
        typed.put("name", List.of("Ada", "Noor"));
        assertThat(result(typed)).isInstanceOfSatisfying(RegistrationForm.NotAccepted.class, form -> {
            assertThat(form.errors()).extracting(FormError::key).containsExactly("once");
            assertThat(form.fields().values()).isEqualTo(typed);
        });
    }

    @Test
    void unknownNamesAndWrongTypesInJsonAreErrors() {
        var json = new LinkedHashMap<String, Object>();
        json.put("email", "noor@example.net");
        json.put("consent", true);
        json.put("places", 3);
        json.put("access", List.of("sign", "captions"));
        json.put("passport", "X1");
        json.put("name", null);
        var fields = FormFields.ofJson(json);
        assertThat(fields.values())
                .containsEntry("places", List.of("3"))
                .containsEntry("access", List.of("sign", "captions"))
                .doesNotContainKey("name");
        assertThat(fields.errors())
                .extracting(error -> error.field() + " " + error.key())
                .containsExactly("consent yes", "passport unknown");
    }

    @Test
    void whoeverSendsTrueIsToldThatTheAnswerIsYes() {
        var json = new LinkedHashMap<String, Object>();
        json.put("email", "noor@example.net");
        json.put("consent", true);
        json.put("sure", true);
        var form = (RegistrationForm.NotAccepted)
                RegistrationForm.readRequest(FormFields.ofJson(json), MOST, Language.DEFAULT);
        assertThat(form.problem(Language.DEFAULT).errors())
                .extracting(error -> error.pointer() + " " + error.detail())
                .containsExactly(
                        "/consent If you agree, please answer with the text “\u2068yes\u2069”.",
                        "/sure If you agree, please answer with the text “\u2068yes\u2069”.");
    }

    @Test
    void invisibleEndsAreNoPartOfAnAnswer() {
        var answers = requested(Map.of(
                        "zone",
                        "Asia/Kathmandu\u00a0",
                        "places",
                        "\u200e3\u200f",
                        "interpretation",
                        "ne\u200b",
                        "participantType",
                        "\ufeffmigrant",
                        "consent",
                        "yes\u00a0",
                        "lang",
                        "\u2068fr\u2069"))
                .answers();
        assertThat(answers.zone()).contains(ZoneId.of("Asia/Kathmandu"));
        assertThat(answers.places()).isEqualTo(3);
        assertThat(answers.interpretation()).contains("ne");
        assertThat(answers.participantType()).contains(Answers.ParticipantType.MIGRANT);
    }

    @Test
    void anEmojiThatEndsInInvisibleTagsStaysWhole() {
        var england = "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f";
        assertThat(requested(Map.of("name", england)).answers().name()).contains(england);
    }

    @ParameterizedTest
    @CsvSource({"name", "organization", "accessNote"})
    void whoeverWritesATelephoneNumberLearnsHowItIsTaken(String field) {
        var form = (RegistrationForm.NotAccepted) result(form(Map.of(field, "text 079 123 45 67")));
        for (var language : Language.all()) {
            assertThat(form.problem(language).errors().getFirst().detail()).contains("+");
        }
        assertThat(result(form(Map.of(field, "text +41 79 123 45 67")))).isInstanceOf(RegistrationForm.Requested.class);
    }

    private static RegistrationForm.Requested requested(Map<String, String> more) {
        return (RegistrationForm.Requested) result(form(more));
    }

    private static List<String> errors(Map<String, String> more) {
        var form = (RegistrationForm.NotAccepted) result(form(more));
        return form.errors().stream()
                .map(error -> error.field() + " " + error.key())
                .toList();
    }

    private static RegistrationForm.RequestResult result(Map<String, List<String>> values) {
        return RegistrationForm.readRequest(new FormFields(values, List.of()), MOST, Language.DEFAULT);
    }

    private static Map<String, List<String>> form(Map<String, String> more) {
        var typed = new LinkedHashMap<String, List<String>>();
        typed.put("email", List.of("noor@example.net"));
        typed.put("consent", List.of("yes"));
        more.forEach((field, value) -> typed.put(field, List.of(value)));
        return typed;
    }
}
