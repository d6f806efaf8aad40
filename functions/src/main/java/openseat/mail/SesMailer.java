package openseat.mail;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import openseat.AwsClients;
import openseat.Settings;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.http.HttpException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentDisposition;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentTransferEncoding;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// Sends mails through SES and classifies its answers.
public final class SesMailer {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String BAD_REQUEST = "BadRequestException";

    /// How the CRT names that there was no connection
    /// (https://github.com/awslabs/aws-c-io/blob/main/include/aws/io/io.h).
    private static final Set<String> NOT_CONNECTED = Set.of(
            "AWS_IO_SOCKET_CONNECTION_REFUSED",
            "AWS_IO_SOCKET_TIMEOUT",
            "AWS_IO_SOCKET_NO_ROUTE_TO_HOST",
            "AWS_IO_SOCKET_NETWORK_DOWN",
            "AWS_IO_DNS_QUERY_FAILED",
            "AWS_IO_DNS_INVALID_NAME",
            "AWS_IO_DNS_NO_ADDRESS_FOR_HOST",
            "AWS_IO_TLS_ERROR_NEGOTIATION_FAILURE",
            "AWS_IO_TLS_NEGOTIATION_TIMEOUT");

    private final SesV2Client client;
    private final String sender;
    private final String configurationSet;

    public SesMailer(SesV2Client client, Settings settings) {
        this.client = client;
        this.sender = settings.text("SENDER");
        this.configurationSet = settings.text("CONFIGURATION_SET");
    }

    /// The SDK must not retry: after a timeout it would send the mail again.
    public static SesMailer fromEnvironment(Settings settings) {
        var client = AwsClients.prepare(SesV2Client.builder(), TIMEOUT)
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
        return new SesMailer(client, settings);
    }

    /// SES's documentation does not say whether it takes media types with parameters, such as the calendar file's
    /// `method=PUBLISH`, nor how it reads every name that organizers may choose. A mail that it calls a bad request
    /// is sent once more as plain as it can be.
    public SendResult send(Mail mail) {
        var result = trySending(mail);
        return result instanceof SendResult.Rejected(var error) && error.equals(BAD_REQUEST)
                ? mail.plainer().map(this::trySending).orElse(result)
                : result;
    }

    private SendResult trySending(Mail mail) {
        try {
            client.sendEmail(request(mail));
            return new SendResult.Sent();
        } catch (SesV2Exception e) {
            return classify(e.statusCode(), code(e), String.valueOf(e.getMessage()));
        } catch (SdkClientException e) {
            return neverReachedSes(e) ? new SendResult.RetryLater(false) : new SendResult.Unknown();
        }
    }

    /// Blank if the answer has none, as that of a load balancer in front of SES.
    private static String code(SesV2Exception e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }

    /// SES's errors: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors
    static SendResult classify(int status, String code, String message) {
        return switch (code) {
            case "TooManyRequestsException", "ThrottlingException", "Throttling", "LimitExceededException" ->
                message.toLowerCase(Locale.ROOT).contains("daily")
                        ? new SendResult.Misconfigured("DailyQuota")
                        : new SendResult.RetryLater(true);
            case "SendingPausedException",
                    "AccountSuspendedException",
                    "MailFromDomainNotVerifiedException",
                    "NotFoundException",
                    "AccessDeniedException",
                    "AccessDenied",
                    "UnrecognizedClientException",
                    "ExpiredTokenException",
                    "InvalidClientTokenId",
                    "SignatureDoesNotMatch" -> new SendResult.Misconfigured(code);
            case "MessageRejected" ->
                message.contains("not verified")
                        ? new SendResult.Misconfigured("NotVerified")
                        : new SendResult.Rejected(code);
            case BAD_REQUEST, "ValidationException" -> new SendResult.Rejected(code);
            default -> classify(status);
        };
    }

    /// For errors that are not in SES's list. A letter is given up only if it must be at fault itself.
    private static SendResult classify(int status) {
        return switch (status) {
            case 400, 413, 422 -> new SendResult.Rejected("Status" + status);
            case 401, 403, 404 -> new SendResult.Misconfigured("Status" + status);
            default -> new SendResult.RetryLater(false);
        };
    }

    /// Whether no connection was made, so that SES cannot have the mail.
    private static boolean neverReachedSes(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http && NOT_CONNECTED.contains(CRT.awsErrorName(http.getErrorCode()))) {
                return true;
            }
            // Java's own HTTP, with which the local runner sends.
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
            if (cause instanceof IOException io && "Connect timed out".equalsIgnoreCase(io.getMessage())) {
                return true;
            }
        }
        return false;
    }

    private SendEmailRequest request(Mail mail) {
        var message = Message.builder()
                .subject(utf8(mail.subject()))
                .body(b -> b.text(utf8(mail.text())).html(utf8(mail.html())))
                .headers(mail.headers().entrySet().stream()
                        .map(header -> MessageHeader.builder()
                                .name(header.getKey())
                                .value(header.getValue())
                                .build())
                        .toList());
        if (!mail.attachments().isEmpty()) {
            message.attachments(
                    mail.attachments().stream().map(SesMailer::attachment).toList());
        }
        return SendEmailRequest.builder()
                .fromEmailAddress(mail.from()
                        .map(name -> DisplayName.before(name, sender))
                        .orElse(sender))
                .replyToAddresses(mail.replyTo().map(List::of).orElse(List.of()))
                .destination(d -> d.toAddresses(mail.to()))
                .content(c -> c.simple(message.build()))
                .configurationSetName(configurationSet)
                .emailTags(mail.tags().entrySet().stream()
                        .map(tag -> MessageTag.builder()
                                .name(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    /// Without an encoding, SES treats an attachment as seven-bit text.
    private static Attachment attachment(Mail.Attachment attachment) {
        return Attachment.builder()
                .fileName(attachment.name())
                .contentType(attachment.type())
                .contentDisposition(AttachmentContentDisposition.ATTACHMENT)
                .contentTransferEncoding(AttachmentContentTransferEncoding.BASE64)
                .rawContent(SdkBytes.fromByteArray(attachment.content()))
                .build();
    }

    private static Content utf8(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }
}
