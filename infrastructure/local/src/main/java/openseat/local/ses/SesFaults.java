package openseat.local.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import openseat.local.aws.AwsError;
import openseat.local.aws.AwsReply;
import openseat.local.template.Template;

/// What SES answers in each fault mode, and what its settings then say.
///
/// Codes, statuses and, where it has them, messages are those of
/// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors, and of
/// https://docs.aws.amazon.com/ses/latest/APIReference-V2/CommonErrors.html for errors of the service itself. Both
/// limits of sending have the messages of
/// https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html; an identity that is not verified has
/// that of https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html.
final class SesFaults {

    private SesFaults() {}

    /// The error for every mail; empty in modes that accept some or all, or answer with something else.
    static Optional<AwsReply> error(SesService.Mode mode, String from) {
        return switch (mode) {
            case THROTTLE -> error(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
            case DAILY_QUOTA -> error(429, "TooManyRequestsException", "Daily message quota exceeded.");
            case PAUSE ->
                error(
                        400,
                        "SendingPausedException",
                        "The message can't be sent because the account's ability to send email is currently paused.");
            case SUSPEND ->
                error(
                        400,
                        "AccountSuspendedException",
                        "The message can't be sent because the account's ability to send email has been permanently"
                                + " restricted.");
            case UNVERIFIED -> Optional.of(notVerified(List.of(from)).reply("ses"));
            case MAIL_FROM ->
                error(
                        400,
                        "MailFromDomainNotVerifiedException",
                        "The message can't be sent because the sending domain isn't verified.");
            case REJECT ->
                error(400, "MessageRejected", "The message can't be sent because it contains invalid content.");
            case SERVER_ERROR ->
                error(
                        500,
                        "InternalFailure",
                        "The request processing has failed because of an unknown error, exception or failure.");
            case UNNAMED_ERROR ->
                Optional.of(new AwsReply.Answer(502, Map.of("content-type", "text/html"), "<h1>".getBytes(UTF_8)));
            case TIMEOUT -> Optional.of(new AwsReply.Silence());
            case OK, SANDBOX, BARE_TYPES, SLOW, DROP_AFTER_ACCEPT -> Optional.empty();
        };
    }

    /// For a sender that is not verified, and in the sandbox for such recipients.
    static AwsError notVerified(List<String> addresses) {
        return new AwsError(
                400,
                "MessageRejected",
                "Email address is not verified. The following identities failed the check in region "
                        + Template.REGION.toUpperCase(Locale.ROOT) + ": " + String.join(", ", addresses));
    }

    /// How the settings differ meanwhile, by operation and field, as `SesConsole.set` takes them.
    static Map<String, Object> settings(SesService.Mode mode) {
        return switch (mode) {
            case PAUSE -> Map.of("GetAccount.SendingEnabled", false);
            case SUSPEND -> Map.of("GetAccount.SendingEnabled", false, "GetAccount.EnforcementStatus", "SHUTDOWN");
            case SANDBOX -> Map.of("GetAccount.ProductionAccessEnabled", false);
            case UNVERIFIED ->
                Map.of(
                        "GetEmailIdentity.VerifiedForSendingStatus",
                        false,
                        "GetEmailIdentity.VerificationStatus",
                        "FAILED");
            case MAIL_FROM -> Map.of("GetEmailIdentity.MailFromAttributes.MailFromDomainStatus", "FAILED");
            case OK,
                    THROTTLE,
                    DAILY_QUOTA,
                    REJECT,
                    SERVER_ERROR,
                    UNNAMED_ERROR,
                    TIMEOUT,
                    BARE_TYPES,
                    SLOW,
                    DROP_AFTER_ACCEPT -> Map.of();
        };
    }

    private static Optional<AwsReply> error(int status, String code, String message) {
        return Optional.of(new AwsError(status, code, message).reply("ses"));
    }
}
