package openseat.registration;

import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import openseat.form.Answers;
import org.junit.jupiter.api.Test;

/// Which requests letters still have to tell, and how many they have told.
class RequestsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Submission FIRST = submission(1, "en");
    private static final Submission LATEST = submission(2, "en");

    @Test
    void theFirstAndTheLatestAreToldInOrder() {
        assertThat(requests(FIRST, LATEST, 9, 0).untold()).containsExactly(FIRST, LATEST);
    }

    @Test
    void oneRequestIsToldOnce() {
        assertThat(requests(FIRST, FIRST, 1, 0).untold()).containsExactly(FIRST);
    }

    @Test
    void whatLettersHaveToldIsNotToldAgain() {
        assertThat(requests(FIRST, LATEST, 9, 9).untold()).isEmpty();
    }

    @Test
    void onceTheFirstIsToldTheLatestIsLeft() {
        assertThat(requests(FIRST, LATEST, 9, 4).toldWith(FIRST, identity())).isEqualTo(8);
        assertThat(requests(FIRST, submission(1, "fr"), 2, 0).toldWith(FIRST, identity()))
                .isEqualTo(1);
    }

    @Test
    void onceTheLatestIsToldAllAre() {
        assertThat(requests(FIRST, LATEST, 9, 4).toldWith(LATEST, identity())).isEqualTo(9);
        assertThat(requests(FIRST, FIRST, 1, 0).toldWith(FIRST, identity())).isEqualTo(1);
    }

    @Test
    void sayingTheSameIsAsGoodAsBeingTheSame() {
        var again = new Submission(LATEST.answers(), "en", 7, NOW.plusSeconds(60));
        assertThat(requests(FIRST, again, 2, 0).toldWith(LATEST, identity())).isEqualTo(2);
    }

    @Test
    void aBareRequestIsToldByTheLetterThatRepeatsAnotherForIt() {
        var bare = submission(1, "en");
        assertThat(requests(bare, bare, 2, 1).toldWith(LATEST, request -> request.with(LATEST.answers())))
                .isEqualTo(2);
    }

    @Test
    void theCountersKnowAllButTheUncounted() {
        assertThat(new Requests(Optional.empty(), Optional.empty(), 9, 0, 4).uncounted())
                .isEqualTo(5);
    }

    private static Requests requests(Submission first, Submission latest, long count, long told) {
        return new Requests(Optional.of(first), Optional.of(latest), count, told, 0);
    }

    private static Submission submission(int places, String language) {
        return new Submission(Answers.NONE.of(places), language, 1, NOW);
    }
}
