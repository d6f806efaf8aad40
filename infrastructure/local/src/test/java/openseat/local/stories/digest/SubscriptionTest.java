package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;

/// Somebody who is named as a recipient says yes first, and stops the digest.
class SubscriptionTest extends SubscriptionFixture {

    @Test
    void nothingComesBeforeTheySayYes() {
        team.tick();
        assertThat(stack.mailsTo(TEAM)).hasSize(1);
        assertThat(stack.mailTo(TEAM).subject()).startsWith("Do you want this digest?");
        stack.takeSeat(EVENT, "ada@example.net");
        stack.pass(Duration.ofDays(8));
        team.tick();
        assertThat(stack.mailsTo(TEAM)).hasSize(1);

        var page = stack.open(team.link());
        assertThat(page.body()).contains("Do you want this digest?", "Some day").doesNotContain(TEAM);
        assertThat(page.headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .containsKey("referrer-policy");
        stack.head(team.link());
        team.tick();
        assertThat(stack.mailsTo(TEAM)).as("a GET changes nothing").hasSize(1);

        var answer = stack.press(team.link(), "confirm");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(stack.open(answer.headers().firstValue("location").orElseThrow())
                        .body())
                .contains("Done: the digest comes to you.", "You get the digest");
        team.tick();
        assertThat(team.digests()).hasSize(1);
        stack.press(team.link(), "confirm");
        team.tick();
        assertThat(team.digests()).as("said yes twice").hasSize(1);
    }

    @Test
    void publishingAgainAsksAgainAtMostOnceADay() {
        team.tick();
        publish(1, "");
        team.tick();
        assertThat(stack.mailsTo(TEAM)).hasSize(1);
        stack.pass(Duration.ofDays(1));
        team.tick();
        assertThat(stack.mailsTo(TEAM)).as("nobody published").hasSize(1);
        publish(2, "");
        team.tick();
        assertThat(stack.mailsTo(TEAM)).hasSize(2);
    }

    @Test
    void whoStoppedIsNotAskedAgainWhenTheListDropsAndNamesThem() {
        team.start();
        stack.press(team.link(), "stop");
        var mails = stack.mailsTo(TEAM).size();
        stack.local.invoke("PublishFunction", document(1, "[]"));
        assertThat(stack.items())
                .filteredOn(item -> item.get("pk").s().equals("D#" + EVENT))
                .hasSize(1)
                .noneMatch(item -> item.toString().contains(TEAM));
        publish(2, "");
        team.tick();
        assertThat(stack.mailsTo(TEAM)).hasSize(mails);
        stack.press(team.link(), "confirm");
        team.tick();
        assertThat(stack.mailsTo(TEAM)).as("their old link still works").hasSize(mails + 1);
    }

    @Test
    void whoSaidYesOnAnEarlierListIsAskedAgainAndAtMostOnceADay() {
        team.start();
        var mails = stack.mailsTo(TEAM).size();
        stack.local.invoke("PublishFunction", document(1, "[]"));
        publish(2, "");
        team.tick();
        assertThat(stack.mailsTo(TEAM)).as("asked a moment ago").hasSize(mails);
        stack.pass(Duration.ofDays(1));
        publish(3, "");
        team.tick();
        assertThat(stack.mailsTo(TEAM)).hasSize(mails + 1);
    }

    @Test
    void oneClickOfTheMailboxStopsIt() {
        team.start();
        assertThat(stack.mailTo(TEAM).headers().get("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        var answer = stack.send(stack.request(team.link())
                .header("content-type", TestStack.FORM)
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertNothingComes();
        publish(1, "");
        assertNothingComes();
        stack.press(team.link(), "confirm");
        team.tick();
        assertThat(team.digests()).as("wanted again").hasSize(2);
    }

    @Test
    void aSpamReportStopsItForGood() {
        team.start();
        stack.complain(stack.mailTo(TEAM));
        publish(1, "");
        assertNothingComes();
    }

    @Test
    void aBounceStopsItUntilTheListIsPublishedAgain() {
        team.start();
        stack.bounce(stack.mailTo(TEAM));
        assertNothingComes();
        assertThat(stack.open(team.link()).body())
                .contains("The digest does not reach you")
                .doesNotContain("Next digest");
        publish(1, "");
        team.tick();
        assertThat(team.digests()).hasSize(2);
        stack.bounce(stack.mailTo(TEAM));
        stack.press(team.link(), "confirm");
        stack.takeSeat(EVENT, "bo@example.net");
        team.tick();
        assertThat(team.digests()).as("by their own button").hasSize(3);
    }

    @Test
    void wrongForeignAndOldKeysAreOneAnswer() {
        team.start();
        var link = team.link();
        var other = new DigestReader(stack, "organizers@example.org");
        team.tick();
        var foreign = link.replaceAll("/events/[^/]*/", "/events/" + TestStack.SEED + "/");
        var wrong = link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "QQ" : "AA");
        var answers = List.of(
                stack.open(foreign),
                stack.open(wrong),
                stack.open(link + "x"),
                stack.open(other.link().replace(TestStack.SEED, EVENT).replace(TestStack.SAMPLE, EVENT)));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(answers.getFirst().body());
        });
        stack.local.invoke("PublishFunction", document(1, "[]"));
        assertThat(stack.open(link).statusCode()).as("no longer a recipient").isEqualTo(404);
    }

    @Test
    void aFormFromAnotherSiteChangesNothing() {
        team.start();
        var answer = stack.post(
                team.link(),
                TestStack.FORM,
                Web.form("action", "stop"),
                "accept",
                TestStack.PAGE,
                "sec-fetch-site",
                "cross-site");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Web.json(stack.get(team.link(), "accept", JSON)).get("status"))
                .isEqualTo("active");
    }

    private void assertNothingComes() {
        var before = stack.mailsTo(TEAM).size();
        stack.takeSeat(EVENT, "a" + before + System.nanoTime() + "@example.net");
        stack.pass(Duration.ofDays(8));
        team.tick();
        assertThat(stack.mailsTo(TEAM)).hasSize(before);
    }
}
