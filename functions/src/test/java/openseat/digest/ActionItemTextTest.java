package openseat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import openseat.audience.Question;
import openseat.content.ClockRows;
import openseat.event.Access;
import openseat.event.Samples;
import openseat.i18n.Language;
import openseat.letter.Examples;
import openseat.report.ActionItem;
import openseat.report.ActionItem.Field;
import openseat.seats.Band;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActionItemTextTest {

    private static final Language EN = Language.DEFAULT;

    static List<Language> languages() {
        return Language.all();
    }

    @Test
    void aMissingLinkNamesTheFirstOfWholeDaysAndNoHour() {
        var auckland = new ClockRows(EN, Optional.of(ZoneId.of("Pacific/Auckland")));
        var item = new ActionItem.NoLink(Samples.wholeDays("2026-12-18", "2026-12-19", "America/New_York"));
        assertThat(ActionItemText.of(item, Labels.in(EN), auckland, DigestExamples.links("a"))
                        .subtitle())
                .endsWith("Start: Friday, 18 December 2026 (New York)");
    }

    @Test
    void aSubtitleFitsWhetherSomebodyWaitsOrNot() {
        assertThat(subtitle(new ActionItem.Full(0))).startsWith("Nobody new gets a seat");
        assertThat(subtitle(new ActionItem.Full(6))).startsWith("On the waiting list: 6.");
        assertThat(subtitle(new ActionItem.AlmostFull(2, 0))).isEqualTo("Seats left: 2");
        assertThat(subtitle(new ActionItem.AlmostFull(2, 6)))
                .isEqualTo("Seats left: 2. On the waiting list: 6; they come first.");
    }

    private static String subtitle(ActionItem item) {
        var clocks = new ClockRows(EN, Optional.of(DigestExamples.ZURICH));
        return ActionItemText.of(item, Labels.in(EN), clocks, DigestExamples.links("a"))
                .subtitle();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyNeedIsSaidInEveryLanguageWithALinkToItsPlace(Language language) {
        var clocks = new ClockRows(language, Optional.of(DigestExamples.ZURICH));
        for (var item : everyNeed()) {
            var text = ActionItemText.of(item, Labels.in(language), clocks, DigestExamples.links("a"));
            assertThat(text.headline() + text.subtitle() + text.note())
                    .doesNotContain("{")
                    .doesNotContainPattern("[.。]{2}");
            assertThat(text.note().link().map(link -> link.href().getFragment()))
                    .isEqualTo(item.anchor().map(anchor -> anchor.id));
        }
    }

    static List<ActionItem> everyNeed() {
        var rows = DigestExamples.table(Question.INTERPRETATION, "ar", 15, "es", 10)
                .rows();
        var needs = DigestExamples.table(Question.ACCESS, "captions", 10, "step-free", 5)
                .rows();
        return List.of(
                new ActionItem.RecipientsEnd(DigestExamples.NOW),
                new ActionItem.NoLink(Examples.FRIDAY),
                new ActionItem.NoDate(57),
                new ActionItem.Overbooked(1),
                new ActionItem.Full(6),
                new ActionItem.AlmostFull(2, 0),
                new ActionItem.Interpretation(rows, List.of("fr"), OptionalLong.of(5)),
                new ActionItem.AccessNeeds(needs, List.of(Access.SIGN), OptionalLong.empty()),
                new ActionItem.ClosesSoon(DigestExamples.NOW),
                new ActionItem.LettersWait(),
                new ActionItem.TooManyBounced(4, new Band(10)),
                new ActionItem.Complained(new Band(5)),
                new ActionItem.Refused(new Band(5)),
                new ActionItem.NoContact(),
                new ActionItem.NoKeeper(),
                new ActionItem.EmptyFields(List.of(Field.values())),
                new ActionItem.Full(0),
                new ActionItem.AlmostFull(9, 6));
    }
}
