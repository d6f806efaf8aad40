package openseat.local.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.Stream;
import openseat.local.LocalRunner;
import openseat.local.testkit.RunnerFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentTransferEncoding;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// The local SES, tested through the SDK's client.
class SesServiceTest {

    private static LocalRunner local;
    private static SesV2Client ses;

    @BeforeAll
    static void start() throws IOException {
        local = RunnerFixture.start();
        ses = RunnerFixture.ses(local, "MailFunction", Duration.ofSeconds(10));
    }

    @AfterAll
    static void stop() {
        ses.close();
        local.close();
    }

    @BeforeEach
    void reset() {
        local.mailbox().clear();
        local.mailbox().mode(SesService.Mode.OK, 0);
    }

    private static SendEmailRequest.Builder mail() {
        return SendEmailRequest.builder()
                .fromEmailAddress("events@openseat.example")
                .destination(d -> d.toAddresses("amina@example.org"))
                .configurationSetName("openseat-Letters")
                .content(c -> c.simple(message().build()));
    }

    private static Message.Builder message() {
        return Message.builder()
                .subject(s -> s.data("سلام").charset("UTF-8"))
                .body(b -> b.text(t -> t.data("Zoë").charset("UTF-8"))
                        .html(h -> h.data("<p>Zoë").charset("UTF-8")));
    }

    private static Attachment.Builder attachment() {
        return Attachment.builder()
                .fileName("event.ics")
                .contentType("text/calendar; method=PUBLISH; charset=UTF-8")
                .contentTransferEncoding(AttachmentContentTransferEncoding.BASE64)
                .rawContent(SdkBytes.fromUtf8String("é"));
    }

