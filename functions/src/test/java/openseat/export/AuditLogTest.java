package openseat.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import openseat.export.AuditLog.Export;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an event remembers of its exports, and how one of them is continued.
class AuditLogTest {

    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void anExportIsOneLineHoweverManyPiecesItHas() {
        var receipt = AuditLog.NONE.begun(new Export(AT, "ada", 2_000)).begun(new Export(AT, "bea", 7))
                .continued(1, "ada", 500, AT.plusSeconds(9)).orElseThrow();
        assertThat(receipt.exports()).containsExactly(new Export(AT, "ada", 2_500), new Export(AT, "bea", 7));
        assertThat(receipt.exported()).isEqualTo(2);
    }

    @Test
    void nobodyWritesIntoTheLineOfSomebodyElse() {
        assertThat(AuditLog.NONE.begun(new Export(AT, "ada", 1)).continued(1, "bea", 1, AT)).isEmpty();
    }

    @Test
    void whatLeavesLaterHasALineOfItsOwn() {
        var receipt = AuditLog.NONE.begun(new Export(AT, "ada", 1));
        assertThat(receipt.continued(1, "ada", 1, AT.plus(AuditLog.LONGEST))).isPresent();
        assertThat(receipt.continued(1, "ada", 1, AT.plus(AuditLog.LONGEST).plusSeconds(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 5, 205, 999_999_999})
    void aForgottenLineAndOneThatNeverWasAreNotContinued(long number) {
        assertThat(many().continued(number, "ada", 1, AT)).isEmpty();
    }

    @Test
    void theNewestLinesStayAndTheCountGoesOn() {
        var receipt = many();
        assertThat(receipt.exported()).isEqualTo(204);
        assertThat(receipt.exports()).hasSize(AuditLog.MOST);
        assertThat(receipt.exports().getFirst().rows()).isEqualTo(5);
        assertThat(receipt.exports().getLast().rows()).isEqualTo(204);
        assertThat(receipt.continued(204, "ada", 0, AT)).isPresent();
    }

    @Test
    void organizersReadTheTotalsOnceTheyAreThere() {
        assertThat(AuditLog.NONE.members()).doesNotContainKeys("ended", "endedAt");
        var ended = new AuditLog(0, java.util.List.of(), Map.of("confirmed", 12L), Optional.of(AT));
        assertThat(ended.members()).containsEntry("endedAt", "2026-11-24T12:00:00Z").containsEntry("ended", Map.of("confirmed", 12L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-0", "12-f", "999999999-0123456789abcdef0123456789abcdef"})
    void aBookmarkIsReadAsItWasWritten(String word) {
        assertThat(ExportCursor.read(word).orElseThrow().word()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "-0", "0-0", "1-g", "1-F", "1-00", "1-0 ", "01-0", "1234567890-0", "1-0123456789abcdef0123456789abcde", "1-0\n"})
    void whatIsNoBookmarkIsNotRead(String word) {
        assertThat(ExportCursor.read(word)).isEmpty();
    }

    /// Four more than are remembered; the line's number is its count of rows.
    private static AuditLog many() {
        var receipt = AuditLog.NONE;
        for (var n = 1; n <= AuditLog.MOST + 4; n++) {
            receipt = receipt.begun(new Export(AT, n == 5 ? "bea" : "ada", n));
        }
        return receipt;
    }
}
