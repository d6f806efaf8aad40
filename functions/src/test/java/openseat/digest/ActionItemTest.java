package openseat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.PublishedEvent.Joining;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.letter.Examples;
import openseat.mail.ClockRows;
import openseat.report.ActionItem;
import openseat.report.ActionItem.Field;
import openseat.report.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionItemTest {

    private static final Snapshot NOW = new Snapshot(57, 71, 0, Optional.empty());

    @Test
    void theMostUrgentItemIsFirst() {
        var seed = Examples.seed();
        assertThat(of(seed, new Snapshot(57, 71, 0, Optional.of(70)), 2, 3))
                .containsExactly(
                        new ActionItem.NoDate(57),
                        new ActionItem.Overbooked(1),
                        new ActionItem.Rejected(2),
                        new ActionItem.Bounced(3),
                        new ActionItem.NoContact(),
                        new ActionItem.NoKeeper(),
                        new ActionItem.EmptyFields(List.of(Field.PLACE)));
    }

    @Test
    void whatTheEventStatesIsNoItem() {
        assertThat(of(Samples.dated(), NOW, 0, 0))
                .containsExactly(
                        new ActionItem.EmptyFields(List.of(Field.WORKSTREAM_OUTPUT, Field.REGIONAL_REVIEW_PROCESS)));
    }

    @ParameterizedTest
    @CsvSource({"72, 0", "71, 0", "70, 1", "1, 70"})
    void onlyMorePeopleThanSeatsAreTooMany(int capacity, long excess) {
        var overbooked = of(Samples.dated(), new Snapshot(57, 71, 0, Optional.of(capacity)), 0, 0).stream()
                .filter(ActionItem.Overbooked.class::isInstance);
        assertThat(overbooked).isEqualTo(excess == 0 ? List.of() : List.of(new ActionItem.Overbooked(excess)));
    }

    @ParameterizedTest
    @CsvSource({"71, full", "72, almostFull", "78, almostFull", "79, -", "700, -"})
    void fewSeatsAreReported(int capacity, String word) {
        var words = of(Samples.dated(), new Snapshot(57, 71, 8, Optional.of(capacity)), 0, 0).stream()
                .map(ActionItem::word)
                .filter(Set.of("full", "almostFull", "overbooked")::contains);
        assertThat(words).isEqualTo(word.equals("-") ? List.of() : List.of(word));
    }

    @Test
    void thatRegistrationClosesIsReportedThreeDaysBefore() {
        var closes = Examples.FRIDAY.startsAt().minus(Duration.ofDays(2));
        var window = new Event.RegistrationWindow(Optional.empty(), Optional.of(closes));
        var event = Samples.with(Samples.dated(), Examples.FRIDAY, window);
        var early = closes.minus(Duration.ofDays(3));
        assertThat(ActionItem.of(event, NOW, 0, 0, early)).contains(new ActionItem.ClosesSoon(closes));
        assertThat(ActionItem.of(event, NOW, 0, 0, early.minusSeconds(1)))
                .noneMatch(ActionItem.ClosesSoon.class::isInstance);
        assertThat(ActionItem.of(event, NOW, 0, 0, closes)).noneMatch(ActionItem.ClosesSoon.class::isInstance);
    }

    @Test
    void onceRegistrationHasClosedFullSeatsNeedNoDecision() {
        var window = new Event.RegistrationWindow(Optional.empty(), Optional.of(Examples.NOW));
        var event = Samples.with(Samples.dated(), Examples.FRIDAY, window);
        var full = new Snapshot(57, 71, 8, Optional.of(71));
        assertThat(ActionItem.of(event, full, 0, 0, Examples.NOW)).noneMatch(ActionItem.Full.class::isInstance);
    }

    @Test
    void aCancelledEventHasNone() {
        var cancelled = Examples.sample(new Schedule.Cancelled(Optional.of(Examples.FRIDAY)));
        assertThat(of(cancelled, NOW, 3, 3)).isEmpty();
    }

    @Test
    void anEventThatIsOverHasNone() {
        var bare = Examples.event(
                "bare", false, "Bare", Examples.FRIDAY, Optional.empty(), Optional.empty(), Optional.empty());
        var end = Examples.FRIDAY.endsAt();
        assertThat(ActionItem.of(bare, NOW, 3, 3, end.minusSeconds(1)))
                .extracting(ActionItem::word)
                .containsExactly("rejected", "bounced", "noContact", "noKeeper", "emptyFields");
        assertThat(ActionItem.of(bare, NOW, 3, 3, end)).isEmpty();
    }

    @Test
    void afterAYearWithoutADateItsEndComesFirst() {
        var year = Examples.NOW.plus(Duration.ofDays(365));
        var end = year.plus(Duration.ofDays(30));
        var published = Samples.published(Examples.seed(), 1, 1, Examples.NOW, "{}", Examples.NOW);
        assertThat(ActionItem.of(published, NOW, 0, 0, year.minusSeconds(1)))
                .first()
                .isEqualTo(new ActionItem.NoDate(57));
        assertThat(ActionItem.of(published, NOW, 0, 0, year)).first().isEqualTo(new ActionItem.RecipientsEnd(end));
        var dated = Samples.published(Samples.dated(), 1, 1, Examples.NOW, "{}", Examples.NOW);
        assertThat(ActionItem.of(dated, NOW, 0, 0, year)).noneMatch(ActionItem.RecipientsEnd.class::isInstance);
    }

    @Test
    void fromTwoDaysBeforeAMissingLinkComesFirst() {
        var start = Examples.FRIDAY.startsAt();
        var soon = start.minus(Duration.ofHours(48));
        var online = Samples.published(Examples.sample(Examples.FRIDAY), Joining.NONE);
        assertThat(ActionItem.of(online, NOW, 0, 0, soon)).first().isEqualTo(new ActionItem.NoLink(Examples.FRIDAY));
        assertThat(ActionItem.of(online, NOW, 0, 0, start)).first().isEqualTo(new ActionItem.NoLink(Examples.FRIDAY));
        assertThat(Stream.of(
                        ActionItem.of(online, NOW, 0, 0, soon.minusSeconds(1)),
                        ActionItem.of(online, NOW, 0, 0, Examples.FRIDAY.endsAt()),
                        ActionItem.of(Samples.published(online.event(), new Joining(true, 0)), NOW, 0, 0, soon),
                        ActionItem.of(
                                Samples.published(Examples.sample(Examples.FRIDAY, Examples.GENEVA), Joining.NONE),
                                NOW,
                                0,
                                0,
                                soon),
                        ActionItem.of(
                                Samples.published(
                                        Examples.sample(new Schedule.Cancelled(Optional.of(Examples.FRIDAY))),
                                        Joining.NONE),
                                NOW,
                                0,
                                0,
                                soon)))
                .allSatisfy(items -> assertThat(items).noneMatch(ActionItem.NoLink.class::isInstance));
    }

    @Test
    void aMissingLinkNamesTheFirstOfWholeDaysAndNoHour() {
        var auckland = new ClockRows(Language.DEFAULT, Optional.of(ZoneId.of("Pacific/Auckland")));
        var item = new ActionItem.NoLink(Samples.wholeDays("2026-12-18", "2026-12-19", "America/New_York"));
        assertThat(ActionItemText.of(item, Words.in(Language.DEFAULT), auckland).subtitle())
                .endsWith("The event begins: Friday, 18 December 2026 (New York)");
    }

    @Test
    void onlyWhatCountsThePeriodIsNewEachTime() {
        assertThat(all().filter(ActionItem::isNewEachTime))
                .containsExactlyInAnyOrder(new ActionItem.Rejected(1), new ActionItem.Bounced(1));
    }

    @Test
    void everyKindIsRememberedUnderItsOwnName() {
        assertThat(all().map(ActionItem::word)).doesNotHaveDuplicates().hasSize(12);
    }

    private static Stream<ActionItem> all() {
        return Stream.of(
                new ActionItem.RecipientsEnd(Examples.NOW),
                new ActionItem.Full(8),
                new ActionItem.AlmostFull(2),
                new ActionItem.ClosesSoon(Examples.NOW),
                new ActionItem.NoLink(Examples.FRIDAY),
                new ActionItem.NoDate(1),
                new ActionItem.Overbooked(1),
                new ActionItem.Rejected(1),
                new ActionItem.Bounced(1),
                new ActionItem.NoContact(),
                new ActionItem.NoKeeper(),
                new ActionItem.EmptyFields(List.of(Field.PLACE)));
    }

    private static List<ActionItem> of(Event event, Snapshot now, long rejected, long bounced) {
        return ActionItem.of(event, now, rejected, bounced, Examples.NOW);
    }
}
