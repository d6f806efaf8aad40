package openseat.local.stories.organizer;

import static openseat.local.stories.organizer.EventForms.fields;
import static openseat.local.stories.organizer.EventForms.with;
import static openseat.local.stories.organizer.EventForms.word;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import openseat.http.RequestBody;
import openseat.i18n.Language;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong on the form of an event is said at its field, and nothing typed is lost.
class EventFormMistakesTest {

    private static final TestStack STACK = TestStack.open();
    private static final EventForms DESK = new EventForms(STACK, "en");

    @AfterAll
    static void close() {
        STACK.close();
    }

    @Test
    void anEmptyFormLacksOnlyTitleAndDate() {
        var answer = DESK.send(DESK.newForm(""), "action", "publish");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Parsed.page(answer.text()).select("#problems a").eachAttr("href"))
                .containsExactly("#title-en", "#when");
        var arabic = DESK.send(with(DESK.newForm(""), "title-en", "اجتماع", "when", "open"), "action", "publish");
        assertThat(Parsed.page(arabic.text()).select("#problems a").eachAttr("href"))
                .containsExactly("#id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title-en|''|title-en|title",
                "startDay|32|startDay|partDay",
                "startYear|1926|startYear|partYear",
                "startTime|noon|startTime|partTime",
                "endTime|09:00|endDay|end",
                "zoneOther|Mars/Base|zone|zone",
                "capacity|many|capacity|capacity",
                "groupLimit|0|groupLimit|groupLimit",
                "closesDay|x|closesDay|partDay",
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
                .endsWith(": " + word(Language.DEFAULT, "error." + key));
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
    void aLanguageIsOnlyTakenAwayWithItsTextsIfThatIsSaid() {
        STACK.local.invoke("PublishFunction", """
                {"event": {"id": "bilingual", "title": {"en": "One", "ar": "واحد"}, "schedule": {"state": "to-be-confirmed"}}}""");
        var form = with(DESK.form("bilingual"), "languages", "en");
        assertThat(DESK.send(form, "bilingual", "action", "publish").status()).isEqualTo(422);
        assertThat(DESK.publish(with(form, "drop", "ar"), "bilingual").status()).isEqualTo(303);
        assertThat(DESK.published("bilingual").document()).doesNotContain("واحد");
    }

    /// What a document has no place for must not vanish without a word.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "days|startTime|10:00|startDay|time",
                "days|endTime|18:00|endDay|time",
                "window|startTime|10:00|startDay|time",
                "window|zone|Asia/Kathmandu|zone|zoneUnused",
                "window|zoneOther|Asia/Tbilisi|zone|zoneUnused",
                "open|startTime|10:00|startDay|time",
                "cancelled|endTime|18:00|endDay|time",
            })
    void whatHasNoPlaceBesideTheAnswerIsSaid(String when, String field, String typed, String at, String key) {
        var form = with(DESK.newForm(""), "title-en", "No place", "when", when, field, typed);
        if (List.of("days", "window").contains(when)) {
            form = with(form, "startDay", "5", "startMonth", "12", "startYear", "2026", "endDay", "6");
            form = with(form, "endMonth", "12", "endYear", "2026");
        }
        var answer = DESK.send(form, "action", "publish");
        assertThat(answer.status()).isEqualTo(422);
        var page = Parsed.page(answer.text());
        assertThat(page.select("#problems a[href='#" + at + "']").text())
                .endsWith(": " + word(Language.DEFAULT, "error." + key));
        assertThat(fields(page)).containsEntry(field, List.of(typed));
        var without = with(form, field, "", "zone", when.equals("days") ? "Asia/Kathmandu" : "");
        assertThat(DESK.send(without, "action", "publish").status()).isEqualTo(200);
    }

    /// Nobody typed it for this answer.
    @Test
    void whatTheFormerAnswerHadIsDroppedWithIt() {
        STACK.publish("now-days", 5);
        assertThat(DESK.publish(with(DESK.form("now-days"), "when", "days"), "now-days")
                        .status())
                .isEqualTo(303);
        assertThat(DESK.publish(with(DESK.form("now-days"), "when", "window"), "now-days")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void moreLanguagesThanOneFormCanSendAreRefusedAtTheirField() {
        var many = IntStream.range(0, 200)
                .mapToObj(i -> "x" + (char) ('a' + i / 26) + (char) ('a' + i % 26))
                .toList();
        var form = with(DESK.newForm(""), "languagesOther", String.join(", ", many));
        for (var action : List.of("languages", "publish")) {
            var page = Parsed.page(DESK.send(form, "action", action).text());
            assertThat(page.select("#problems a[href='#languagesOther']").text())
                    .endsWith(": " + word(Language.DEFAULT, "error.languagesMost"));
            assertThat(fields(page)).containsEntry("languagesOther", form.get("languagesOther"));
            var sent = fields(page).values().stream().mapToInt(List::size).sum()
                    + page.select("[name=drop]").size();
            assertThat(sent).isBetween(RequestBody.MAX_DESK_FIELDS / 2, RequestBody.MAX_DESK_FIELDS - 30);
        }
    }
}
