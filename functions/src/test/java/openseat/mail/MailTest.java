package openseat.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {

    private static final String TO = "ana@example.org";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: x@example.org",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u000Bb",
                "",
                " "
            })
    void textOfSeveralLinesNeverReachesAHeader(String hostile) {
        assertRejected(() -> mail(hostile, "Subject", Optional.empty(), Map.of(), Map.of()));
        assertRejected(() -> mail(TO, hostile, Optional.empty(), Map.of(), Map.of()));
        assertRejected(() -> mail(TO, "Subject", Optional.of(hostile), Map.of(), Map.of()));
        assertRejected(() -> mail(TO, "Subject", Optional.empty(), Map.of("X-Name", "a" + hostile + "\n"), Map.of()));
        assertRejected(() -> mail(TO, "Subject", Optional.empty(), Map.of("X" + hostile + ":", "value"), Map.of()));
        assertRejected(() -> new Mail.Attachment(hostile, "text/plain", new byte[0]));
        assertRejected(() -> new Mail.Attachment("event.ics", hostile, new byte[0]));
    }

    @Test
    void aTagContainsOnlyWhatSesAccepts() {
        assertThat(mail(TO, "Subject", Optional.empty(), Map.of(), Map.of("event", "sample-migrants-day"))
                        .tags())
                .containsEntry("event", "sample-migrants-day");
        assertRejected(() -> mail(TO, "Subject", Optional.empty(), Map.of(), Map.of("event", "a b")));
        assertRejected(() -> mail(TO, "Subject", Optional.empty(), Map.of(), Map.of("event", "")));
    }

    @Test
    void errorMessagesDoNotContainTheAddress() {
        assertThatThrownBy(() -> mail("canary@example.org\n", "Subject", Optional.empty(), Map.of(), Map.of()))
                .hasMessageContaining("recipient")
                .hasMessageNotContaining("canary");
    }

    @Test
    void anyTextBecomesOneLineWithoutDirectionOverrides() {
        assertThat(Mail.line("  Talk\r\nBcc:\u2028 x\u202E\u2066y\u2069\uD800 "))
                .isEqualTo("Talk Bcc: xy?");
        assertThat(Mail.line("Nous: l’été 国际 أُلغيت 😀")).isEqualTo("Nous: l’été 国际 أُلغيت 😀");
    }

    private static void assertRejected(Runnable composing) {
        assertThatThrownBy(composing::run).isInstanceOf(IllegalArgumentException.class);
    }

    private static Mail mail(
            String to,
            String subject,
            Optional<String> replyTo,
            Map<String, String> headers,
            Map<String, String> tags) {
        return new Mail(Optional.empty(), to, subject, "text", "<p>text</p>", List.of(), replyTo, headers, tags);
    }
}
