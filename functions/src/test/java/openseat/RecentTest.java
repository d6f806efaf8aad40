package openseat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Settable clock = new Settable();
    private final Recent<String> recent = new Recent<>(clock);
    private final List<Optional<String>> reads = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4_999})
    void aValueIsKeptForLessThanFiveSeconds(long millis) {
        find("a", "first");
        clock.now = NOW.plusMillis(millis);
        assertThat(find("a", "second")).hasValue("first");
        assertThat(reads).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {5_000, 5_001, 86_400_000})
    void thenItIsReadAgainAndKeptAgain(long millis) {
        find("a", "first");
        clock.now = NOW.plusMillis(millis);
        assertThat(find("a", "second")).hasValue("second");
        clock.now = clock.now.plusMillis(4_999);
        assertThat(find("a", "third")).hasValue("second");
        assertThat(reads).hasSize(2);
    }

    /// Using a value does not make it younger.
    @Test
    void aValueThatIsUsedOftenExpiresToo() {
        find("a", "first");
        for (var second = 1; second < 5; second++) {
            clock.now = NOW.plusSeconds(second);
            assertThat(find("a", "second")).hasValue("first");
        }
        clock.now = NOW.plusSeconds(5);
        assertThat(find("a", "second")).hasValue("second");
    }

    /// Else a value that was read before the clock was set right would be kept for as long as it was wrong.
    @ParameterizedTest
    @ValueSource(longs = {1, 3_600_000})
    void aClockThatGoesBackKeepsNothing(long millis) {
        find("a", "first");
        clock.now = NOW.minusMillis(millis);
        assertThat(find("a", "second")).hasValue("second");
    }

    /// A read that takes long makes a value no younger: it may be as old as the moment when the read began.
    @Test
    void theAgeCountsFromTheBeginningOfTheRead() {
        recent.find("a", _ -> {
            clock.now = NOW.plusSeconds(4);
            return Optional.of("first");
        });
        clock.now = NOW.plusSeconds(5);
        assertThat(find("a", "second")).hasValue("second");
    }

    @Test
    void eachIdHasItsOwnValue() {
        find("a", "first");
        assertThat(find("b", "second")).hasValue("second");
        assertThat(find("a", "third")).hasValue("first");
        clock.now = NOW.plusSeconds(5);
        find("a", "fourth");
        assertThat(recent.lastKnown("b")).hasValue("second");
    }

    @Test
    void whatIsMissingIsLookedUpEachTimeAndNotKept() {
        assertThat(find("a", null)).isEmpty();
        assertThat(find("a", null)).isEmpty();
        assertThat(reads).hasSize(2);
        assertThat(recent.lastKnown("a")).isEmpty();
        assertThat(find("a", "published")).hasValue("published");
        assertThat(find("a", "second")).hasValue("published");
    }

    @Test
    void whatHasGoneIsForgotten() {
        find("a", "first");
        clock.now = NOW.plusSeconds(5);
        assertThat(find("a", null)).isEmpty();
        assertThat(recent.lastKnown("a")).isEmpty();
        assertThat(find("a", "second")).hasValue("second");
    }

    @Test
    void theLastKnownValueStaysWhenTheTableCannotBeReached() {
        assertThat(recent.lastKnown("a")).isEmpty();
        find("a", "first");
        clock.now = NOW.plusSeconds(86_400);
        assertThatThrownBy(() -> recent.find("a", _ -> {
                    throw new IllegalStateException("throttled");
                }))
                .hasMessage("throttled");
        assertThat(recent.lastKnown("a")).hasValue("first");
    }

    @Test
    void aReadIsGivenTheValueThatWasReadLast() {
        find("a", "first");
        clock.now = NOW.plusSeconds(5);
        find("a", "second");
        clock.now = NOW.plusSeconds(10);
        find("a", null);
        find("a", "third");
        assertThat(reads)
                .containsExactly(Optional.empty(), Optional.of("first"), Optional.of("second"), Optional.empty());
    }

    private Optional<String> find(String id, String inTable) {
        return recent.find(id, last -> {
            reads.add(last);
            return Optional.ofNullable(inTable);
        });
    }

    private static final class Settable extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
