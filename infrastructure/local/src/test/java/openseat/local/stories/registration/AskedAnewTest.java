package openseat.local.stories.registration;

import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever is registered and fills in the form again reads in the letter that the newer answers wait.
class AskedAnewTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final String WAITS = "Newer answers wait";

    private final TestStack stack = TestStack.open();

    @BeforeEach
    void publish() {
        stack.publish(ROOM, 3, true, 3);
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void aTicketSaysThatNewerAnswersWaitAndItsLinkTakesThemOver() {
        stack.takeSeat(ROOM, ADA);
        assertThat(stack.mailTo(ADA).text()).doesNotContain(WAITS);
        askAgain("places", "3", "name", "A stranger's words");

        var letter = stack.mailTo(ADA);
        assertThat(letter.subject()).startsWith("You have a seat");
        assertThat(letter.text()).containsSubsequence("People, you included: 1", WAITS, "by the link in this letter");
        assertThat(letter.html()).contains(WAITS);
        assertThat(letter.text() + letter.html()).doesNotContain("stranger");

        var link = linkIn(letter);
        stack.press(link, "use", "request", stack.offered(link));
        stack.local.stream().drain();
        assertThat(stack.count(ROOM, "taken")).isEqualTo(3);
        assertThat(stack.mailTo(ADA).text()).contains("People, you included: 3").doesNotContain(WAITS);
    }

    @Test
    void whoWaitsReadsItToo() {
        stack.takeSeat(ROOM, "first@example.org", "places", "3");
        stack.takeSeat(ROOM, ADA, "places", "2");
        askAgain("places", "1", "name", "Ada");
        assertThat(stack.mailTo(ADA).subject()).startsWith("You are on the waiting list");
        assertThat(stack.mailTo(ADA).text()).contains(WAITS);
    }

    @Test
    void whoCancelledTakesThemOverOnceTheyAreBack() {
        stack.press(stack.takeSeat(ROOM, ADA), "cancel");
        askAgain("places", "2");
        var letter = stack.mailTo(ADA);
        assertThat(letter.text()).containsSubsequence(WAITS, "Once you have come back");

        var link = linkIn(letter);
        stack.press(link, "confirm");
        assertThat(stack.count(ROOM, "taken")).isEqualTo(1);
        stack.press(link, "use", "request", stack.offered(link));
        assertThat(stack.count(ROOM, "taken")).isEqualTo(2);
    }

    @Test
    void whoOnlyWantsANewLinkOrSaysTheSameReadsNothingOfIt() {
        stack.takeSeat(ROOM, ADA, "places", "2");
        askAgain();
        askAgain("places", "2");
        assertThat(stack.mailsTo(ADA)).hasSize(4).noneMatch(mail -> mail.text().contains(WAITS));
    }

    private void askAgain(String... answers) {
        stack.pass(Duration.ofMinutes(11));
        stack.register(ROOM, ADA, answers);
        stack.local.stream().drain();
    }
}