    @Test
    void validMailIsKept() {
        var id = ses.sendEmail(mail().replyToAddresses("\"A, B\" <contact@example.org>")
                        .emailTags(
                                MessageTag.builder().name("event").value("e-1").build())
                        .content(c -> c.simple(message()
                                .attachments(attachment().build())
                                .headers(MessageHeader.builder()
                                        .name("Auto-Submitted")
                                        .value("auto-generated")
                                        .build())
                                .build()))
                        .build())
                .messageId();
        assertThat(local.mailbox().mails()).singleElement().satisfies(mail -> {
            assertThat(mail.id()).isEqualTo(id);
            assertThat(mail.at()).isEqualTo(RunnerFixture.NOW);
            assertThat(mail.to()).containsExactly("amina@example.org");
            assertThat(mail.subject()).isEqualTo("سلام");
            assertThat(mail.text()).isEqualTo("Zoë");
            assertThat(mail.headers())
                    .containsEntry("Auto-Submitted", "auto-generated")
                    .containsKey("Reply-To");
            assertThat(mail.tags()).containsEntry("event", "e-1");
            assertThat(mail.attachments())
                    .containsExactly(new SentMail.Attachment(
                            "event.ics", "text/calendar; method=PUBLISH; charset=UTF-8", "w6k="));
        });
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                invalid("no recipient", m -> m.destination(d -> d.toAddresses())),
                invalid(
                        "51 recipients",
                        m -> m.destination(d -> d.toAddresses(Collections.nCopies(51, "a@example.org")))),
                invalid("no at", m -> m.destination(d -> d.toAddresses("amina"))),
                invalid("a local part that is not ASCII", m -> m.destination(d -> d.toAddresses("zoë@example.org"))),
                invalid("a domain that is not ASCII", m -> m.destination(d -> d.toAddresses("zoe@exämple.org"))),
                invalid("a domain without a dot", m -> m.destination(d -> d.toAddresses("zoe@example"))),
                invalid("two dots", m -> m.destination(d -> d.toAddresses("a..b@example.org"))),
                invalid(
                        "a line break in an address",
                        m -> m.destination(d -> d.toAddresses("a@example.org\r\nBcc: b@example.org"))),
                invalid("two addresses in one", m -> m.destination(d -> d.toAddresses("a@example.org, b@example.org"))),
                invalid("a display name that is not ASCII", m -> m.fromEmailAddress("Zoë <events@openseat.example>")),
                invalid(
                        "a line break in the subject",
                        m -> m.content(c ->
                                c.simple(message().subject(s -> s.data("a\nb")).build()))),
                invalid(
                        "no charset",
                        m -> m.content(c ->
                                c.simple(message().subject(s -> s.data("é")).build()))),
                header("a line break", "X-A", "a\r\nBcc: b@example.org"),
                header("a value that is not ASCII", "X-A", "é"),
                header("a value of 871", "X-A", "x".repeat(871)),
                header("a colon in the name", "X:A", "a"),
                header("a header of SES's own", "From", "a@example.org"),
                attached("a name of 256", a -> a.fileName("x".repeat(256))),
                attached(
                        "7-bit encoding of 8-bit content",
                        a -> a.contentTransferEncoding(AttachmentContentTransferEncoding.SEVEN_BIT)),
                attached("no encoding", a -> a.contentTransferEncoding((String) null)),
                attached("an unknown encoding", a -> a.contentTransferEncoding("UUENCODE")),
                attached("no content", a -> a.rawContent(SdkBytes.fromUtf8String(""))),
                invalid(
                        "an address in a tag",
                        m -> m.emailTags(MessageTag.builder()
                                .name("to")
                                .value("a@example.org")
                                .build())));
    }

    private static Arguments invalid(String what, Consumer<SendEmailRequest.Builder> change) {
        return Arguments.of(what, change);
    }

    private static Arguments header(String what, String name, String value) {
        return invalid(
                "header with " + what,
                m -> m.content(c -> c.simple(message()
                        .headers(MessageHeader.builder().name(name).value(value).build())
                        .build())));
    }

    private static Arguments attached(String what, Consumer<Attachment.Builder> change) {
        return invalid(
                "attachment with " + what,
                m -> m.content(c -> c.simple(message()
                        .attachments(attachment().applyMutation(change).build())
                        .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void invalidMailIsRejected(String what, Consumer<SendEmailRequest.Builder> change) {
        assertThatThrownBy(() -> ses.sendEmail(mail().applyMutation(change).build()))
                .isInstanceOf(BadRequestException.class);
        assertThat(local.mailbox().mails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@xn--exmple-cua.org",
                "\"a b\"@example.org",
                "o'brien+tag@sub.example.org",
                "Amina <amina@example.org>"
            })
    void unusualAddressesAreAccepted(String address) {
        ses.sendEmail(mail().destination(d -> d.toAddresses(address)).build());
        assertThat(local.mailbox().mails()).hasSize(1);
    }

    @Test
    void unverifiedSenderIsRejectedWithSesMessage() {
        assertThatThrownBy(() -> ses.sendEmail(
                        mail().fromEmailAddress("a@elsewhere.example").build()))
                .isInstanceOf(MessageRejectedException.class)
                .hasMessageContaining(
                        "Email address is not verified. The following identities failed the check in region"
                                + " EU-CENTRAL-1: a@elsewhere.example");
    }

    @Test
    void unknownConfigurationSetIsNotFound() {
        assertThatThrownBy(
                        () -> ses.sendEmail(mail().configurationSetName("other").build()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void sandboxChecksTheRecipientToo() throws IOException {
        var arn = "arn:aws:ses:eu-central-1:123456789012:identity/tester@example.org";
        try (var sandbox = LocalRunner.start(RunnerFixture.options().withParameter("SandboxRecipients", arn));
                var client = RunnerFixture.ses(sandbox, "MailFunction", Duration.ofSeconds(2))) {
            client.sendEmail(
                    mail().destination(d -> d.toAddresses("tester@example.org")).build());
            assertThatThrownBy(() -> client.sendEmail(mail().build()))
                    .isInstanceOf(MessageRejectedException.class)
                    .hasMessageContaining("amina@example.org");
        }
    }

    @Test
    void policyCoversIdentityConfigurationSetAndSender() {
        try (var own = RunnerFixture.ses(local, "OwnMailFunction", Duration.ofSeconds(2));
                var none = RunnerFixture.ses(local, "EchoFunction", Duration.ofSeconds(2))) {
            own.sendEmail(mail().build());
            assertDenied(() -> own.sendEmail(
                    mail().fromEmailAddress("other@openseat.example").build()));
            assertDenied(
                    () -> own.sendEmail(mail().configurationSetName("other").build()));
            assertDenied(() -> none.sendEmail(mail().build()));
            assertThat(local.mailbox().mails()).hasSize(1);
        }
    }

    private static void assertDenied(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(SesV2Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            THROTTLE          | 429 | TooManyRequestsException           | Maximum sending rate exceeded.
            DAILY_QUOTA       | 429 | TooManyRequestsException           | Daily message quota exceeded.
            PAUSE             | 400 | SendingPausedException             | ability to send email is currently paused.
            SUSPEND           | 400 | AccountSuspendedException          | has been permanently restricted.
            UNVERIFIED        | 400 | MessageRejected                    | EU-CENTRAL-1: events@openseat.example
            SANDBOX           | 400 | MessageRejected                    | EU-CENTRAL-1: amina@example.org
            MAIL_FROM         | 400 | MailFromDomainNotVerifiedException | the sending domain isn't verified.
            REJECT            | 400 | MessageRejected                    | it contains invalid content.
            SERVER_ERROR      | 500 | InternalFailure                    | unknown error, exception or failure.
            """)
    void everyModeFailsAsDocumentedUntilItIsSetBack(SesService.Mode mode, int status, String code, String message) {
        local.mailbox().mode(mode);
        for (var n = 0; n < 3; n++) {
            assertThatThrownBy(() -> ses.sendEmail(mail().build())).isInstanceOfSatisfying(SesV2Exception.class, e -> {
                assertThat(e.statusCode()).isEqualTo(status);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                assertThat(e.awsErrorDetails().errorMessage()).endsWith(message);
            });
        }
        assertThat(local.mailbox().mails()).isEmpty();
        local.mailbox().mode(SesService.Mode.OK);
        ses.sendEmail(mail().build());
        assertThat(local.mailbox().mails()).hasSize(1);
    }

    @Test
    void answersThatAreLostOrLateAreUnknownToTheCaller() {
        assertFails(SesService.Mode.TIMEOUT, SdkClientException.class, 0);
        assertFails(SesService.Mode.DROP_AFTER_ACCEPT, SdkClientException.class, 1);
        assertFails(SesService.Mode.SLOW, SdkClientException.class, 1);
    }

    private void assertFails(SesService.Mode mode, Class<? extends Exception> how, int kept) {
        local.mailbox().clear();
        local.mailbox().mode(mode, 1);
        try (var client = RunnerFixture.ses(
                local, "MailFunction", Duration.ofMillis(mode == SesService.Mode.DROP_AFTER_ACCEPT ? 10_000 : 600))) {
            assertThatThrownBy(() -> client.sendEmail(mail().build())).isInstanceOf(how);
        }
        assertThat(local.mailbox().mails()).describedAs("after " + mode).hasSize(kept);
        ses.sendEmail(mail().build());
    }
}
