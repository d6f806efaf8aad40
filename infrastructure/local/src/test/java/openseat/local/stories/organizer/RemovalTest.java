package openseat.local.stories.organizer;

import static openseat.local.testkit.AtTheDesk.remove;
import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.local.aws.FaultEffect;
import openseat.local.lambda.FunctionFailed;
import openseat.local.ses.SentMail;
import openseat.local.ses.SesService;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The organizers remove a registration: upkeep cancels it, tells its holder, and gives the seat to whoever waits,
/// whatever happens to the row meanwhile.
class RemovalTest {

    private static final String TWO = "two";
    private static final String HOLDER = "holder@example.net";
    private static final String WAITER = "waiter@example.net";
    private static final String REMOVED = "The organizers removed your registration";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void theSeatGoesOnAndItsHolderIsTold() {
        full();
        assertThat(remove(stack, TWO, HOLDER)).isTrue();
        assertThat(status(HOLDER)).isEqualTo("confirmed");
        upkeep();

        assertThat(status(HOLDER)).isEqualTo("cancelled");
        assertThat(status(WAITER)).isEqualTo("confirmed");
        assertThat(counters()).containsAllEntriesOf(Map.of("taken", 1, "room", 1, "waiting", 0, "cancelled", 1));
        assertThat(subjects(HOLDER)).last().asString().startsWith(REMOVED);
        assertThat(subjects(WAITER)).last().asString().startsWith("You have a seat");
        assertThat(row(HOLDER)).doesNotContainKeys("removal", "pending");
    }

    @Test
    void whoWaitsLeavesTheListAndIsNotPromotedFirst() {
        full();
        assertThat(remove(stack, TWO, WAITER)).isTrue();
        remove(stack, TWO, HOLDER);
        upkeep();

        assertThat(status(WAITER)).isEqualTo("cancelled");
        assertThat(counters()).containsAllEntriesOf(Map.of("taken", 0, "room", 2, "waiting", 0, "left", 1));
        assertThat(subjects(WAITER)).noneMatch(subject -> subject.startsWith("You have a seat"));
        assertThat(subjects(WAITER)).last().asString().startsWith(REMOVED);
    }

    @Test
    void theyMayComeBackAndThePageSaysNoMoreThatTheyWereRemoved() {
        stack.publish(TWO, 2);
        var link = stack.takeSeat(TWO, HOLDER);
        remove(stack, TWO, HOLDER);
        upkeep();
        assertThat(stack.open(link).body()).contains(REMOVED);

        assertThat(Web.location(stack.press(linkIn(stack.mailTo(HOLDER)), "confirm")))
                .endsWith("?done=confirmed");
        upkeep();
        assertThat(subjects(HOLDER)).last().asString().startsWith("You have a seat");
        stack.press(link, "cancel");
        assertThat(stack.open(link).body())
                .contains("Your registration is cancelled")
                .doesNotContain(REMOVED);
    }

    @Test
    void nobodyIsRemovedWhoHasNoPlaceOrIsUnknown() {
        stack.publish(TWO, 2);
        stack.register(TWO, "asker@example.net");
        stack.press(stack.takeSeat(TWO, HOLDER), "cancel");
        assertThat(remove(stack, TWO, "asker@example.net")).isFalse();
        assertThat(remove(stack, TWO, HOLDER)).isFalse();
        assertThat(remove(stack, TWO, "nobody@example.net")).isFalse();
        assertThat(stack.rows(TWO)).hasSize(2);
    }

    @Test
    void whoCancelsMeanwhileIsNotToldThatTheyWereRemoved() {
        stack.publish(TWO, 2);
        var link = stack.takeSeat(TWO, HOLDER);
        remove(stack, TWO, HOLDER);
        stack.press(link, "cancel");
        upkeep();
        assertThat(counters()).containsAllEntriesOf(Map.of("taken", 0, "cancelled", 1));
        assertThat(subjects(HOLDER)).last().asString().startsWith("Your registration is cancelled");
        assertThat(row(HOLDER)).doesNotContainKeys("removal", "removed", "pending");
    }

