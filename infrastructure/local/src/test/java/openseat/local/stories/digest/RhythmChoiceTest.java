package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import openseat.local.testkit.RunBefore;
import org.junit.jupiter.api.Test;

/// Recipients choose when the digest comes.
class RhythmChoiceTest extends SubscriptionFixture {

    @Test
    void theirRhythmStaysWhatTheyChose() {
        team.start();
        var answer = stack.press(team.link(), "rhythm", "weekdays", "monday", "weekdays", "thursday", "time", "18:00");
        assertThat(stack.open(answer.headers().firstValue("location").orElseThrow())
                        .body())
                .contains("Saved.", "Thursday, 26 November 2026, 18:00", "value=\"monday\" checked");
        publish(1, ", \"rhythm\": {\"time\": \"07:00\"}");
        assertThat(rhythm().get("time")).isEqualTo("18:00");
        assertThat(rhythm().get("weekdays")).isEqualTo(List.of("monday", "thursday"));

        stack.takeSeat(EVENT, "ada@example.net");
        stack.pass(Duration.ofHours(53));
        team.tick();
        assertThat(team.digests()).as("Thursday, 17:00").hasSize(1);
        stack.pass(Duration.ofHours(1));
        team.tick();
        assertThat(team.digests()).hasSize(2);
    }

    @Test
    void aRhythmChosenBeforeTheFirstDigestDoesNotDelayIt() {
        team.confirm();
        stack.press(team.link(), "rhythm", "weekdays", "monday", "time", "08:00");
        assertThat(stack.open(team.link()).body()).contains("The first comes within a quarter of an hour.");
        team.tick();
        assertThat(team.digests()).hasSize(1);
        assertThat(rhythm().get("weekdays")).isEqualTo(List.of("monday"));
        assertThat(stack.open(team.link()).body()).contains("Monday, 30 November 2026, 08:00");
    }

    @Test
    void aRhythmChosenWhileADigestIsSentCountsForTheNext() {
        team.start();
        stack.takeSeat(EVENT, "ada@example.net");
        stack.pass(Duration.ofDays(1));
        var link = team.link();
        stack.local
                .aws()
                .inject(new RunBefore(
                        "DigestFunction",
                        "SendEmail",
                        () -> stack.press(link, "rhythm", "weekdays", "monday", "time", "08:00")));
        team.tick();
        assertThat(team.digests()).hasSize(2);
        stack.takeSeat(EVENT, "bo@example.net");
        stack.pass(Duration.ofDays(1));
        team.tick();
        assertThat(team.digests()).as("a Thursday").hasSize(2);
        stack.pass(Duration.ofDays(4));
        team.tick();
        assertThat(team.digests()).as("Monday").hasSize(3);
        assertThat(team.digests().getLast().text()).contains("Confirmed: 1");
    }

    @Test
    void whoHasChosenNothingFollowsWhatIsPublished() {
        team.start();
        publish(1, ", \"rhythm\": {\"weekdays\": [\"friday\"]}");
        assertThat(rhythm().get("weekdays")).isEqualTo(List.of("friday"));
    }

    @Test
    void aProgramMaySendAPartOfTheRhythm() {
        team.start();
        stack.press(team.link(), "rhythm", "weekdays", "monday", "time", "18:00", "onlyWhenNeeded", "yes");
        assertThat(stack.post(team.link(), JSON, "{\"action\": \"rhythm\", \"time\": \"09:00\"}")
                        .statusCode())
                .isEqualTo(303);
        assertThat(rhythm().toString()).contains("monday", "09:00", "onlyWhenNeeded=true");
        var problem = stack.post(
                team.link(), JSON, "{\"action\": \"rhythm\", \"onlyWhenNeded\": true, \"onlyWhenNeeded\": \"no\"}");
        assertThat(problem.statusCode()).isEqualTo(422);
        assertThat(problem.body()).contains("/onlyWhenNeded", "Please send true or false.");
    }

    @Test
    void aRhythmThatCannotBeIsRefusedAndNothingTypedIsLost() {
        team.start();
        var page = stack.press(team.link(), "rhythm", "time", "21:00", "onlyWhenNeeded", "yes");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Please choose at least one day.", "value=\"21:00\" selected", "value=\"yes\"")
                .contains("href=\"#weekdays\"");
        var problem =
                stack.post(team.link(), JSON, "{\"action\": \"rhythm\", \"weekdays\": [\"noday\"], \"time\": \"8\"}");
        assertThat(problem.statusCode()).isEqualTo(422);
        assertThat(problem.body()).contains("/weekdays", "/time");
        assertThat(rhythm().get("time")).isEqualTo("08:00");
    }
}
