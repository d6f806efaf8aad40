package openseat.letter;

import static openseat.letter.Examples.FRIDAY;
import static openseat.letter.Examples.GENEVA;
import static openseat.letter.Examples.ONLINE;
import static openseat.letter.Examples.OPEN;
import static openseat.letter.Examples.THURSDAY;
import static openseat.letter.Examples.WINDOW;
import static openseat.letter.Examples.sample;
import static openseat.letter.Examples.was;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import openseat.event.Difference;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
import openseat.i18n.Words;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventChangeTest {

    private static final Language EN = Language.DEFAULT;
    private static final Map<String, Schedule> SCHEDULES = Map.of(
            "thursday",
            THURSDAY,
            "friday",
            FRIDAY,
            "later",
            hours(1, 1),
            "longer",
            hours(0, 1),
            "respelt",
            new Schedule.Confirmed(FRIDAY.start(), FRIDAY.end(), ZoneId.of("US/Eastern")),
            "open",
            OPEN,
            "window",
            WINDOW,
            "cancelled",
            new Schedule.Cancelled(Optional.of(FRIDAY)));

    private static Schedule hours(int start, int end) {
        return new Schedule.Confirmed(
                FRIDAY.start().plusHours(start), FRIDAY.end().plusHours(end), FRIDAY.zone());
    }

    /// From schedule to schedule: the kind if the place is the same, and if it is another one; "-" for none.
    @Nested
    class Kinds {

        @ParameterizedTest
        @CsvSource({
            "friday, friday, -, PLACE_CHANGED",
            "thursday, friday, DAY_CHANGED, DAY_AND_PLACE_CHANGED",
            "later, friday, TIME_CHANGED, TIME_AND_PLACE_CHANGED",
            "longer, friday, END_CHANGED, TIME_AND_PLACE_CHANGED",
            "respelt, friday, -, PLACE_CHANGED",
            "open, friday, DATE_SET, DAY_AND_PLACE_CHANGED",
            "window, friday, DATE_SET, DAY_AND_PLACE_CHANGED",
            "cancelled, friday, REINSTATED, REINSTATED",
            "friday, open, DATE_REMOVED, DATE_REMOVED",
            "friday, window, DATE_REMOVED, DATE_REMOVED",
            "open, open, -, PLACE_CHANGED",
            "open, window, POSSIBLE_DAYS_CHANGED, DAY_AND_PLACE_CHANGED",
            "cancelled, open, REINSTATED, REINSTATED",
            "friday, cancelled, CANCELLED, CANCELLED",
            "open, cancelled, CANCELLED, CANCELLED",
            "cancelled, cancelled, CANCELLED, CANCELLED",
        })
        void theKindFollowsFromBothSchedulesAndPlaces(String before, String now, String samePlace, String otherPlace) {
            assertThat(kind(before, now, ONLINE)).isEqualTo(samePlace);
            assertThat(kind(before, now, GENEVA)).isEqualTo(otherPlace);
        }

        @Test
        void onlyThatTheEventIsCancelledIsSaidWithoutAChange() {
            assertThat(EventChange.NONE.kind(sample(FRIDAY), EN)).isEmpty();
            assertThat(EventChange.NONE.kind(sample(OPEN), EN)).isEmpty();
            assertThat(EventChange.NONE.kind(sample(SCHEDULES.get("cancelled")), EN))
                    .contains(EventChange.Kind.CANCELLED);
        }

        @ParameterizedTest
        @EnumSource(EventChange.Kind.class)
        void everyKindHasAHeadlineAndAText(EventChange.Kind kind) {
            assertThat(Words.in(EN).has("mail." + kind.key + ".headline")).isTrue();
            assertThat(Words.in(EN).has("mail." + kind.key + ".text")).isTrue();
        }

        private static String kind(String before, String now, Optional<Event.Place> place) {
            var change = was(SCHEDULES.get(before), ONLINE);
            return change.kind(sample(SCHEDULES.get(now), place), EN)
                    .map(EventChange.Kind::name)
                    .orElse("-");
        }
    }

    @Nested
    class Differences {

        @ParameterizedTest
        @CsvSource({
            "thursday, friday, true",
            "friday, open, true",
            "friday, window, true",
            "friday, friday, false",
            "open, friday, false",
            "open, window, true",
            "longer, friday, true",
            "respelt, friday, false",
            "cancelled, friday, false",
            "friday, cancelled, false",
        })
        void aDateIsAnotherOneIfTheLastLetterNamedOneThatIsNoLongerTrue(String before, String now, boolean other) {
            assertThat(was(SCHEDULES.get(before)).hasOtherDate(sample(SCHEDULES.get(now))))
                    .isEqualTo(other);
        }

        @Test
        void aPlaceIsAnotherOneIfModeOrAddressDiffer() {
            assertThat(placeDiffers(ONLINE, ONLINE)).isFalse();
            assertThat(placeDiffers(ONLINE, GENEVA)).isTrue();
            assertThat(placeDiffers(Optional.empty(), ONLINE)).isTrue();
            assertThat(placeDiffers(ONLINE, Optional.empty())).isTrue();
            assertThat(placeDiffers(GENEVA, place(Event.Mode.IN_PERSON, Map.of("ar", "قصر ويلسون"))))
                    .isTrue();
            assertThat(placeDiffers(GENEVA, place(Event.Mode.BOTH, Map.of("en", "Palais Wilson, Geneva"))))
                    .isTrue();
            assertThat(placeDiffers(GENEVA, place(Event.Mode.IN_PERSON, Map.of("en", "Room 8"))))
                    .isTrue();
            assertThat(EventChange.NONE.hasOtherPlace(sample(FRIDAY, GENEVA), EN))
                    .isFalse();
        }

        @Test
        void aTranslationThatIsAddedOrTakenAwayIsNoOtherPlace() {
            var translated =
                    place(Event.Mode.IN_PERSON, Map.of("en", "Palais Wilson, Geneva", "fr", "Palais Wilson, Genève"));
            for (var language : Language.all()) {
                assertThat(was(FRIDAY, GENEVA).hasOtherPlace(sample(FRIDAY, translated), language))
                        .isFalse();
                assertThat(was(FRIDAY, translated).hasOtherPlace(sample(FRIDAY, GENEVA), language))
                        .isFalse();
            }
        }

        @Test
        void aCorrectedTranslationIsAnotherPlaceOnlyToItsReaders() {
            var then = place(Event.Mode.IN_PERSON, Map.of("en", "Room 8", "fr", "Salle 7"));
            var now = place(Event.Mode.IN_PERSON, Map.of("en", "Room 8", "fr", "Salle 8"));
            var french = Language.of("fr").orElseThrow();
            assertThat(was(FRIDAY, then).hasOtherPlace(sample(FRIDAY, now), EN)).isFalse();
            assertThat(was(FRIDAY, then).hasOtherPlace(sample(FRIDAY, now), french))
                    .isTrue();
            assertThat(Difference.between(whenAndWhere(then), whenAndWhere(now)).isEmpty())
                    .isFalse();
        }

        @Test
        void onlyTheWayToTakePartCanDiffer() {
            var then = place(Event.Mode.BOTH, Map.of("en", "Palais Wilson, Geneva"));
            assertThat(was(FRIDAY, then).kind(sample(FRIDAY, GENEVA), EN)).contains(EventChange.Kind.MODE_CHANGED);
        }

        private static Event.WhenAndWhere whenAndWhere(Optional<Event.Place> place) {
            return new Event.WhenAndWhere(FRIDAY, place);
        }

        private static boolean placeDiffers(Optional<Event.Place> before, Optional<Event.Place> now) {
            return was(FRIDAY, before).hasOtherPlace(sample(FRIDAY, now), EN);
        }

        private static Optional<Event.Place> place(Event.Mode mode, Map<String, String> address) {
            return Optional.of(new Event.Place(mode, Optional.of(new LanguageMap(new LinkedHashMap<>(address)))));
        }
    }
}
