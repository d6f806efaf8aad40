package openseat.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The exact number of seats is in every digest. Whoever subtracts the rows from it does not find the one that is left
/// out.
class SumsTest {

    private static final int GAMES = 4_000;
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void theRowThatIsLeftOutDoesNotFollowFromTheOthers() {
        var random = new SplittableRandom(5);
        var right = 0;
        var subtracted = 0;
        for (var n = 0; n < GAMES; n++) {
            var hidden = random.nextInt(5);
            var seats = new SampleSeats()
                    .come(40 + random.nextInt(20), "type_migrant", "interpretation_unstated")
                    .come(20 + random.nextInt(20), "type_civil_society", "interpretation_unstated")
                    .come(20 + random.nextInt(20), "type_unstated", "interpretation_unstated")
                    .come(hidden, "type_un", "interpretation_unstated");
            var audience = Publication.NONE.next(seats.counts(), NOW, random).audience();
            for (var table : audience.tables()) {
                if (table.question() == Question.TYPE) {
                    assertThat(table.rows()).extracting(Audience.Row::option).doesNotContain("un");
                    var sum =
                            table.rows().stream().mapToLong(Audience.Row::about).sum();
                    var rest = seats.count("seated") - sum;
                    subtracted++;
                    right += Math.clamp(rest, 0, 4) == hidden ? 1 : 0;
                }
            }
        }
        assertThat(subtracted).isEqualTo(GAMES);
        assertThat(right / (double) subtracted).as("one in five is chance").isLessThan(0.3);
    }

    /// Whatever comes and goes: the whole promise in its simplest form.
    @Test
    void nothingIsEverShownOfFewerThanFiveOrOfAQuestionWithFewerThanTenAnswers() {
        var random = new SplittableRandom(6);
        for (var n = 0; n < 5_000; n++) {
            var seats = new SampleSeats().add("confirmed", 10);
            for (var question : Question.values()) {
                for (var row : question.rows()) {
                    seats.add(question.word + "_" + row.replace('-', '_'), random.nextInt(random.nextInt(1, 16)));
                }
            }
            var counts = seats.counts();
            for (var table :
                    Publication.NONE.next(counts, NOW, random).audience().tables()) {
                assertThat(table.question().count(counts, table.question().answered()))
                        .isGreaterThanOrEqualTo(10);
                assertThat(table.rows())
                        .isNotEmpty()
                        .allSatisfy(row -> assertThat(table.question().count(counts, row.option()))
                                .isGreaterThanOrEqualTo(5));
            }
        }
    }
}
