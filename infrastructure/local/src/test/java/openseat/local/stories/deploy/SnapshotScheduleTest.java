package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import openseat.local.template.Template;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// The daily schedule that keeps the snapshots of functions which nobody visits.
class SnapshotScheduleTest {

    @Test
    void runIsAnsweredQuietly() {
        try (var stack = TestStack.open()) {
            var log = stack.local.log().size();
            stack.local.clearCalls();
            var functions = stack.local.template().functions().values().stream()
                    .filter(Template.Function::snapStart)
                    .toList();
            assertThat(functions)
                    .hasSize(5)
                    .allSatisfy(function -> assertThat(stack.local.tick(function.id()))
                            .hasValueSatisfying(
                                    answer -> assertThat(answer).asString().isEqualTo("{}")));
            assertThat(stack.local.log()).hasSize(log);
            assertThat(stack.local.calls()).isEmpty();
        }
    }
}
