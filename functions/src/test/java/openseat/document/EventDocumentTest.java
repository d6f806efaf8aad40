package openseat.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.event.Access;
import openseat.event.Event;
import openseat.event.Offers;
import openseat.event.Schedule;
import openseat.http.Json;
import openseat.http.Problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDocumentTest {

    private static final String DATE =
            "\"start\":\"2026-12-18T13:15\",\"end\":\"2026-12-18T14:15\",\"zone\":\"America/New_York\"";
    private static final String LATER = "\"schedule\":{\"state\":\"to-be-confirmed\"}";

    @Test
    void idTitleAndStateAreEnoughAndNothingIsGuessed() {
        var event = valid(LATER);
        assertThat(event.schedule()).isEqualTo(new Schedule.ToBeConfirmed(Optional.empty()));
        assertThat(event.seating().capacity()).isEmpty();
        assertThat(event.place()).isEmpty();
        assertThat(event.contact()).isEmpty();
        assertThat(event.offers()).isEqualTo(Offers.NONE);
        assertThat(event.sample()).isFalse();
        assertThat(event.seating().waitingList()).isFalse();
        assertThat(event.seating().groupLimit()).isEqualTo(10);
        assertThat(event.keepDays()).isEqualTo(30);
    }

    @Test
    void everyMemberIsRead() {
        var event = valid("\"schedule\":{\"state\":\"confirmed\"," + DATE + "}," + """
                "sample":true,"kind":{"en":"K"},"text":[{"en":"One[^a].","zh-Hans":"一[^a]"}],"notes":[{"mark":"a","text":{"en":"N"}}],
                "organizers":[{"en":"O"}],"audience":{"en":"A"},"place":{"mode":"both","address":{"en":"Room 8"}},
                "interpretation":["es","ar"],"access":["documents","captions"],
                "geographicScope":{"en":"G"},"workstreamOutput":{"en":"W"},"regionalReviewProcess":{"en":"R"},"objectives":[23,3,3],
                "capacity":40,"waitingList":true,"groupLimit":5,"contact":"team@example.org","keepDays":0,"home":"https://events.example.org",
                "registration":{"opens":"2026-11-01T08:00:00Z","closes":"2026-12-17T08:00:00Z"},
                "privacy":{"keeper":{"en":"P"},"link":"https://example.org/privacy"}""");
        assertThat(event.schedule())
                .isEqualTo(new Schedule.Confirmed(
                        LocalDateTime.parse("2026-12-18T13:15"),
                        LocalDateTime.parse("2026-12-18T14:15"),
                        ZoneId.of("America/New_York")));
        assertThat(event.offers())
                .isEqualTo(new Offers(List.of("es", "ar"), List.of(Access.CAPTIONS, Access.DOCUMENTS)));
        assertThat(event.compact().objectives()).containsExactly(3, 23);
        assertThat(event.seating().capacity()).contains(40);
        assertThat(event.keepDays()).isZero();
        assertThat(event.contact()).contains("team@example.org");
        assertThat(event.description().notes()).hasSize(1);
        assertThat(event.place().orElseThrow().mode()).isEqualTo(Event.Mode.BOTH);
        assertThat(event.privacy().orElseThrow().link()).hasToString("Optional[https://example.org/privacy]");
        assertThat(event.registration().opens()).hasToString("Optional[2026-11-01T08:00:00Z]");
    }

    @Test
    void nullIsTheSameAsNotStated() {
        assertThat(valid(LATER + ",\"capacity\":null,\"notes\":null").seating().capacity())
                .isEmpty();
    }

    @Test
    void windowsAndCancelledEventsAreRead() {
        assertThat(valid(
                                "\"schedule\":{\"state\":\"to-be-confirmed\",\"window\":{\"from\":\"2026-05-16\",\"to\":\"2026-05-16\"}}")
                        .schedule())
                .isEqualTo(new Schedule.ToBeConfirmed(Optional.of(
                        new Schedule.Window(LocalDate.parse("2026-05-16"), LocalDate.parse("2026-05-16")))));
        assertThat(valid("\"schedule\":{\"state\":\"cancelled\"}").schedule())
                .isEqualTo(new Schedule.Cancelled(Optional.empty()));
        assertThat(valid("\"schedule\":{\"state\":\"cancelled\"," + DATE + "}")
                        .schedule()
                        .date())
                .isPresent();
    }

    @Test
    void textIsComposedAndTrimmed() {
        assertThat(valid(LATER + ",\"kind\":{\"fr\":\"  re\\u0301union \"}")
                        .description()
                        .kind()
                        .orElseThrow()
                        .texts())
                .containsEntry("fr", "r\u00e9union");
    }

    @Test
    void aHeapOfMarksIsNotPutInOrder() {
        var heap = "a" + "\u0301".repeat(100) + "\u0316".repeat(100);
        assertThat(valid(LATER + ",\"kind\":{\"fr\":\"" + heap + "\"}")
                        .description()
                        .kind()
                        .orElseThrow()
                        .texts())
                .containsEntry("fr", heap);
    }

    @Test
    void aLanguageTagIsNoLongerThanAnyProgramMustHold() {
        var long36 = "zh-Hant-TW-abcdefgh-bcdefghi-cdefghi";
        assertThat(valid(LATER + ",\"kind\":{\"" + long36.substring(0, 35) + "\":\"K\"}")
                        .description()
                        .kind())
                .isPresent();
        for (var tag : List.of(long36, "en" + "-abc".repeat(7_000))) {
            assertThat(errors("{\"id\":\"e\",\"title\":{\"" + tag + "\":\"E\"}," + LATER + "}"))
                    .containsExactly(new FieldError(
                            "/title/" + tag, "must be named by a language tag such as en, ar or zh-Hans"));
        }
    }

    @Test
    void languagesOfInterpretationAreInTheUsualCase() {
        assertThat(valid(LATER + ",\"interpretation\":[\"zh-hans\",\"pt-br\",\"ase\"],\"access\":[]")
                        .offers())
                .isEqualTo(new Offers(List.of("zh-Hans", "pt-BR", "ase"), List.of()));
    }

    @Test
    void whatIsOfferedIsSaidOnceAndInWordsThatAreKnown() {
        var json = "{\"id\":\"e\",\"title\":{\"en\":\"E\"}," + LATER + ",";
        var noTag = "must be a language tag such as en, ar or zh-Hans";
        assertThat(errors(json
                        + "\"interpretation\":[\"ar\",\"Arabic\",\"ar\",7,\"en-us-us\",\"\",\"zh-Hans\",\"zh-hans\"]}"))
                .containsExactly(
                        new FieldError("/interpretation/1", noTag),
                        new FieldError("/interpretation/2", "must not repeat an element before it"),
                        new FieldError("/interpretation/3", noTag),
                        new FieldError("/interpretation/4", noTag),
                        new FieldError("/interpretation/5", noTag),
                        new FieldError("/interpretation/7", "must not repeat an element before it"));
        assertThat(errors(json + "\"access\":[\"sign\",\"lift\",\"sign\"]}"))
                .containsExactly(
                        new FieldError("/access/1", "must be captions, sign, step-free or documents"),
                        new FieldError("/access/2", "must not repeat an element before it"));
        assertThat(errors(json + "\"interpretation\":\"ar\",\"access\":{}}"))
                .containsExactly(
                        new FieldError("/interpretation", "must be a list"),
                        new FieldError("/access", "must be a list"));
        assertThat(errors(json + "\"interpretation\":[" + "\"en\",".repeat(20) + "\"ar\"]}"))
                .containsExactly(new FieldError("/interpretation", "must have at most 20 elements"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "null"})
    void whatIsNoObjectIsNoEvent(String json) {
        assertThat(errors(json)).containsExactly(new FieldError("", "must be an object"));
    }

    @Test
    void whatMustBeThereIsNamedAllAtOnce() {
        assertThat(errors("{}"))
                .containsExactly(
                        new FieldError("/id", "is required"),
                        new FieldError("/title", "is required"),
                        new FieldError("/schedule", "is required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a_b", "-a", "a-", "a--b", "é", "a/b", "a#b", "a b", "a\n"})
    void anIdIsLowerCaseLettersDigitsAndSingleHyphens(String id) {
        assertThat(pointers(Json.write(
                        Map.of("id", id, "title", Map.of("en", "T"), "schedule", Map.of("state", "cancelled")))))
                .containsExactly("/id");
    }

    @Test
    void anIdHasAtMost60Characters() {
        for (var length : List.of(1, 60, 61)) {
            var json = Json.write(Map.of(
                    "id", "a".repeat(length), "title", Map.of("en", "T"), "schedule", Map.of("state", "cancelled")));
            assertThat(EventDocument.read(Json.readOwn(json)) instanceof EventDocument.Valid)
                    .isEqualTo(length <= 60);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"color\":1|/color",
                "\"a/b~c\":1|/a~1b~0c",
                "\"sample\":\"yes\"|/sample",
                "\"kind\":\"text\"|/kind",
                "\"kind\":{}|/kind",
                "\"kind\":{\"English\":\"x\"}|/kind/English",
                "\"kind\":{\"en\":null}|/kind/en",
                "\"kind\":{\"en\":\" \"}|/kind/en",
                "\"kind\":{\"en\":\"a\\u0000b\"}|/kind/en",
                "\"kind\":{\"en\":\"a\\nb\"}|/kind/en",
                "\"kind\":{\"en\":\"a\\u202eb\"}|/kind/en",
                "\"kind\":{\"en\":\"a\\u2066b\"}|/kind/en",
                "\"kind\":{\"en\":\"a\\ud800b\"}|/kind/en",
                "\"text\":{\"en\":\"x\"}|/text",
                "\"text\":[{\"en\":\"x\"},7]|/text/1",
                "\"text\":[{\"en\":\"x[^9]\"}]|``",
                "\"text\":[{\"en\":\"x[^9] y[^8]\"}],\"notes\":[{\"mark\":\"8\"}]|/notes",
                "\"notes\":[{\"mark\":\"8\"}]|/notes",
                "\"text\":[{\"en\":\"x[^8]\"}],\"notes\":[{\"mark\":\"8\"},{\"mark\":\"8\"}]|/notes",
                "\"notes\":[{\"mark\":\"a b\"}]|/notes/0/mark",
                "\"kind\":{\"en\":\"\\u200e\\u200b\"}|/kind/en",
                "\"notes\":[{}]|/notes/0/mark",
                "\"notes\":[{\"mark\":\"123456789\"}]|/notes/0/mark",
                "\"text\":[{\"en\":\"x[^1]\"}],\"notes\":[{\"mark\":\"1\",\"href\":\"x\"}]|/notes/0/href",
                "\"organizers\":[null]|/organizers/0",
                "\"place\":{}|/place/mode",
                "\"place\":{\"mode\":\"moon\"}|/place/mode",
                "\"place\":{\"mode\":\"online\",\"url\":\"x\"}|/place/url",
                "\"objectives\":[0]|/objectives/0",
                "\"objectives\":[1,24]|/objectives/1",
                "\"capacity\":0|/capacity",
                "\"capacity\":1000001|/capacity",
                "\"capacity\":1.5|/capacity",
                "\"capacity\":\"40\"|/capacity",
                "\"capacity\":99999999999|/capacity",
                "\"groupLimit\":101|/groupLimit",
                "\"groupLimit\":0|/groupLimit",
                "\"keepDays\":-1|/keepDays",
                "\"keepDays\":366|/keepDays",
                "\"contact\":\"nobody\"|/contact",
                "\"home\":\"http://example.org\"|/home",
                "\"home\":\"https://u@example.org\"|/home",
                "\"home\":\"https://example.org:99999\"|/home",
                "\"home\":\"https:///x\"|/home",
                "\"home\":\"javascript:alert(1)\"|/home",
                "\"home\":\"https://a b\"|/home",
                "\"registration\":{\"opens\":\"2026-11-01\"}|/registration/opens",
                "\"registration\":{\"opens\":\"2026-11-01T08:00:00Z\",\"closes\":\"2026-11-01T08:00:00Z\"}|/registration/closes",
                "\"privacy\":{}|/privacy/keeper",
                "\"privacy\":{\"keeper\":{\"en\":\"x\"},\"link\":\"mailto:a@example.org\"}|/privacy/link",
            })
    void eachErrorIsNamedByItsPointer(String members, String pointer) {
        assertThat(pointers(document(LATER + "," + members))).containsExactly(pointer);
    }

    @Test
    void aHostOfAnAddressHasLabelsOfAtMost63Octets() {
        var label = "a".repeat(63);
        var members = "\"home\":\"https://%1$s.example\",\"privacy\":{\"keeper\":{\"en\":\"x\"},"
                + "\"link\":\"https://%1$s.example/privacy\"},\"contact\":\"team@%1$s.example\"";
        assertThat(valid(LATER + "," + members.formatted(label)).home()).isPresent();
        assertThat(pointers(document(LATER + "," + members.formatted(label + "a"))))
                .containsExactlyInAnyOrder("/home", "/privacy/link", "/contact");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7|/schedule",
                "{}|/schedule/state",
                "{\"state\":\"maybe\"}|/schedule/state",
                "{\"state\":\"confirmed\",\"start\":\"2026-12-18T13:15\",\"end\":\"2026-12-18T14:15\"}|/schedule/zone",
                "{\"state\":\"confirmed\",\"start\":\"2026-12-18T13:15Z\",\"end\":\"2026-12-18T14:15\",\"zone\":\"UTC\"}|/schedule/start",
                "{\"state\":\"confirmed\",\"start\":\"2026-02-30T13:15\",\"end\":\"2026-12-18T14:15\",\"zone\":\"UTC\"}|/schedule/start",
                "{\"state\":\"confirmed\",\"start\":\"2026-12-18T13:15\",\"end\":\"2026-12-18T13:15\",\"zone\":\"UTC\"}|/schedule/end",
                "{\"state\":\"confirmed\",\"start\":\"2026-12-18T13:15\",\"end\":\"2027-01-18T13:16\",\"zone\":\"UTC\"}|/schedule/end",
                "{\"state\":\"cancelled\",\"zone\":\"UTC\",\"end\":\"2026-12-18T13:15\"}|/schedule/start",
                "{\"state\":\"to-be-confirmed\",\"start\":\"2026-12-18T13:15\"}|/schedule/start",
                "{\"state\":\"to-be-confirmed\",\"window\":{\"from\":\"2026-05-16\"}}|/schedule/window/to",
                "{\"state\":\"to-be-confirmed\",\"window\":{\"from\":\"2026-05-16\",\"to\":\"2026-05-15\"}}|/schedule/window/to",
                "{\"state\":\"to-be-confirmed\",\"window\":\"May\"}|/schedule/window",
            })
    void eachErrorOfTheScheduleIsNamed(String schedule, String pointer) {
        assertThat(pointers(document("\"schedule\":" + schedule))).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+01:00", "Z", "UTC+1", "Mars/Olympus", "america/new_york", ""})
    void aZoneIsOneOfTheTimeZoneDatabase(String zone) {
        assertThat(pointers(document(
                        "\"schedule\":{\"state\":\"confirmed\"," + DATE.replace("America/New_York", zone) + "}")))
                .containsExactly("/schedule/zone");
    }

    private static String document(String members) {
        return "{\"id\":\"an-event\",\"title\":{\"en\":\"T\"}," + members + "}";
    }

    private static Event valid(String members) {
        return ((EventDocument.Valid) EventDocument.read(Json.readOwn(document(members)))).event();
    }

    private static List<FieldError> errors(String json) {
        return ((EventDocument.Invalid) EventDocument.read(Json.readOwn(json))).errors();
    }

    private static List<String> pointers(String json) {
        return errors(json).stream().map(FieldError::pointer).toList();
    }
}
