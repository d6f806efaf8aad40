package openseat.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import openseat.registration.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read of SES's reports.
class FeedbackTest {

    private static final String HASH = "0123456789abcdef".repeat(2);

    @Test
    void aReportNamesTheLetterByItsTags() {
        assertThat(read("cause", "change"))
                .contains(new Feedback(
                        Feedback.Type.COMPLAINED,
                        "an-event",
                        "ticket",
                        HASH,
                        Cause.CHANGE,
                        Optional.empty(),
                        Instant.parse("2026-11-24T10:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"change, CHANGE", "request, REQUEST", "'', REQUEST", "Change, REQUEST"})
    void anUnknownCauseCostsNobodyASeat(String word, Cause cause) {
        assertThat(read("cause", word).orElseThrow().cause()).isEqualTo(cause);
    }

    @Test
    void theNetworkIsThatOfARequest() {
        assertThat(read("network", HASH).orElseThrow().network()).contains(HASH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "192.0.2.0", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef"})
    void whatIsNoHashIsNoNetwork(String network) {
        assertThat(read("network", network).orElseThrow().network()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"event, ''", "row, ana@example.org", "sent, today", "type, Delivery"})
    void whatIsNoReportOfOursIsNotRead(String field, String value) {
        assertThat(read(field, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Permanent, BOUNCED", "Transient, UNDELIVERED", "Undetermined, UNDELIVERED"})
    void onlyAPermanentBounceSaysThatAnAddressTakesNoMail(String kind, Feedback.Type type) {
        var report = report();
        report.put("type", "Bounce");
        report.put("bounce", kind);
        assertThat(Feedback.read(report).orElseThrow().type()).isEqualTo(type);
    }

    private static Optional<Feedback> read(String field, String value) {
        var report = report();
        report.put(field, value);
        return Feedback.read(report);
    }

    private static Map<String, Object> report() {
        return new HashMap<>(Map.of(
                "type",
                "Complaint",
                "event",
                "an-event",
                "kind",
                "ticket",
                "row",
                HASH,
                "sent",
                "2026-11-24T10:00:00Z"));
    }
}
