package openseat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import openseat.audience.Audience;
import openseat.audience.Audience.Row;
import openseat.audience.Question;
import openseat.event.Access;
import openseat.event.Event;
import openseat.event.Offers;
import openseat.event.PublishedEvent;
import openseat.event.PublishedEvent.Joining;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.report.ActionItem.Field;
import openseat.seats.Band;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionItemsTest {

    private static final Instant NOW = Samples.NOW;
    private static final Instant START = Samples.date().startsAt();
    private static final Instant END = Samples.date().endsAt();
    private static final Duration DAY = Duration.ofDays(1);
    private static final OptionalLong DAYS = OptionalLong.of(24);
    private static final Snapshot FREE = new Snapshot(57, 71, 0, 90, Optional.empty(), DAYS);

    /// A stated scope only, so that the other members of the Global Compact are missed.
    private static final ActionItem EMPTY =
            new ActionItem.EmptyFields(List.of(Field.WORKSTREAM_OUTPUT, Field.REGIONAL_REVIEW_PROCESS));

    @Test
    void theMostUrgentComesFirst() {
        var closes = NOW.plus(Duration.ofDays(3));
        var window = new Event.RegistrationWindow(Optional.empty(), Optional.of(closes));
        var event = Samples.with(Samples.undated(), Samples.undated().schedule(), window);
        var published = Samples.published(event, 1, 1, NOW, "{}", NOW.minus(Duration.ofDays(365)));
        var audience = audience(Question.INTERPRETATION, new Row("ar", 15), Question.ACCESS, new Row("sign", 5));
        var mail = MailHealth.of(100, 10, 10, 5, true);
        assertThat(ActionItems.of(published, full(70, 0), audience, mail, NOW, NOW.plus(DAY)))
                .containsExactly(
                        new ActionItem.RecipientsEnd(NOW.plus(Duration.ofDays(30))),
                        new ActionItem.NoDate(57),
                        new ActionItem.Overbooked(1),
                        new ActionItem.Interpretation(List.of(new Row("ar", 15)), List.of(), DAYS),
                        new ActionItem.AccessNeeds(List.of(new Row("sign", 5)), List.of(), DAYS),
                        new ActionItem.ClosesSoon(closes),
                        new ActionItem.LettersWait(),
                        new ActionItem.TooManyBounced(10, new Band(10)),
                        new ActionItem.Complained(new Band(5)),
                        new ActionItem.Refused(new Band(10)),
                        new ActionItem.NoContact(),
                        new ActionItem.NoKeeper(),
                        new ActionItem.EmptyFields(List.of(Field.PLACE, Field.AUDIENCE)));
    }

    @Test
    void whatTheEventStatesIsNoItem() {
        assertThat(of(Samples.dated(), FREE, NOW)).containsExactly(EMPTY);
    }

    @Test
    void anEventThatIsOverOrCancelledNeedsNothing() {
        assertThat(of(Samples.undated(), FREE, END.plusSeconds(1))).isNotEmpty();
        assertThat(of(Samples.dated(), FREE, END.minusSeconds(1))).isNotEmpty();
        assertThat(of(Samples.dated(), FREE, END)).isEmpty();
        var cancelled = Samples.with(Samples.undated(), new Schedule.Cancelled(Optional.empty()), Samples.open());
        assertThat(of(cancelled, full(70, 8), NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "70, 0, overbooked",
        "71, 0, seats+full",
        "71, 8, seats+full",
        "72, 0, seats",
        "78, 0, seats",
        "79, 0, ''",
        "79, 8, seats",
        "700, 8, seats",
        "700, 0, ''"
    })
    void fewSeatsAreReportedAndThoseThatAreLeftWhileSomebodyWaits(int capacity, long waiting, String expected) {
        assertThat(String.join(
                        "+",
                        words(of(Samples.dated(), full(capacity, waiting), NOW)).stream()
                                .filter(List.of("full", "seats", "overbooked")::contains)
                                .toList()))
                .isEqualTo(expected);
    }

    /// Places come and go: whoever was told that all are taken is not told again after each cancellation.
    @Test
    void thatAllSeatsWereTakenIsRememberedAsLongAsFewAreLeft() {
        assertThat(ActionItems.remembered(List.of("seats", "full"), List.of("seats", "noContact")))
                .containsExactly("seats", "noContact", "full");
        assertThat(ActionItems.remembered(List.of("seats", "full"), List.of("noContact")))
                .containsExactly("noContact");
        assertThat(ActionItems.remembered(List.of("seats"), List.of("seats"))).containsExactly("seats");
        assertThat(ActionItems.remembered(List.of("seats", "full"), List.of("seats", "full")))
                .containsExactly("seats", "full");
    }

    /// Whoever gets the digest once a week would hear of it too late.
    @Test
    void whatEndsBeforeTheNextDigestCouldHelpIsReportedHoweverFarAwayItIs() {
        var closes = START.minus(Duration.ofDays(2));
        var window = new Event.RegistrationWindow(Optional.empty(), Optional.of(closes));
        var event = published(Samples.with(Samples.dated(), Samples.date(), window));
        var at = START.minus(Duration.ofDays(8));
        assertThat(words(of(event, at, closes.minus(DAY)))).doesNotContain("closesSoon", "noLink");
        assertThat(words(of(event, at, closes.minus(DAY).plusSeconds(1))))
                .contains("closesSoon")
                .doesNotContain("noLink");
        assertThat(words(of(event, at, START.minus(DAY)))).doesNotContain("noLink");
        assertThat(words(of(event, at, START.minus(DAY).plusSeconds(1)))).startsWith("noLink");
        assertThat(words(of(event, closes, closes.plus(DAY)))).doesNotContain("closesSoon");
    }

    @Test
    void onceRegistrationHasClosedFullSeatsNeedNoDecision() {
        var window = new Event.RegistrationWindow(Optional.empty(), Optional.of(NOW));
        var closed = Samples.with(Samples.dated(), Samples.date(), window);
        assertThat(words(of(closed, full(71, 8), NOW))).doesNotContain("full");
        assertThat(words(of(closed, full(70, 8), NOW))).contains("overbooked");
    }

    @Test
    void thatRegistrationClosesIsReportedThreeDaysBefore() {
        var closes = START.minus(Duration.ofDays(2));
        var window = new Event.RegistrationWindow(Optional.empty(), Optional.of(closes));
        var event = Samples.with(Samples.dated(), Samples.date(), window);
        var early = closes.minus(Duration.ofDays(3));
        assertThat(words(of(event, FREE, early.minusSeconds(1)))).doesNotContain("closesSoon");
        assertThat(words(of(event, FREE, early))).contains("closesSoon");
        assertThat(words(of(event, FREE, closes))).doesNotContain("closesSoon");
    }

    @Test
    void theEndOfItsRecipientsIsReportedAfterAYearWithoutADate() {
        var year = NOW.plus(Duration.ofDays(365));
        assertThat(words(of(Samples.undated(), FREE, year.minusSeconds(1)))).doesNotContain("recipientsEnd");
        assertThat(words(of(Samples.undated(), FREE, year))).startsWith("recipientsEnd");
    }

    @Test
    void aMissingLinkIsReportedFromTwoDaysBefore() {
        var soon = START.minus(Duration.ofHours(48));
        assertThat(words(of(Samples.dated(), FREE, soon.minusSeconds(1)))).doesNotContain("noLink");
        assertThat(words(of(Samples.dated(), FREE, soon))).startsWith("noLink");
        assertThat(words(of(Samples.dated(), FREE, START))).startsWith("noLink");
        assertThat(words(of(Samples.published(Samples.dated(), new Joining(true, 1)), MailHealth.NONE, soon)))
                .doesNotContain("noLink");
    }

    @Test
    void whatIsAskedForAndOfferedIsNoItem() {
        var offers = new Offers(List.of("ar-EG", "es"), List.of(Access.CAPTIONS));
        var event = Samples.with(Samples.dated(), Samples.dated().letters(), offers);
        var audience = new Audience(
                NOW,
                List.of(
                        new Audience.Table(
                                Question.INTERPRETATION,
                                List.of(
                                        new Row("none", 40),
                                        new Row("ar", 15),
                                        new Row("fr", 10),
                                        new Row("other", 5),
                                        new Row("unstated", 30))),
                        new Audience.Table(Question.ACCESS, List.of(new Row("captions", 10), new Row("sign", 5))),
                        new Audience.Table(Question.TYPE, List.of(new Row("migrant", 20)))));
        var items = ActionItems.of(published(event), FREE, Optional.of(audience), MailHealth.NONE, NOW, NOW.plus(DAY));
        assertThat(items)
                .containsExactly(
                        new ActionItem.Interpretation(List.of(new Row("fr", 10)), offers.interpretation(), DAYS),
                        new ActionItem.AccessNeeds(List.of(new Row("sign", 5)), offers.access(), DAYS),
                        EMPTY);
        assertThat(words(items)).startsWith("interpretation.fr", "access.sign");
    }

    @Test
    void ofMailOnlyBandsAreNamedAndEachOnce() {
        assertThat(ofMail(MailHealth.of(19, 4, 4, 4, false))).isEmpty();
        assertThat(ofMail(MailHealth.of(166, 5, 5, 5, false))).containsExactly("bounced5", "complained5", "refused5");
        assertThat(ofMail(MailHealth.of(166, 7, 7, 7, false))).containsExactly("bounced5", "complained5", "refused5");
        assertThat(ofMail(MailHealth.of(1_000, 8, 8, 8, false))).containsExactly("complained10", "refused10");
        assertThat(ofMail(MailHealth.of(0, 0, 0, 0, true))).containsExactly("lettersWait");
    }

    private static List<String> ofMail(MailHealth mail) {
        return words(of(published(Samples.dated()), mail, NOW)).stream()
                .filter(word -> !word.startsWith("empty."))
                .toList();
    }

    private static Snapshot full(int capacity, long waiting) {
        return new Snapshot(57, 71, waiting, 90, Optional.of(capacity), DAYS);
    }

    private static Optional<Audience> audience(Question first, Row one, Question second, Row other) {
        return Optional.of(new Audience(
                NOW, List.of(new Audience.Table(first, List.of(one)), new Audience.Table(second, List.of(other)))));
    }

    private static PublishedEvent published(Event event) {
        return Samples.published(event, 1, 1, NOW, "{}", NOW);
    }

    private static List<ActionItem> of(Event event, Snapshot now, Instant at) {
        return ActionItems.of(published(event), now, Optional.empty(), MailHealth.NONE, at, at.plus(DAY));
    }

    private static List<ActionItem> of(PublishedEvent published, Instant at, Instant next) {
        return ActionItems.of(published, FREE, Optional.empty(), MailHealth.NONE, at, next);
    }

    private static List<ActionItem> of(PublishedEvent published, MailHealth mail, Instant at) {
        return ActionItems.of(published, FREE, Optional.empty(), mail, at, at.plus(DAY));
    }

    private static List<String> words(List<ActionItem> items) {
        return items.stream().flatMap(item -> item.words().stream()).toList();
    }
}
