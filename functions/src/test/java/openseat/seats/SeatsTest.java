package openseat.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Update;
import openseat.dynamodb.Written;
import openseat.event.Access;
import openseat.form.Answers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The updates of `SEATS` by registrations and upkeep, clause by clause. Now is second 1,000.
class SeatsTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final String WAKES_UPKEEP = "SET due = 1000, dueKind = 'S'";
    private static final Answers TWO = new Answers(
            Optional.of("Ana"),
            Optional.empty(),
            Optional.of(Answers.ParticipantType.CIVIL_SOCIETY),
            Optional.of("fr"),
            List.of(Access.CAPTIONS, Access.STEP_FREE),
            Optional.empty(),
            Optional.empty(),
            2);

    @Nested
    class Registering {

        @Test
        void takingASeatNeedsRoomAndNobodyWaiting() {
            var take = Seats.take("an-event", TWO);
            assertThat(Written.of(take).key()).isEqualTo(Keys.seats("an-event"));
            assertThat(lines(take))
                    .containsExactly(
                            "ADD access_any 1, access_captions 1, access_step_free 1, confirmed 1, interpretation_fr 1, room -2, seated 1, taken 2, "
                                    + "type_civil_society 1",
                            "IF #room >= 2 AND #waiting = 0 AND #shut = false");
        }

        @Test
        void joiningNeedsAListAndNoRoomOrOthersWaiting() {
            assertThat(lines(Seats.join("an-event", 2, NOW)))
                    .containsExactly(
                            WAKES_UPKEEP,
                            "ADD joined 1, waiting 1, wakeups 1",
                            "IF #shut = false AND #list = true AND (#room < 2 OR #waiting > 0) "
                                    + "AND (attribute_not_exists(#capacity) OR #capacity >= 2)");
        }

        @Test
        void aVerifiedRequestIsCountedUnderTheSameCondition() {
            var before = Written.of(Seats.take("an-event", TWO));
            var verified = Written.of(Seats.verified(Seats.take("an-event", TWO)));
            var added = new TreeMap<>(before.added());
            added.put("verified", 1L);
            assertThat(verified.added()).isEqualTo(added);
            assertThat(verified.condition()).isEqualTo(before.condition());
        }

        @Test
        void aPromotionNeedsRoomButNotAnEmptyList() {
            assertThat(lines(Seats.promote("an-event", TWO)))
                    .containsExactly(
                            "ADD access_any 1, access_captions 1, access_step_free 1, interpretation_fr 1, promoted 1, room -2, seated 1, taken 2, "
                                    + "type_civil_society 1, waiting -1",
                            "IF #room >= 2 AND #shut = false");
        }
    }

    @Nested
    class Leaving {

        @Test
        void aSeatThatIsFreedWakesUpkeep() {
            assertThat(lines(Seats.free("an-event", TWO, "cancelled", NOW)))
                    .containsExactly(
                            WAKES_UPKEEP,
                            "ADD access_any -1, access_captions -1, access_step_free -1, cancelled 1, interpretation_fr -1, room 2, seated -1, taken -2, "
                                    + "type_civil_society -1, wakeups 1");
        }

        @Test
        void freeingASeatUndoesTakingIt() {
            var total = new TreeMap<>(Written.of(Seats.take("an-event", TWO)).added());
            Written.of(Seats.free("an-event", TWO, "cancelled", NOW))
                    .added()
                    .forEach((counter, delta) -> total.merge(counter, delta, Long::sum));
            total.values().removeIf(sum -> sum == 0);
            assertThat(total).isEqualTo(Map.of("confirmed", 1L, "cancelled", 1L, "wakeups", 1L));
        }

        @Test
        void whoLeavesTheListWakesUpkeep() {
            assertThat(lines(Seats.leave("an-event", "left", NOW)))
                    .containsExactly(WAKES_UPKEEP, "ADD left 1, waiting -1, wakeups 1");
        }

        @Test
        void onlyWhoCanNeverFitIsTurnedAway() {
            assertThat(lines(Seats.turnAway("an-event", 2, Optional.of(NOW))))
                    .containsExactly(
                            "ADD left 1, waiting -1", "IF #capacity < 2 AND #loweredAt = " + NOW.getEpochSecond());
            assertThat(lines(Seats.turnAway("an-event", 2, Optional.empty())))
                    .containsExactly("ADD left 1, waiting -1", "IF #capacity < 2 AND attribute_not_exists(#loweredAt)");
        }

        @Test
        void whoHadNoSeatIsOnlyCounted() {
            assertThat(lines(Seats.count("an-event", "expired_requested"))).containsExactly("ADD expired_requested 1");
        }
    }

    @Nested
    class Changing {

        @Test
        void morePlacesNeedRoomAndNobodyWaiting() {
            assertThat(lines(Seats.change("an-event", TWO, TWO.of(3), NOW)))
                    .containsExactly("ADD changed 1, room -1, taken 1", "IF #room >= 1 AND #waiting = 0");
        }

        @Test
        void fewerPlacesNeedNothingAndWakeUpkeep() {
            assertThat(lines(Seats.change("an-event", TWO, TWO.of(1), NOW)))
                    .containsExactly(WAKES_UPKEEP, "ADD changed 1, room 1, taken -1, wakeups 1");
        }

        @Test
        void otherAnswersMoveTheRegistrationAndWakeNobody() {
            assertThat(lines(Seats.change("an-event", TWO, Answers.NONE.of(2), NOW)))
                    .containsExactly(
                            "ADD access_any -1, access_captions -1, access_step_free -1, changed 1, interpretation_fr -1, interpretation_unstated 1, "
                                    + "type_civil_society -1, type_unstated 1");
        }

        @Test
        void whoWaitsMayWantWhatTheEventCouldHold() {
            assertThat(lines(Seats.changeWaiting("an-event", 3, NOW)))
                    .containsExactly(
                            WAKES_UPKEEP,
                            "ADD changed 1, wakeups 1",
                            "IF (attribute_not_exists(#capacity) OR #capacity >= 3)");
        }

        @Test
        void droppedAnswersAreNoChangeByAnybody() {
            assertThat(lines(Seats.dropAnswers("an-event", TWO, Answers.NONE.of(2))
                            .orElseThrow()))
                    .containsExactly(
                            "ADD access_any -1, access_captions -1, access_step_free -1, interpretation_fr -1, interpretation_unstated 1, "
                                    + "type_civil_society -1, type_unstated 1");
        }

        @Test
        void aNameAloneWasNeverCounted() {
            var named = new Answers(
                    Optional.of("Ana"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    2);
            assertThat(Seats.dropAnswers("an-event", named, Answers.NONE.of(2))).isEmpty();
        }
    }

    @Nested
    class Settling {

        private final SeatCounts seen = new SeatCounts(new Item(Map.of(
                "pk",
                AttributeValue.fromS("S#an-event"),
                "sk",
                AttributeValue.fromS("SEATS"),
                "wakeups",
                AttributeValue.fromN("3"))));

        @Test
        void upkeepLooksAgainWhenItSaid() {
            assertThat(lines(Seats.settle(seen, Optional.empty(), Optional.of(Instant.ofEpochSecond(2_000)))))
                    .containsExactly("SET due = 2000", "REMOVE idleSince", "IF #wakeups = 3");
        }

        @Test
        void anEmptyListIsCorrectedUnlessSomebodyJoined() {
            assertThat(lines(Seats.nobodyWaits(Seats.settle(seen, Optional.empty(), Optional.empty()))))
                    .containsExactly("SET waiting = 0", "REMOVE due, idleSince", "IF #wakeups = 3");
        }

        @Test
        void idleSeatsAreRemembered() {
            assertThat(lines(Seats.settle(seen, Optional.of(NOW), Optional.of(Instant.ofEpochSecond(2_000)))))
                    .containsExactly("SET due = 2000, idleSince = 1000", "IF #wakeups = 3");
        }

        @Test
        void withoutANextTimeNothingIsDue() {
            var settled = Written.of(Seats.settle(seen, Optional.empty(), Optional.empty()));
            assertThat(settled.key()).isEqualTo(Keys.seats("an-event"));
            assertThat(settled.lines()).containsExactly("REMOVE due, idleSince", "IF #wakeups = 3");
        }
    }

    private static List<String> lines(Update update) {
        return Written.of(update).lines();
    }
}
