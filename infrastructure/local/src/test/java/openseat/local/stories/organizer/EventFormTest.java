package openseat.local.stories.organizer;

import static openseat.local.stories.organizer.EventForms.fields;
import static openseat.local.stories.organizer.EventForms.with;
import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import openseat.Keys;
import openseat.http.Json;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
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
                        "Mexico City Sunday, 20 December 2026, from 02:00 to 04:00",
                        "UTC Sunday, 20 December 2026, from 08:00 to 10:00",
                        "Registrations that get an e-mail: 1",
                        "the new time");
        assertThat(DESK.published("told-form").revision()).isEqualTo(1);
        var back = DESK.send(fields(Parsed.page(confirm.text())), "told-form", "action", "back");
        assertThat(fields(Parsed.page(back.text()))).isEqualTo(form);
        assertThat(DESK.publish(form, "told-form").status()).isEqualTo(303);
        assertThat(DESK.published("told-form").document()).contains("\"start\":\"2026-12-20T09:00\"", "\"capacity\":7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title-en|''|title-en|title",
                "startDay|32|startDay|start",
                "startYear|1926|startDay|start",
                "startTime|noon|startDay|start",
                "endTime|09:00|endDay|end",
                "zoneOther|Mars/Base|zone|zone",
                "capacity|many|capacity|capacity",
                "groupLimit|0|groupLimit|groupLimit",
                "closesDay|x|closesDay|closes",
                "contact|nobody|contact|contact",
                "when|''|when|when",
                "link|javascript:alert(1)|link|link",
                "home|https://example.org/path|home|home",
                "text-en|Marked [^1]|notes-en|notes",
                "objectives|24|objectives|objectives",
                "interpretationOther|klingonish-x|interpretationOther|interpretation",
                "languagesOther|%|languagesOther|languagesOther",
                "languages|ar|languages|drop",
                "organizers-en|LONG|organizers-en|organizers",
                "senderName-en|LONG|senderName-en|senderName",
            })
    void aMistakeStandsAtItsFieldAndNothingTypedIsLost(String field, String typed, String at, String key) {
        if (STACK.get("/events/mistaken").statusCode() == 404) {
            STACK.publish("mistaken", 5);
        }
        var value = typed.equals("LONG") ? "x".repeat(301) : typed;
        var form = with(DESK.form("mistaken"), field, value);
        var answer = DESK.send(form, "mistaken", "action", "publish");
        assertThat(answer.status()).isEqualTo(422);
        var page = Parsed.page(answer.text());
        assertThat(page.select("#problems a[href='#" + at + "']").text())
                .isEqualTo(word(Language.DEFAULT, "error." + key));
        assertThat(page.getElementById(at)).isNotNull();
        if (!field.startsWith("languages") && !field.equals("when")) {
            assertThat(fields(page)).containsEntry(field, List.of(value));
        }
    }

    @Test
    void anAreaLeadsToItsCities() {
        STACK.publish("far-away", 5);
        var answer = DESK.send(with(DESK.form("far-away"), "zone", "Asia"), "far-away", "action", "publish");
        assertThat(answer.status()).isEqualTo(422);
        var page = Parsed.page(answer.text());
        assertThat(page.select("#problems a").eachAttr("href")).containsExactly("#zone");
        assertThat(page.select("#zone option[value=Asia/Tbilisi]")).hasSize(1);
    }

    @Test
    void twoEditorsAtOnceLoseNothing() {
        STACK.publish("two-editors", 5);
        var mine = with(DESK.form("two-editors"), "title-en", "Mine", "contact", "mine@example.org");
        var theirs = with(DESK.form("two-editors"), "title-en", "Theirs", "capacity", "9");
        assertThat(DESK.publish(theirs, "two-editors").status()).isEqualTo(303);

        var answer = DESK.send(mine, "two-editors", "action", "confirm");
        assertThat(answer.status()).isEqualTo(409);
        var page = Parsed.page(answer.text());
        assertThat(page.getElementById("title-en-theirs").text()).contains("Theirs");
        assertThat(page.select("li a[href='#title-en']").text()).isEqualTo("Title");
        var merged = fields(page);
        assertThat(merged)
                .containsEntry("title-en", List.of("Mine"))
                .containsEntry("capacity", List.of("9"))
                .containsEntry("contact", List.of("mine@example.org"));
        assertThat(DESK.publish(merged, "two-editors").status()).isEqualTo(303);
        assertThat(DESK.published("two-editors").document())
                .contains("Mine", "\"capacity\":9", "mine@example.org")
                .doesNotContain("Theirs");
        assertThat(DESK.published("two-editors").revision()).isEqualTo(3);
    }

    @Test
    void thePageIsSeenInEachLanguageBeforeItIsPublished() {
        STACK.publish("looked-at", 5);
        var form = with(DESK.form("looked-at"), "title-en", "<b>\u202ENot published\u202C</b>");
        var look = DESK.send(form, "looked-at", "look", "ar");
        var frame = Parsed.page(look.text()).selectFirst("iframe");
        assertThat(frame.attr("sandbox")).isEmpty();
        assertThat(frame.hasAttr("sandbox")).isTrue();
        assertThat(Parsed.page(frame.attr("srcdoc")).select("html[lang=ar] h1").text())
                .isEqualTo("<b>Not published</b>");
        assertThat(fields(Parsed.page(look.text()))).containsEntry("title-en", List.of("<b>Not published</b>"));
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
    void aLanguageIsOnlyTakenAwayWithItsTextsIfThatIsSaid() {
        STACK.local.invoke("PublishFunction", """
                {"event": {"id": "bilingual", "title": {"en": "One", "ar": "واحد"}, "schedule": {"state": "to-be-confirmed"}}}""");
        var form = with(DESK.form("bilingual"), "languages", "en");
        assertThat(DESK.send(form, "bilingual", "action", "publish").status()).isEqualTo(422);
        assertThat(DESK.publish(with(form, "drop", "ar"), "bilingual").status()).isEqualTo(303);
        assertThat(DESK.published("bilingual").document()).doesNotContain("واحد");
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

    private static String word(Language language, String key) {
        return Words.in(language).get("desk.edit." + key);
    }
}
