package openseat.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import openseat.Environment;
import openseat.Settings;
import openseat.dynamodb.MemoryDynamoDb;
import openseat.dynamodb.Table;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// When a request has its turn: three an hour for a network, six in all, and two a day for an address.
///
/// A slot begins with the second after the bucket has room.
class QuotaTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final byte[] NETWORK = {1};
    private static final byte[] NEIGHBOUR = {2};

    private final Table table = new Table(new MemoryDynamoDb(), "T");
    private final Quota quota = quota(6);

    @Nested
    class OfANetwork {

        @Test
        void anHoursLettersGoAtOnceThenOneStepApart() {
            assertThat(slots(5)).containsExactly(NOW, NOW, NOW, later(20), later(40));
        }

        @Test
        void aBucketDrainsStepByStep() {
            slots(3);
            assertThat(quota.ofNetwork(NETWORK, false, NOW.plus(Duration.ofMinutes(20))))
                    .isEqualTo(NOW.plus(Duration.ofMinutes(20)));
            assertThat(quota.ofNetwork(NETWORK, false, NOW.plus(Duration.ofMinutes(20))))
                    .isEqualTo(later(40));
        }

        @Test
        void itsLineIsItsOwn() {
            slots(9);
            assertThat(quota.ofNetwork(NEIGHBOUR, quota.isTight(NOW), NOW)).isEqualTo(NOW);
        }

        @Test
        void itsLineEndsAtMidnight() {
            slots(100);
            var tomorrow = NOW.plus(Duration.ofDays(1));
            assertThat(quota.ofNetwork(NETWORK, quota.isTight(tomorrow), tomorrow))
                    .isEqualTo(tomorrow);
        }

        @Test
        void itsNameLastsForADay() {
            var name = quota.nameOf(NETWORK, NOW);
            assertThat(name).matches("[0-9a-f]{32}").isEqualTo(quota.nameOf(NETWORK, NOW.plusSeconds(60)));
            assertThat(quota.nameOf(NETWORK, NOW.plus(Duration.ofDays(1)))).isNotEqualTo(name);
        }
    }

    @Test
    void inAllThereIsOneLine() {
        assertThat(Stream.generate(() -> quota.inAll(quota.isTight(NOW), NOW)).limit(8))
                .containsExactly(NOW, NOW, NOW, NOW, NOW, NOW, later(10), later(20));
    }

    @Nested
    class OfAnAddress {

        private static final String ANA = "ana@example.org";

        @Test
        void aDaysLettersGoAtOnce() {
            assertThat(Stream.generate(() -> ofAddress(ANA)).limit(4))
                    .containsExactly(NOW, NOW, later(12 * 60), later(24 * 60));
        }

        @Test
        void theFirstOfAnEventMayExceedTheLimitThreefold() {
            assertThat(Stream.generate(() -> quota.ofAddress(ANA, true, NOW)).limit(7))
                    .containsExactly(NOW, NOW, NOW, NOW, NOW, NOW, later(12 * 60));
        }

        @Test
        void requestsElsewhereDoNotKeepBackTheFirst() {
            ofAddress(ANA);
            ofAddress(ANA);
            assertThat(ofAddress(ANA)).isAfter(NOW);
            assertThat(quota.ofAddress(ANA, true, NOW)).isEqualTo(NOW);
        }

        @Test
        void allTagsOfAnAddressShareOneLine() {
            ofAddress("ana+one@example.org");
            ofAddress("ana+two@example.org");
            assertThat(ofAddress("Ana+three@Example.org")).isAfter(NOW);
        }

        @Test
        void tagsDoNotHoldBackTheAddressItself() {
            for (var n = 0; n < 9; n++) {
                ofAddress("ana+" + n + "@example.org");
            }
            assertThat(ofAddress(ANA)).isEqualTo(NOW);
            assertThat(ofAddress("bo+1@example.org")).isEqualTo(NOW);
        }

        @Test
        void aPlusIsATagOnlyAfterAName() {
            ofAddress("+ana@example.org");
            ofAddress("+ana@example.org");
            assertThat(ofAddress("+bo@example.org")).isEqualTo(NOW);
        }

        private Instant ofAddress(String address) {
            return quota.ofAddress(address, false, NOW);
        }
    }

    @Nested
    class WhileTooManyBounce {

        private final BounceRate rate = new BounceRate(table);

        @Test
        void thereAreTwentyAnHourInAllAtMost() {
            bounce(10);
            var large = quota(100);
            assertThat(Stream.generate(() -> large.inAll(true, NOW)).limit(21))
                    .containsOnlyOnce(later(3))
                    .endsWith(NOW, later(3));
            assertThat(Stream.generate(() -> large.inAll(true, NOW)).limit(2)).containsExactly(later(6), later(9));
        }

        @Test
        void aNetworkHasTwoAnHour() {
            bounce(10);
            assertThat(slots(3)).containsExactly(NOW, NOW, later(30));
        }

        @Test
        void aNetworkThatCausedThreeWaitsSixHoursForEach() {
            bounce(10);
            bounceOfNetwork(3);
            assertThat(slots(2)).containsExactly(NOW.plus(Duration.ofHours(6)), later(12 * 60));
            assertThat(quota.ofNetwork(NEIGHBOUR, quota.isTight(NOW), NOW)).isEqualTo(NOW);
        }

        @Test
        void aNetworkThatCausedTwoDoesNot() {
            bounce(10);
            bounceOfNetwork(2);
            assertThat(slots(1)).containsExactly(NOW);
        }

        @Test
        void aNetworkIsNoSourceWhileFewBounce() {
            bounce(9);
            bounceOfNetwork(3);
            assertThat(slots(3)).containsExactly(NOW, NOW, NOW);
        }

        private void bounce(int letters) {
            for (var n = 0; n < letters; n++) {
                rate.countBounced(NOW);
            }
        }

        private void bounceOfNetwork(int letters) {
            for (var n = 0; n < letters; n++) {
                rate.countBounced(quota.nameOf(NETWORK, NOW), NOW, NOW);
            }
        }
    }

    private List<Instant> slots(int number) {
        return Stream.generate(() -> quota.ofNetwork(NETWORK, quota.isTight(NOW), NOW))
                .limit(number)
                .toList();
    }

    private Quota quota(int perHour) {
        return new Quota(new Environment(
                table,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Random(1),
                new Settings(Map.of(
                        "LETTERS_PER_ADDRESS",
                        "2",
                        "LETTERS_PER_NETWORK",
                        "3",
                        "LETTERS_PER_HOUR",
                        Integer.toString(perHour)))));
    }

    private static Instant later(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes)).plusSeconds(1);
    }
}
