package openseat.local.stories;

import static openseat.local.stories.Stage.SAMPLE;
import static openseat.local.stories.Stage.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.Postbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What nobody confirms deletes itself, but only if its letter went out; and letters go out even if the stream never runs.
class LapseStoryTest {

    private static final String ADA = "ada@example.org";

    private final Stage stage = Stage.open();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatNobodyConfirmsLapsesSevenDaysAfterItsLetter() {
        stage.local.stream().pause(true);
        stage.register(SAMPLE, ADA);
        stage.pass(Duration.ofHours(5));
        stage.upkeep();
        var link = linkIn(stage.mailTo(ADA));
        stage.pass(Duration.ofDays(7).minusSeconds(1));
        stage.upkeep();
        assertThat(stage.open(link).statusCode()).isEqualTo(200);
        stage.pass(Duration.ofSeconds(1));
        stage.upkeep();
        assertThat(stage.rows(SAMPLE)).isEmpty();
        assertThat(stage.open(link).statusCode()).isEqualTo(404);
        assertThat(stage.count(SAMPLE, "lapsed_requested")).isEqualTo(1);
        assertThat(stage.mailsTo(ADA)).hasSize(1);
    }

    @Test
    void whoConfirmedDoesNotLapse() {
        var link = stage.takeSeat(SAMPLE, ADA);
        stage.pass(Duration.ofDays(8));
        stage.upkeep();
        assertThat(stage.open(link).statusCode()).isEqualTo(200);
        assertThat(stage.count(SAMPLE, "taken")).isEqualTo(1);
    }

    @Test
    void nobodyLapsesWhileSesIsPaused() {
        stage.local.mailbox().mode(Postbox.Mode.PAUSE, 10_000);
        stage.register(SAMPLE, ADA);
        stage.local.stream().drain();
        for (var day = 0; day < 9; day++) {
            stage.pass(Duration.ofDays(1));
            stage.upkeep();
        }
        assertThat(stage.rows(SAMPLE)).hasSize(1);
        assertThat(stage.mailsTo(ADA)).isEmpty();
        assertThat(stage.local.log()).anyMatch(line -> line.line().contains("alarm"));

        stage.local.mailbox().mode(Postbox.Mode.OK, 0);
        stage.pass(Duration.ofHours(1));
        stage.upkeep();
        assertThat(stage.mailsTo(ADA)).hasSize(1);
        stage.pass(Duration.ofDays(6));
        stage.upkeep();
        assertThat(stage.press(linkIn(stage.mailTo(ADA)), "confirm").statusCode()).isEqualTo(303);
        assertThat(stage.count(SAMPLE, "taken")).isEqualTo(1);
    }

    @Test
    void theSweepAloneSendsEverythingWhereTheStreamNeverRuns() {
        for (var n = 0; n < 4; n++) {
            stage.register(SAMPLE, n + ADA);
        }
        stage.upkeep();
        for (var n = 0; n < 4; n++) {
            assertThat(stage.mailsTo(n + ADA)).hasSize(1);
            stage.press(linkIn(stage.mailTo(n + ADA)), "confirm");
        }
        stage.upkeep();
        for (var n = 0; n < 4; n++) {
            assertThat(stage.mailsTo(n + ADA)).hasSize(2);
        }
        stage.local.stream().drain();
        stage.upkeep();
        assertThat(stage.local.mailbox().mails()).hasSize(8);
    }

    @Test
    void aThrottledLetterIsPutOffAndNotLost() {
        stage.local.mailbox().mode(Postbox.Mode.THROTTLE, 1);
        stage.register(SAMPLE, ADA);
        stage.local.stream().drain();
        stage.upkeep();
        assertThat(stage.mailsTo(ADA)).isEmpty();
        stage.pass(Duration.ofMinutes(2));
        stage.upkeep();
        assertThat(stage.mailsTo(ADA)).hasSize(1);
        assertThat(stage.open(linkIn(stage.mailTo(ADA))).statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerThatNeverCameMayCostASecondCopyAndNoMore() {
        stage.local.mailbox().mode(Postbox.Mode.DROP_AFTER_ACCEPT, 1);
        stage.register(SAMPLE, ADA);
        stage.local.stream().drain();
        stage.pass(Duration.ofMinutes(6));
        stage.upkeep();
        stage.pass(Duration.ofMinutes(6));
        stage.upkeep();
        assertThat(stage.mailsTo(ADA)).hasSize(2).allSatisfy(mail -> assertThat(stage.open(linkIn(mail)).statusCode()).isEqualTo(200));
    }

    @Test
    void aRefusedLetterLapsesTooAndIsNotTriedAgain() {
        stage.local.mailbox().mode(Postbox.Mode.REJECT, 1);
        stage.register(SAMPLE, ADA);
        stage.local.stream().drain();
        stage.pass(Duration.ofDays(7));
        stage.upkeep();
        assertThat(stage.mailsTo(ADA)).isEmpty();
        assertThat(stage.rows(SAMPLE)).isEmpty();
    }
}
