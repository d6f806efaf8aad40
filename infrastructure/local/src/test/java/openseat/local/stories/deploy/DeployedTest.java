package openseat.local.stories.deploy;

import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect.When;
import openseat.local.lambda.LogLines;
import openseat.local.runtime.DeployedFunction;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What `sam build` made, each function in its own JVM under Lambda's runtime client, with nothing replaced but AWS.
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledOnOs(OS.LINUX)
class DeployedTest {

    private static final String EVENT = "a-built-room";
    private static final String ADA = "ada.zebra@example.net";
    private static final String NOOR = "noor.zebra@example.net";
    private static final String NAME = "Canário Żebra";
    private static final String NO_BUILD = "SKIPPED: what is deployed is tested after `sam build`, as .ci/run does";
    private static final String NO_CLOCK =
            "SKIPPED: moving the clocks of processes needs libfaketime; .ci/run installs it";

    private static TestStack stack;

    @BeforeAll
    static void open() {
        stack = TestStack.openDeployed().orElse(null);
        assumeOrSay(stack != null, NO_BUILD);
    }

    @AfterAll
    static void close() {
        if (stack != null) {
            stack.close();
        }
    }

    private static void assumeOrSay(boolean holds, String message) {
        if (!holds) {
            System.err.println("\n**** " + message + " ****\n");
        }
        Assumptions.assumeTrue(holds, message);
    }

    @Test
    @Order(1)
    void peopleRegisterConfirmAndCancel() {
        assertThat(publish()).contains("\"status\":201");
        assertThat(stack.get("/events", "accept", PAGE).body()).contains("A room that was built");

        assertThat(stack.register(EVENT, ADA, "name", NAME).statusCode()).isEqualTo(303);
        assertThat(stack.register(EVENT, NOOR, "name", NAME).statusCode()).isEqualTo(303);
        stack.local.stream().drain();
        var ada = Web.linkIn(stack.mailTo(ADA));
        var noor = Web.linkIn(stack.mailTo(NOOR));
        assertThat(stack.open(ada).statusCode()).isEqualTo(200);
        assertThat(stack.press(ada, "confirm").statusCode()).isEqualTo(303);
        assertThat(stack.press(noor, "confirm").statusCode()).isEqualTo(303);
        stack.local.stream().drain();
        assertThat(stack.mailTo(ADA).subject()).startsWith("You have a seat");
        assertThat(stack.mailTo(ADA).attachments()).hasSize(1);

        assertThat(stack.press(noor, "cancel", "sure", "yes").statusCode()).isEqualTo(303);
        stack.local.stream().drain();
        assertThat(stack.mailsTo(NOOR)).hasSize(3);
        assertThat(stack.count(EVENT, "taken")).isEqualTo(1);
    }

    @Test
    @Order(2)
    void schedulesRunAndOrganizersExport() {
        assertThat(stack.local.tick("UpkeepFunction")).isPresent();
        var team = new DigestReader(stack, "team@example.org").start();
        assertThat(team.digests().getLast().text()).contains("Confirmed: 1");
        assertThat(stack.local.invoke("ExportFunction", "{\"event\": \"" + EVENT + "\"}"))
                .contains(ADA)
                .doesNotContain(NOOR);
        stack.bounce(stack.mailTo(ADA));
        assertThat(stack.mailCount(EVENT, "bounced")).isEqualTo(1);
    }

    @Test
    @Order(3)
    void noLetterIsLostWhenAJvmDies() {
        assumeOrSay(DeployedFunction.canMoveClocks(), NO_CLOCK);
        for (var call : List.of(1, 3)) {
            var address = call + "grace.zebra@example.net";
            var kill = stack.kill("SendMailFunction", call, When.AFTER);
            stack.register(EVENT, address, "name", NAME);
            stack.local.stream().drain();
            assertThat(kill.happened()).isTrue();
            stack.local.aws().inject(Fault.NONE);
            stack.pass(Duration.ofMinutes(10));
            stack.upkeep();
            assertThat(stack.mailsTo(address)).as("%s", kill).isNotEmpty();
        }
        assertThat(stack.local.log()).anyMatch(line -> line.line().startsWith("Runtime exited"));
    }

    /// The constructors ran a day before the first request, by the clock of their JVMs, and now months pass.
    @Test
    @Order(4)
    void snapshotsReadTheClockAnew() {
        assumeOrSay(DeployedFunction.canMoveClocks(), NO_CLOCK);
        var link = Web.linkIn(stack.mailTo(ADA));
        stack.pass(Duration.ofDays(1));
        assertThat(stack.open(link).statusCode()).as("a link from before").isEqualTo(200);
        assertThat(stack.get("/events/" + EVENT, "accept", PAGE).statusCode()).isEqualTo(200);

        stack.pass(Duration.ofDays(31));
        assertThat(stack.register(EVENT, "late.zebra@example.net").statusCode())
                .as("the event is over")
                .isEqualTo(409);
        assertThat(stack.open(link).statusCode()).as("kept for some days").isEqualTo(200);

        stack.pass(Duration.ofDays(40));
        assertThat(stack.open(link).statusCode()).as("not kept any longer").isEqualTo(404);
    }

    @Test
    @Order(5)
    void nothingPersonalIsLogged() {
        stack.post(Web.registrations(EVENT), "application/json", "{\"email\": \"" + ADA + "\", \"name\": \"" + NAME);
        stack.post(Web.registrations(EVENT), FORM, Web.form("email", "x " + ADA, "name", NAME));
        stack.open(stack.local.url() + Web.registrations(EVENT) + "/zebra" + "x".repeat(38));
        stack.close();
        var log = String.join(
                "\n", stack.local.log().stream().map(LogLines.Line::line).toList());
        assertThat(log).as("something was logged").contains("Picked up JAVA_TOOL_OPTIONS", "bounced");
        assertThat(log).doesNotContain("zebra", "Żebra", "Exception", "AccessDenied");
        for (var mail : stack.local.mailbox().mails()) {
            Web.links(mail).forEach(link -> assertThat(log).doesNotContain(link.substring(link.lastIndexOf('/') + 1)));
        }
    }

    private static String publish() {
        var day = LocalDate.ofInstant(stack.local.clock().instant(), ZoneOffset.UTC)
                .plusDays(30)
                .toString();
        return stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A room that was built"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": {"state": "confirmed", "start": "%sT10:00", "end": "%sT11:00", "zone": "Europe/Zurich"},
                  "capacity": 5, "waitingList": true, "groupLimit": 2, "contact": "team@example.org"},
                 "recipients": [{"email": "team@example.org", "lang": "en", "zone": "Europe/Zurich"}]}""".formatted(EVENT, day, day));
    }
}
