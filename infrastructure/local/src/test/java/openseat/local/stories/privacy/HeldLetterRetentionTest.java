package openseat.local.stories.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.ses.SesService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Personal data ends on time even if SES takes no letter: nothing that holds a letter holds what is deleted.
class HeldLetterRetentionTest extends RetentionFixture {

    private static final String ASKER = "asker@example.org";
    private static final String HOLDER = "holder@example.org";

    @ParameterizedTest
    @EnumSource(names = {"PAUSE", "THROTTLE"})
    void answersGoWithTheEventWhileSesTakesNoLetter(SesService.Mode mode) {
        stack.takeSeat(EVENT, HOLDER, "name", "Zubeida");
        advanceTo(END.minus(Duration.ofHours(20)));
        stack.local.mailbox().mode(mode, 1_000_000);
        stack.register(EVENT, ASKER, "name", "Zubeida");
        stack.register(EVENT, HOLDER, "name", "Zubeida Said");
        stack.local.stream().drain();
        for (var hour = 1; hour < 20; hour++) {
            stack.pass(Duration.ofHours(1));
            stack.upkeep();
        }
        stack.pass(Duration.ofMinutes(59));
        stack.upkeep();
        assertThat(dump()).contains("Zubeida", "lease");

        stack.pass(Duration.ofSeconds(60));
        stack.upkeep();
        assertThat(dump()).doesNotContain("Zubeida").contains(HOLDER);

        advanceTo(END.plus(Duration.ofDays(30)));
        stack.upkeep();
        assertThat(stack.rows(EVENT)).isEmpty();
    }

    @Test
    void newsThatWaitsForSesKeepsNothingBeyondTheDateThatWas() {
        stack.takeSeat(EVENT, HOLDER, "name", "Zubeida", "participantType", "migrant");
        stack.local.mailbox().mode(SesService.Mode.PAUSE, 1_000_000);
        publish("""
                {"state": "cancelled", "start": "2026-12-20T10:00", "end": "2026-12-20T11:00", "zone": "Europe/Zurich"}""", "\"1\"");
        stack.upkeep();
        advanceTo(END.minusSeconds(60));
        stack.upkeep();
        assertThat(dump()).contains("Zubeida", "pending");

        stack.pass(Duration.ofSeconds(60));
        stack.upkeep();
        assertThat(dump()).doesNotContain("Zubeida").contains("pending");
        assertThat(stack.count(EVENT, "type_migrant")).isZero();

        stack.local.mailbox().mode(SesService.Mode.OK, 0);
        stack.pass(Duration.ofMinutes(16));
        stack.upkeep();
        assertThat(stack.mailTo(HOLDER).subject()).as("the news still comes").contains("cancelled");

        advanceTo(END.plus(Duration.ofDays(30)));
        stack.upkeep();
        assertThat(stack.rows(EVENT)).isEmpty();
    }

    @Test
    void aRequestHeldByALimitFollowsTheEventToAnEarlierDate() {
        stack.local.stream().drain();
        for (var n = 0; n < 15; n++) {
            stack.register(EVENT, ASKER, "name", "Zubeida " + n);
            stack.local.stream().drain();
        }
        assertThat(dump()).contains("slot");
        publish("2026-11-24T13:02", "2026-11-24T13:03", "\"1\"");
        stack.upkeep();
        assertThat(dump()).contains("Zubeida", "slot");
        stack.pass(Duration.ofMinutes(4));
        stack.upkeep();
        assertThat(dump()).doesNotContain("Zubeida").contains(ASKER);
    }
}
