package openseat.local.stories.organizer;

import static openseat.local.stories.organizer.EventForms.fields;
import static openseat.local.stories.organizer.EventForms.with;
import static openseat.local.stories.organizer.EventForms.word;
import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import openseat.Keys;
import openseat.http.Json;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.report.ActionItem;
import openseat.report.FieldAnchor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An organizer creates and edits events by the form of the desk.
class EventFormTest {

    private static final TestStack STACK = TestStack.open();
    private static final TableProbe TABLE = new TableProbe(STACK);
    private static final EventForms DESK = new EventForms(STACK, "en");

    @AfterAll
    static void close() {
        STACK.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {SAMPLE, SEED})
    void aFormThatIsSentAsItWasShownPublishesNothing(String id) {
        for (var language : Language.all()) {
            var desk = new EventForms(STACK, language.tag());
            var answer = desk.send(desk.form(id), id, "action", "publish");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains(word(language, "unchanged"));
            assertThat(desk.published(id).revision()).isEqualTo(1);
        }
    }

    @Test
    void theSameDocumentThroughTheFormAndThroughJsonIsTheSame() {
        var json = """
                {"event": {"id": "by-json", "title": {"en": "Spring", "ar": "الربيع"},
                  "text": [{"en": "One [^1]."}, {"ar": "اثنان"}], "notes": [{"mark": "1", "text": {"en": "Note"}}],
                  "organizers": [{"en": "The Team", "ar": "الفريق"}],
                  "schedule": {"state": "confirmed", "start": "2027-03-20T18:00", "end": "2027-03-20T19:30", "zone": "Africa/Nairobi"},
                  "place": {"mode": "online"}, "interpretation": ["ar"], "capacity": 40, "waitingList": true,
                  "registration": {"closes": "2027-03-19T08:00:00Z"}, "contact": "team@example.org",
                  "privacy": {"keeper": {"en": "The Team"}}}, "link": "https://meet.example.org/spring"}""";
        assertThat(STACK.local.invoke("PublishFunction", json)).contains("201");
        var form = with(DESK.newForm(""), "languages", "en", "languagesOther", "ar");
        form = fields(Parsed.page(DESK.send(form, "action", "languages").text()));
        form = with(
                form,
                "title-en",
                "Spring",
                "title-ar",
                "الربيع",
                "text-en",
                "One [^1].\r\n\r\n",
                "text-ar",
                "-\r\n\r\nاثنان",
                "notes-en",
                "[1] Note",
                "organizers-en",
                "The Team",
                "organizers-ar",
                "الفريق",
                "when",
                "times",
                "startDay",
                "20",
                "startMonth",
                "3",
                "startYear",
                "2027",
                "startTime",
                "18:00",
                "endTime",
                "19.30",
                "zone",
                "Africa/Nairobi",
                "mode",
                "online",
                "interpretation",
                "ar",
                "capacity",
                "٤٠",
                "waitingList",
                "yes",
                "closesDay",
                "19",
                "closesMonth",
                "3",
                "closesYear",
                "2027",
                "closesTime",
                "11:00",
                "contact",
                "team@example.org",
                "keeper-en",
                "The Team",
                "id",
                "by-form",
                "link",
                "https://meet.example.org/spring");
        var done = DESK.publish(form, "");
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.headers()).containsEntry("location", "/desk/events/by-form?lang=en&done=published");
        assertThat(STACK.local.invoke("ExportFunction", "{\"event\": \"by-form\", \"auditLog\": true}"))
                .contains("created", "ada@example.org");
        assertThat(DESK.published("by-form").document())
                .isEqualTo(DESK.published("by-json").document().replace("by-json", "by-form"));
        assertThat(TABLE.item(Keys.link("by-form")).get("link").s()).isEqualTo("https://meet.example.org/spring");
        var again = DESK.send(DESK.form("by-json"), "by-json", "action", "publish");
        assertThat(again.text()).contains(word(Language.DEFAULT, "unchanged"));
    }

    @Test
    void beforePublishingItSaysWhoIsToldAndWhenItIsInThreeCities() {
        STACK.publish("told-form", 5);
        STACK.takeSeat("told-form", "ada@example.org");
        var asked = DESK.send(
                with(DESK.form("told-form"), "startTime", "09:00", "capacity", "0"), "told-form", "action", "publish");
        assertThat(asked.status()).isEqualTo(422);
        var form = with(fields(Parsed.page(asked.text())), "capacity", "7");
        var confirm = DESK.send(form, "told-form", "action", "publish");
        assertThat(Parsed.page(confirm.text()).text())
                .contains(
                        "Geneva, Zurich Sunday, 20 December 2026, from 09:00 to 11:00",
                        "Mexico City (for comparison) Sunday, 20 December 2026, from 02:00 to 04:00",
                        "UTC (for comparison) Sunday, 20 December 2026, from 08:00 to 10:00",
                        "Registrations that get an e-mail: 1",
                        "the new time",
                        "Was Sunday, 20 December 2026, from 10:00 to 11:00 (Geneva, Zurich)",
                        "What changes Start, or first day Seats");
        assertThat(DESK.published("told-form").revision()).isEqualTo(1);
        var back = DESK.send(fields(Parsed.page(confirm.text())), "told-form", "action", "back");
        assertThat(fields(Parsed.page(back.text()))).isEqualTo(form);
        assertThat(DESK.publish(form, "told-form").status()).isEqualTo(303);
        assertThat(DESK.published("told-form").document()).contains("\"start\":\"2026-12-20T09:00\"", "\"capacity\":7");
    }

    @Test
    void thePageIsSeenInEachLanguageBeforeItIsPublished() {
        STACK.local.invoke("PublishFunction", """
                {"event": {"id": "looked-at", "title": {"en": "One"}, "text": [{"en": "Text", "ar": "نص"}], "schedule": {"state": "to-be-confirmed"}}}""");
        var form = with(DESK.form("looked-at"), "title-en", "<b>\u202ENot published\u202C</b>");
        var look = DESK.send(form, "looked-at", "look", "ar");
        var frame = Parsed.page(look.text()).selectFirst("iframe");
        assertThat(frame.attr("sandbox")).isEmpty();
        assertThat(frame.hasAttr("sandbox")).isTrue();
        assertThat(Parsed.page(frame.attr("srcdoc")).select("html[lang=ar] h1").text())
                .isEqualTo("<b>Not published</b>");
        assertThat(fields(Parsed.page(look.text()))).containsEntry("title-en", List.of("<b>Not published</b>"));
        assertThat(Parsed.page(look.text()).select("button[name=look]").eachAttr("value"))
                .contains("ar", "en")
                .doesNotContain("fr");
        assertThat(Parsed.page(look.text()).text()).contains("Readers of other languages see the texts in: English");
        assertThat(STACK.get("/events/looked-at").body()).doesNotContain("Not published");
    }

    @Test
    void whatNeedsADecisionLeadsToItsField() {
        var page = Parsed.page(DESK.showEdit(SEED).text());
        for (var field : ActionItem.Field.values()) {
            var item = new ActionItem.EmptyFields(List.of(field));
            assertThat(page.getElementById(FieldAnchor.of(item).orElseThrow()))
                    .as(field.word)
                    .isNotNull();
        }
        var needs = List.of(
                new ActionItem.NoDate(1),
                new ActionItem.Full(1),
                new ActionItem.ClosesSoon(TestStack.NOW),
                new ActionItem.NoContact(),
                new ActionItem.NoKeeper(),
                new ActionItem.Interpretation(List.of(), List.of(), OptionalLong.empty()),
                new ActionItem.AccessNeeds(List.of(), List.of(), OptionalLong.empty()));
        assertThat(needs)
                .allSatisfy(need -> assertThat(
                                page.getElementById(FieldAnchor.of(need).orElseThrow()))
                        .isNotNull());
        assertThat(FieldAnchor.of(new ActionItem.LettersWait())).isEmpty();
    }

    @Test
    void aCopyHasEverythingButIdDateAndLink() {
        var form = DESK.newForm("from=" + SAMPLE);
        assertThat(form)
                .containsEntry("id", List.of(""))
                .containsEntry("startDay", List.of(""))
                .containsEntry("zone", List.of("America/New_York"))
                .containsEntry("link", List.of(""));
        assertThat(form).doesNotContainKey("when");
        var asked = DESK.publish(with(form, "when", "open", "id", "a-copy"), "");
        assertThat(asked.status()).isEqualTo(303);
        var copy = Json.object(Json.readOwn(DESK.published("a-copy").document()));
        var original = Json.object(Json.readOwn(DESK.published(SAMPLE).document()));
        assertThat(copy.get("title")).isEqualTo(original.get("title"));
        assertThat(copy.get("text")).isEqualTo(original.get("text"));
        assertThat(DESK.send(with(form, "when", "open", "id", SAMPLE), "action", "publish")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void theLinkStaysAsItIsUnlessItIsChanged() {
        STACK.local.invoke("PublishFunction", """
                {"event": {"id": "linked", "title": {"en": "One"}, "schedule": {"state": "to-be-confirmed"}}, "link": "https://meet.example.org/a"}""");
        var form = DESK.form("linked");
        assertThat(form).containsEntry("link", List.of("https://meet.example.org/a"));
        assertThat(DESK.publish(with(form, "title-en", "Two"), "linked").status())
                .isEqualTo(303);
        assertThat(TABLE.item(Keys.link("linked")).get("link").s()).isEqualTo("https://meet.example.org/a");
        assertThat(DESK.publish(with(DESK.form("linked"), "link", ""), "linked").status())
                .isEqualTo(303);
        assertThat(TABLE.item(Keys.link("linked"))).doesNotContainKey("link");
    }

    @ParameterizedTest
    @CsvSource({"en, 14336", "ar, 14336"})
    void theFormIsLightInTwoLanguages(String language, int most) {
        STACK.local.invoke("PublishFunction", """
                {"event": {"id": "light-%s", "title": {"en": "One", "ar": "واحد"}, "text": [{"en": "Text", "ar": "نص"}], "schedule": {"state": "to-be-confirmed"}}}""".formatted(language));
        Response page = new EventForms(STACK, language).showEdit("light-" + language);
        assertThat(page.weight()).isLessThanOrEqualTo(most);
    }
}
