package openseat.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.export.AuditLog.Export;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The entries of an audit log, and when an export continues one.
class AuditLogTest {

    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void anExportIsOneEntryHoweverManyPagesItHas() {
        var log = AuditLog.EMPTY
                .withExport(export("ada", 2_000))
                .withExport(export("bea", 7))
                .withMoreRows(1, Optional.of("ada"), 500, AT.plusSeconds(9))
                .orElseThrow();
        assertThat(log.exports()).containsExactly(export("ada", 2_500), export("bea", 7));
        assertThat(log.exported()).isEqualTo(2);
    }

    @Test
    void nobodyContinuesTheExportOfSomebodyElse() {
        assertThat(AuditLog.EMPTY.withExport(export("ada", 1)).withMoreRows(1, Optional.of("bea"), 1, AT))
                .isEmpty();
    }

    @Test
    void rowsSentMuchLaterHaveAnEntryOfTheirOwn() {
        var log = AuditLog.EMPTY.withExport(export("ada", 1));
        assertThat(log.withMoreRows(1, Optional.of("ada"), 1, AT.plus(AuditLog.MAX_DURATION)))
                .isPresent();
        assertThat(log.withMoreRows(
                        1, Optional.of("ada"), 1, AT.plus(AuditLog.MAX_DURATION).plusSeconds(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 5, 205, 999_999_999})
    void droppedAndUnknownExportsAreNotContinued(long number) {
        assertThat(many().withMoreRows(number, Optional.of("ada"), 1, AT)).isEmpty();
    }

    @Test
    void theNewestEntriesStayAndTheCountGoesOn() {
        var log = many();
        assertThat(log.exported()).isEqualTo(204);
        assertThat(log.exports()).hasSize(AuditLog.MAX_EXPORTS);
        assertThat(log.exports().getFirst().rows()).isEqualTo(5);
        assertThat(log.exports().getLast().rows()).isEqualTo(204);
        assertThat(log.withMoreRows(204, Optional.of("ada"), 0, AT)).isPresent();
    }

    @Test
    void organizersReadTheTotalsOnceTheyAreThere() {
        assertThat(AuditLog.EMPTY.members()).doesNotContainKeys("ended", "endedAt");
        var ended = new AuditLog(0, List.of(), List.of(), Map.of("confirmed", 12L), Optional.of(AT));
        assertThat(ended.members())
                .containsEntry("endedAt", "2026-11-24T12:00:00Z")
                .containsEntry("ended", Map.of("confirmed", 12L));
    }

    @Test
    void whatDependsOnWhoWasRegisteredIsABand() {
        var counts =
                Map.of("requested", 3L, "places", 2L, "cancelled", 1L, "sent", 22L, "bounced", 4L, "unheardOf", 0L);
        assertThat(new AuditLog(0, List.of(), List.of(), counts, Optional.of(AT))
                        .members()
                        .get("ended"))
                .isEqualTo(Map.of(
                        "requested",
                        3L,
                        "places",
                        2L,
                        "cancelled",
                        1L,
                        "sent",
                        Map.of("about", 20L),
                        "bounced",
                        Map.of("fewerThan", 5L),
                        "unheardOf",
                        Map.of("fewerThan", 5L)));
    }

    @Test
    void namesEndAndNumbersStay() {
        var log = AuditLog.EMPTY
                .withExport(new Export(AT, Optional.of("ada"), 1))
                .withExport(new Export(AT.plusSeconds(1), Optional.of("bea"), 2));
        assertThat(log.withoutNames(AT.minusSeconds(1))).isEqualTo(log);
        var updated = log.withoutNames(AT);
        assertThat(updated.exports())
                .containsExactly(
                        new Export(AT, Optional.empty(), 1), new Export(AT.plusSeconds(1), Optional.of("bea"), 2));
        assertThat(updated.exported()).isEqualTo(2);
        assertThat(updated.oldestNamed()).contains(AT.plusSeconds(1));
        assertThat(log.withoutNames(AT.plusSeconds(1)).oldestNamed()).isEmpty();
    }

    @Test
    void theNewestChangesStayAndNoExportGoesForThem() {
        var log = AuditLog.EMPTY.withExport(export("ada", 1));
        for (var n = 1; n <= AuditLog.MAX_CHANGES + 4; n++) {
            log = log.withChange(change(n, "ada", "edited"));
        }
        assertThat(log.changes()).hasSize(AuditLog.MAX_CHANGES);
        assertThat(log.changes().getFirst().at()).isEqualTo(AT.plusSeconds(5));
        assertThat(log.changes().getLast().at()).isEqualTo(AT.plusSeconds(AuditLog.MAX_CHANGES + 4));
        assertThat(log.exports()).containsExactly(export("ada", 1));
    }

    @Test
    void namesOfThoseWhoChangedSomethingEndToo() {
        var log = AuditLog.EMPTY
                .withChange(change(0, "ada", "removed"))
                .withExport(new Export(AT.plusSeconds(1), Optional.of("bea"), 2))
                .withChange(change(2, "cleo", "announced"));
        assertThat(log.oldestNamed()).contains(AT);
        assertThat(log.withoutNames(AT).oldestNamed()).contains(AT.plusSeconds(1));
        var late = log.withoutNames(AT.plusSeconds(1));
        assertThat(late.oldestNamed()).contains(AT.plusSeconds(2));
        assertThat(late.members().get("changes"))
                .isEqualTo(List.of(
                        Map.of("at", "2026-11-24T12:00:00Z", "what", "removed"),
                        Map.of("at", "2026-11-24T12:00:02Z", "by", "cleo", "what", "announced")));
    }

    @Test
    void whoLooksAtPageAfterPageIsLoggedOnceAnHour() {
        var log = AuditLog.EMPTY.withChange(change(0, "ada", "list-seen"));
        assertThat(log.hasLooked(Optional.of("ada"), AT.plus(AuditLog.MAX_DURATION)))
                .isTrue();
        assertThat(log.hasLooked(
                        Optional.of("ada"), AT.plus(AuditLog.MAX_DURATION).plusSeconds(1)))
                .isFalse();
        assertThat(log.hasLooked(Optional.of("bea"), AT)).isFalse();
        assertThat(AuditLog.EMPTY.withChange(change(0, "ada", "removed")).hasLooked(Optional.of("ada"), AT))
                .isFalse();
    }

    private static AuditLog.Change change(int second, String by, String what) {
        return new AuditLog.Change(AT.plusSeconds(second), Optional.of(by), what);
    }

    private static Export export(String by, long rows) {
        return new Export(AT, Optional.of(by), rows);
    }

    /// Four exports more than are kept; each has as many rows as its number.
    private static AuditLog many() {
        var log = AuditLog.EMPTY;
        for (var n = 1; n <= AuditLog.MAX_EXPORTS + 4; n++) {
            log = log.withExport(export(n == 5 ? "bea" : "ada", n));
        }
        return log;
    }
}
