package openseat.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.AwsClients;
import openseat.Settings;
import openseat.local.LocalRunner;
import openseat.local.ses.SesService;
import openseat.local.testkit.RunnerFixture;
import openseat.mail.Mail;
import openseat.mail.SendResult;
import openseat.mail.SesMailer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// How the functions' own clients, with the CRT's native code, take a network that fails: whether a mail may have been
/// sent decides whether it is sent again.
@EnabledOnOs(OS.LINUX)
class AwsClientsTest {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("MailFunction", "none"));

    private static LocalRunner local;

    @BeforeAll
    static void start() throws IOException {
        local = RunnerFixture.start();
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    /// What comes of a mail that is sent to this address.
    private static SendResult send(URI address) {
        try (var client = AwsClients.prepare(SesV2Client.builder(), Duration.ofSeconds(2))
                .endpointOverride(address)
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build()) {
            var settings =
                    new Settings(Map.of("SENDER", "events@openseat.example", "CONFIGURATION_SET", "openseat-Letters"));
            return new SesMailer(client, settings)
                    .send(new Mail(
                            Optional.empty(),
                            "noor@example.net",
                            "A subject",
                            "Text",
                            "<p>Text</p>",
                            List.of(),
                            Optional.empty(),
                            Map.of(),
                            Map.of()));
        }
    }

    private static SendResult send(SesService.Mode mode) {
        local.mailbox().clear();
        local.mailbox().mode(mode, 1);
        return send(local.aws().url());
    }

    @Test
    void answeredMailIsSent() {
        assertThat(send(SesService.Mode.OK)).isEqualTo(new SendResult.Sent());
        assertThat(local.mailbox().mails()).hasSize(1);
        assertThat(send(SesService.Mode.THROTTLE)).isEqualTo(new SendResult.RetryLater(true));
    }

    @Test
    void mailWithoutAnAnswerMayHaveBeenSent() {
        for (var mode : List.of(SesService.Mode.TIMEOUT, SesService.Mode.DROP_AFTER_ACCEPT)) {
            assertThat(send(mode)).as("%s", mode).isEqualTo(new SendResult.Unknown());
        }
    }

    @Test
    void mailWithoutAConnectionWasNotSent() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        for (var nowhere : List.of("http://127.0.0.1:" + free, "http://nowhere.invalid")) {
            assertThat(send(URI.create(nowhere))).as(nowhere).isEqualTo(new SendResult.RetryLater(false));
        }
    }
}
