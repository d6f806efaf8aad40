package openseat.local.stories.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import openseat.local.testkit.RunBefore;
import org.junit.jupiter.api.Test;

/// A date that is withdrawn or corrected deletes nothing too early.
class WrongDateTest extends RetentionFixture {

    @Test
    void withdrawnDateDeletesNobodyAndIsAnnounced() {
        publish("2027-06-20T10:00", "2027-06-20T11:00", "\"1\"");
        var link = stack.takeSeat(EVENT, "holder@example.org");
        advanceTo(stack.local.clock().instant().plus(Duration.ofDays(100)));
        for (var state : List.of("to-be-confirmed", "cancelled")) {
            var before = stack.mailsTo("holder@example.org").size();
            publish("{\"state\": \"" + state + "\"}", state.equals("cancelled") ? "\"3\"" : "\"2\"");
            stack.upkeep();
            stack.upkeep();
            assertThat(stack.mailsTo("holder@example.org")).as(state).hasSize(before + 1);
            assertThat(stack.open(link).statusCode()).as(state).isEqualTo(200);
        }
        advanceTo(stack.local.clock().instant().plus(Duration.ofDays(90)));
        stack.upkeep();
        assertThat(stack.rows(EVENT)).isEmpty();
    }

    @Test
    void wrongYearDeletesNothingBeforeItIsCorrected() {
        var link = stack.takeSeat(EVENT, "holder@example.org", "name", "Zubeida");
        publish("2025-12-20T10:00", "2025-12-20T11:00", "\"1\"");
        stack.upkeep();
        stack.pass(Duration.ofDays(1));
        stack.upkeep();
        publish("2026-12-20T10:00", "2026-12-20T11:00", "\"2\"");
        stack.upkeep();
        assertThat(stack.get(link, "accept", "application/json").body()).contains("confirmed", "Zubeida");
        assertThat(stack.count(EVENT, "taken")).isEqualTo(1);
        stack.pass(Duration.ofSeconds(6));
        stack.takeSeat(EVENT, "late@example.org");
        assertThat(stack.count(EVENT, "waiting") + stack.count(EVENT, "taken"))
                .as("registration is open again")
                .isEqualTo(2);
    }

    @Test
    void dateCorrectedDuringClosingReopensRegistration() {
        publish("2025-12-20T10:00", "2025-12-20T11:00", "\"1\"");
        var corrected = new RunBefore(
                "UpkeepFunction", "TransactWriteItems", () -> publish("2026-12-20T10:00", "2026-12-20T11:00", "\"2\""));
        stack.local.aws().inject(corrected);
        stack.upkeep();
        assertThat(corrected.happened()).isTrue();
        stack.upkeep();
        stack.takeSeat(EVENT, "holder@example.org");
        assertThat(stack.count(EVENT, "taken")).isEqualTo(1);
        assertThat(finalCounts()).isEmpty();
    }
}
