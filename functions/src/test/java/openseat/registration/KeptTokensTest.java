package openseat.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.form.Answers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which tokens of links a row keeps: by what caused their letters, and by their age.
class KeptTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Submission REQUEST = new Submission(Answers.NONE.of(2), "en", 1, NOW);
    private static final LinkToken ADDED = change(99);

    private final Rows row = Rows.row(Status.CONFIRMED, NOW, NOW);

    @Nested
    class ByRequests {

        @Test
        void twelveMayBeAlive() {
            for (var n = 0; n < 11; n++) {
                row.token(byRequest(n, NOW.plusSeconds(n)));
            }
            assertThat(nextByRequest(NOW.plusSeconds(20))).isEmpty();
            row.token(byRequest(11, NOW.plusSeconds(11)));
            assertThat(nextByRequest(NOW.plusSeconds(20))).contains(NOW.plus(WEEK));
        }

        @Test
        void eachIsAliveForAWeek() {
            for (var n = 0; n < 12; n++) {
                row.token(byRequest(n, NOW.plusSeconds(n)));
            }
            assertThat(nextByRequest(NOW.plus(WEEK).minusSeconds(1))).isPresent();
            assertThat(nextByRequest(NOW.plus(WEEK))).isEmpty();
        }

        @Test
        void theLinksOfOtherLettersDoNotCount() {
            for (var n = 0; n < 16; n++) {
                row.token(change(n));
            }
            assertThat(nextByRequest(NOW)).isEmpty();
        }

        @Test
        void noneIsLostBeforeItsWeekIsOver() {
            for (var n = 0; n < 12; n++) {
                row.token(byRequest(n, NOW));
            }
            assertThat(kept(NOW.plus(WEEK).minusSeconds(1))).hasSize(13);
        }

        @Test
        void theyGoAfterAWeek() {
            row.token(byRequest(1, NOW.minus(WEEK)))
                    .token(byRequest(2, NOW.minus(WEEK).plusSeconds(1)));
            assertThat(kept(NOW)).containsExactly(2, 99);
        }

        @Test
        void theOneThatWasUsedLastStays() {
            row.token(byRequest(1, NOW.minus(WEEK)))
                    .token(byRequest(2, NOW.minus(WEEK)))
                    .used(new byte[] {2});
            assertThat(kept(NOW)).containsExactly(2, 99);
        }

        private Optional<Instant> nextByRequest(Instant now) {
            return LinkToken.nextByRequest(row.build(), now);
        }
    }

    @Nested
    class ByChanges {

        @Test
        void sixteenStay() {
            for (var n = 0; n < 16; n++) {
                row.token(change(n));
            }
            assertThat(kept(NOW)).hasSize(16).doesNotContain(0).contains(1, 99);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1})
        void andTheOneThatWasUsedLast(int used) {
            for (var n = 0; n < 17; n++) {
                row.token(change(n));
            }
            row.used(new byte[] {(byte) used});
            assertThat(kept(NOW)).hasSize(17).contains(used, 99).doesNotContain(1 - used);
        }

        @Test
        void theyOutliveAnyNumberOfRequests() {
            row.token(change(1));
            for (var n = 10; n < 40; n++) {
                row.token(byRequest(n, NOW.minus(WEEK)));
            }
            var later = NOW.plus(Duration.ofDays(1_000));
            assertThat(LinkToken.with(row.build(), byRequest(50, later), later))
                    .extracting(token -> (int) token.hash()[0])
                    .containsExactly(1, 50);
        }
    }

    @Test
    void aTokenIsStoredWithItsCauseAndRequest() {
        assertThat(byRequest(1, NOW).attributes())
                .containsEntry("cause", "request")
                .containsEntry("request", REQUEST.attributes());
        assertThat(change(1).attributes()).containsEntry("cause", "change").doesNotContainKey("request");
    }

    @Test
    void aTokenForgetsARequestThatSaysTheSame() {
        var later = new Submission(REQUEST.answers(), "en", 2, NOW.plusSeconds(9));
        assertThat(byRequest(1, NOW).without(later).request()).isEmpty();
        assertThat(byRequest(1, NOW).without(later.with(Answers.NONE)).request())
                .contains(REQUEST);
    }

    private List<Integer> kept(Instant now) {
        return LinkToken.with(row.build(), ADDED, now).stream()
                .map(token -> (int) token.hash()[0])
                .toList();
    }

    private static LinkToken byRequest(int hash, Instant created) {
        return new LinkToken(new byte[] {(byte) hash}, created, Cause.REQUEST, Optional.of(REQUEST));
    }

    private static LinkToken change(int hash) {
        return new LinkToken(new byte[] {(byte) hash}, NOW, Cause.CHANGE, Optional.empty());
    }
}
