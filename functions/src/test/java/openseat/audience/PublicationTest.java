package openseat.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.MemoryDynamoDb;
import openseat.dynamodb.Table;
import openseat.dynamodb.Update;
import openseat.seats.SeatCounts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Random random = new Random(14);

    @Nested
    class WhenOneIsDue {

        @Test
        void theFirstAfterTenMoves() {
            assertThat(Publication.NONE.isDue(moves(9))).isFalse();
            assertThat(Publication.NONE.isDue(moves(10))).isTrue();
        }

        @Test
        void anotherAfterHalfAsManyAgain() {
            var due = new ArrayList<Long>();
            var last = Publication.NONE;
            for (var n = 0; n <= 1_000; n++) {
                if (last.isDue(moves(n))) {
                    last = last.next(moves(n), NOW, random);
                    due.add(last.moves());
                }
            }
            assertThat(due).containsExactly(10L, 15L, 23L, 35L, 53L, 80L, 120L, 180L, 270L, 405L, 608L, 912L);
            assertThat(last.version()).isEqualTo(12);
        }

        @Test
        void everythingThatChangesWhoHasASeatIsAMove() {
            for (var counter :
                    List.of("confirmed", "promoted", "cancelled", "changed", "erased_confirmed", "ended_confirmed")) {
                assertThat(Publication.NONE.isDue(
                                new SampleSeats().add(counter, 10).counts()))
                        .as(counter)
                        .isTrue();
            }
            assertThat(Publication.NONE.isDue(new SampleSeats()
                            .add("joined", 99)
                            .add("left", 99)
                            .add("expired_requested", 99)
                            .counts()))
                    .isFalse();
        }

        @Test
        void noneWhileAnswersAreDeleted() {
            assertThat(Publication.NONE.isDue(
                            new SampleSeats().add("confirmed", 99).shut()))
                    .isFalse();
        }

        private static SeatCounts moves(long n) {
            return new SampleSeats().add("confirmed", n).counts();
        }
    }

    @Nested
    class WhatIsShown {

        @Test
        void frequentAnswersInRoundedNumbersTheMostFrequentFirst() {
            var audience = publish(new SampleSeats()
                    .come(120, "type_migrant", "interpretation_unstated")
                    .come(60, "type_civil_society", "interpretation_ar", "access_captions", "access_any")
                    .come(4, "type_un", "interpretation_fr", "access_step_free", "access_any"));
            assertThat(audience.tables())
                    .extracting(Audience.Table::question)
                    .containsExactly(Question.TYPE, Question.INTERPRETATION, Question.ACCESS);
            assertThat(options(audience, Question.TYPE)).containsExactly("migrant", "civil-society");
            assertThat(options(audience, Question.INTERPRETATION)).containsExactly("unstated", "ar");
            assertThat(options(audience, Question.ACCESS)).containsExactlyInAnyOrder("any", "captions");
            assertThat(audience.tables())
                    .flatExtracting(Audience.Table::rows)
                    .allSatisfy(row -> assertThat(row.about() % 10).isZero());
            assertThat(audience.tables())
                    .allSatisfy(table -> assertThat(table.rows())
                            .isSortedAccordingTo(Comparator.comparingLong(Audience.Row::about)
                                    .reversed()));
            assertThat(audience.tables().getFirst().rows().getFirst().about()).isBetween(100L, 140L);
        }

        @Test
        void noQuestionThatOnlySaysHowManyDidNotAnswer() {
            assertThat(publish(new SampleSeats()
                                    .come(90, "type_unstated", "interpretation_unstated")
                                    .come(4, "type_un", "interpretation_fr"))
                            .tables())
                    .isEmpty();
        }

        @Test
        void noQuestionWithFewAnswers() {
            assertThat(publish(new SampleSeats().come(9, "type_un", "interpretation_fr", "access_sign", "access_any"))
                            .tables())
                    .isEmpty();
        }
    }

    @Nested
    class WhatIsKept {

        @Test
        void offsetsAreDrawnOncePerCell() {
            var seats = new SampleSeats().come(50, "type_un", "interpretation_fr");
            var first = Publication.NONE.next(seats.counts(), NOW, random);
            var second = first.next(seats.counts(), NOW, random);
            assertThat(second.offsets()).isEqualTo(first.offsets()).hasSize(24);
            assertThat(first.offsets().values()).allMatch(offset -> offset <= Estimate.LARGEST_OFFSET);
            var without = new TreeMap<>(first.offsets());
            without.remove("type_un");
            var third = new Publication(2, 0, without, second.audience()).next(seats.counts(), NOW, random);
            assertThat(third.offsets()).containsAllEntriesOf(without).containsKey("type_un");
        }

        @Test
        void theTableHoldsAllOfIt() {
            var seats = new SampleSeats().come(150, "type_un", "interpretation_fr");
            var publication = Publication.NONE.next(seats.counts(), NOW, random);
            var stored = new TreeMap<String, Object>(publication.tables());
            stored.putAll(
                    Map.of("version", 1, "moves", 150, "at", NOW.getEpochSecond(), "offsets", publication.offsets()));
            assertThat(Publication.from(item(stored))).isEqualTo(publication);
        }

        private static Item item(Map<String, Object> attributes) {
            var db = new MemoryDynamoDb();
            var table = new Table(db, "openseat");
            var update = Update.of(Keys.shownAudience("an-event"));
            attributes.forEach(update::set);
            table.update(update);
            return table.get(Keys.shownAudience("an-event")).orElseThrow();
        }
    }

    private Audience publish(SampleSeats seats) {
        return Publication.NONE.next(seats.counts(), NOW, random).audience();
    }

    private static List<String> options(Audience audience, Question question) {
        return audience.tables().stream()
                .filter(table -> table.question() == question)
                .flatMap(table -> table.rows().stream())
                .map(Audience.Row::option)
                .toList();
    }
}
