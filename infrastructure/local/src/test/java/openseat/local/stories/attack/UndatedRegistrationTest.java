package openseat.local.stories.attack;

import static openseat.local.testkit.TestStack.SEED;
import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The end of a registration at an event without a date: no stranger moves it, and nobody is deleted without a word.
class UndatedRegistrationTest {

    private static final String ADA = "ada@example.org";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void theHolderIsAskedAFortnightBeforeTheEndAndKeepsTheSeat() {
        var link = stack.takeSeat(SEED, ADA);
        stack.pass(Duration.ofDays(75));
        stack.upkeep();
        assertThat(stack.mailsTo(ADA)).hasSize(2);
        stack.pass(Duration.ofDays(1).plusMinutes(1));
        upkeep();
        var letter = stack.mailTo(ADA);
        assertThat(letter.subject()).contains("Do you still want to come?");
        assertThat(letter.html()).contains("Keep my registration");
        upkeep();
        assertThat(stack.mailsTo(ADA)).as("asked once").hasSize(3);

        assertThat(stack.open(linkIn(letter)).body()).contains("value=\"keep\"");
        assertThat(Web.location(stack.press(linkIn(letter), "keep"))).endsWith("?done=kept");
        upkeep();
        stack.pass(Duration.ofDays(40));
        upkeep();
        assertThat(stack.open(link).statusCode()).isEqualTo(200);
        assertThat(stack.mailsTo(ADA)).hasSize(3);
    }

    @Test
    void whoDoesNotAnswerIsDeletedAsTheLetterSays() {
        var link = stack.takeSeat(SEED, ADA);
        stack.pass(Duration.ofDays(77));
        upkeep();
        stack.pass(Duration.ofDays(13).plusMinutes(1));
        upkeep();
        assertThat(stack.open(link).statusCode()).isEqualTo(404);
        assertThat(stack.rows(SEED)).isEmpty();
        assertThat(stack.count(SEED, "taken")).isZero();
    }

    @Test
    void aRequestDoesNotMoveTheEndOfARegistration() {
        stack.takeSeat(SEED, ADA);
        var ends = stack.rows(SEED).getFirst().get("ends");
        stack.pass(Duration.ofDays(30));
        stack.registerFrom(9, SEED, ADA, "name", "Somebody else");
        assertThat(stack.rows(SEED).getFirst().get("ends")).isEqualTo(ends);
        stack.local.stream().drain();
        assertThat(stack.rows(SEED).getFirst().get("ends")).isEqualTo(ends);
    }

    @Test
    void aRequestForOneThatHasEndedStartsAnewAndIsNotLost() {
        var link = stack.takeSeat(SEED, ADA, "name", "Ada Canary");
        stack.pass(Duration.ofDays(91));
        stack.registerFrom(9, SEED, ADA);
        assertThat(stack.open(link).statusCode())
                .as("what has ended stays ended")
                .isEqualTo(404);
        upkeep();
        assertThat(stack.open(link).statusCode()).isEqualTo(404);
        assertThat(stack.count(SEED, "taken")).isZero();
        assertThat(stack.rows(SEED)).singleElement().asString().doesNotContain("Canary");
        var letter = stack.mailTo(ADA);
        assertThat(letter.subject()).contains("Confirm your seat");
        stack.press(linkIn(letter), "confirm");
        assertThat(stack.count(SEED, "taken")).isEqualTo(1);
    }

    private void upkeep() {
        stack.upkeep();
        stack.local.stream().drain();
    }
}