    @Test
    void aLetterUnderWayDoesNotDelayIt() {
        stack.publish(TWO, 2);
        var link = stack.takeSeat(TWO, HOLDER);
        stack.local.mailbox().mode(SesService.Mode.DROP_AFTER_ACCEPT, 1);
        stack.press(link, "change", "places", "2");
        stack.local.stream().drain();
        assertThat(row(HOLDER)).containsKeys("lease", "pending");
        remove(stack, TWO, HOLDER);
        stack.upkeep();
        assertThat(status(HOLDER)).isEqualTo("cancelled");

        stack.pass(Duration.ofHours(2));
        upkeep();
        assertThat(subjects(HOLDER)).last().asString().startsWith(REMOVED);
    }

    @Test
    void anActBetweenDoesNotLoseIt() {
        stack.publish(TWO, 2);
        var link = stack.takeSeat(TWO, HOLDER);
        remove(stack, TWO, HOLDER);
        stack.press(link, "change", "places", "2");
        stack.register(TWO, HOLDER, "name", "Somebody else");
        stack.local.stream().drain();
        assertThat(status(HOLDER)).isEqualTo("confirmed");
        upkeep();
        assertThat(status(HOLDER)).isEqualTo("cancelled");
        assertThat(counters()).containsAllEntriesOf(Map.of("taken", 0, "room", 2));
    }

    @Test
    void afterTheEventTheSeatIsFreeAndNobodyIsWrittenTo() {
        stack.publish(TWO, 2);
        stack.takeSeat(TWO, HOLDER);
        stack.pass(Duration.ofDays(27));
        upkeep();
        var before = subjects(HOLDER).size();
        remove(stack, TWO, HOLDER);
        upkeep();
        assertThat(status(HOLDER)).isEqualTo("cancelled");
        assertThat(counters()).containsEntry("taken", 0);
        assertThat(subjects(HOLDER)).hasSize(before);
        assertThat(row(HOLDER)).doesNotContainKeys("removal", "pending");
    }

    @ParameterizedTest
    @EnumSource
    void killedUpkeepIsCompletedByTheNextRun(FaultEffect.When when) {
        stack.publish(TWO, 40);
        var n = 1;
        for (var happened = true; happened && n < 60; n++) {
            var address = "holder" + n + "@example.net";
            stack.takeSeat(TWO, address);
            stack.local.stream().drain();
            remove(stack, TWO, address);
            var kill = stack.kill("UpkeepFunction", n, when);
            for (var run = 0; run < 4; run++) {
                try {
                    stack.upkeep();
                } catch (FunctionFailed e) {
                    assertThat(kill.happened()).isTrue();
                }
                stack.pass(Duration.ofMinutes(61));
            }
            happened = kill.happened();
            assertThat(status(address)).as("%s", kill).isEqualTo("cancelled");
            assertThat(counters()).as("%s", kill).containsAllEntriesOf(Map.of("taken", 0, "room", 40, "cancelled", n));
            assertThat(subjects(address).stream().filter(subject -> subject.startsWith(REMOVED)))
                    .as("%s", kill)
                    .hasSizeBetween(1, 2);
        }
        assertThat(n).isBetween(5, 59);
    }

    /// Two seats of one holder, and one who waits.
    private void full() {
        stack.publish(TWO, 2);
        stack.takeSeat(TWO, HOLDER, "places", "2");
        stack.takeSeat(TWO, WAITER);
        stack.local.stream().drain();
    }

    /// Two runs, as they come in two minutes: what one makes due, such as a letter, the next does.
    private void upkeep() {
        for (var run = 0; run < 2; run++) {
            stack.upkeep();
            stack.local.stream().drain();
            stack.pass(Duration.ofMinutes(1));
        }
    }

    private String status(String address) {
        return row(address).get("status").s();
    }

    private Map<String, AttributeValue> row(String address) {
        var probe = new TableProbe(stack);
        return probe.item(Keys.registration(TWO, probe.id(TWO, address)));
    }

    private Map<String, Integer> counters() {
        return Stream.of("taken", "room", "waiting", "cancelled", "left")
                .collect(Collectors.toMap(name -> name, name -> stack.count(TWO, name)));
    }

    private List<String> subjects(String address) {
        return stack.mailsTo(address).stream().map(SentMail::subject).toList();
    }
}
