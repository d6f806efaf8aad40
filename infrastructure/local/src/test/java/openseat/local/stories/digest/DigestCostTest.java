package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.ManyRegistrations;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// What a digest reads does not grow with the event; `-Drows=100000` also tries a very large one.
class DigestCostTest {

    private static final int LARGEST = Integer.getInteger("rows", 2_000);

    @Test
    void aDigestReadsAsMuchOfALargeEvent() {
        var units = new LinkedHashMap<Integer, Double>();
        IntStream.of(100, LARGEST).forEach(rows -> units.put(rows, unitsOfADigest(rows)));
        units.forEach(
                (rows, read) -> System.out.printf("A digest of %,d registrations reads %.1f units.%n", rows, read));
        assertThat(units.values()).allMatch(read -> read.equals(units.get(100)));
        assertThat(units.get(100)).isLessThanOrEqualTo(20);
    }

    private static double unitsOfADigest(int rows) {
        try (var stack = TestStack.open(Map.of("MailPerSecond", "500"))) {
            stack.local.invoke("PublishFunction", """
                    {"event": {"id": "hall", "title": {"en": "A hall"}, "schedule": {"state": "to-be-confirmed"}},
                     "recipients": [{"email": "team@example.org"}]}""");
            var team = new DigestReader(stack, "team@example.org").start();
            ManyRegistrations.add(stack, "hall", rows);
            stack.pass(Duration.ofDays(1));
            stack.local.clearCalls();
            team.tick();
            assertThat(team.digests()).hasSize(2);
            return stack.local.calls().stream()
                    .filter(usage -> usage.function().equals("DigestFunction"))
                    .mapToDouble(usage -> usage.readUnits())
                    .sum();
        }
    }
}
