package openseat.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What SES's errors mean for the sender.
class SesMailerTest {

    @ParameterizedTest
    @ValueSource(strings = {"TooManyRequestsException", "ThrottlingException", "Throttling", "LimitExceededException"})
    void throttledMailIsRetriedMoreSlowly(String code) {
        assertThat(SesMailer.classify(429, code, "Maximum sending rate exceeded."))
                .isEqualTo(new SendResult.RetryLater(true));
    }

    @Test
    void anExhaustedDailyQuotaIsForTheOperator() {
        assertThat(SesMailer.classify(429, "TooManyRequestsException", "Daily message quota exceeded."))
                .isEqualTo(new SendResult.Misconfigured("DailyQuota"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SendingPausedException",
                "AccountSuspendedException",
                "MailFromDomainNotVerifiedException",
                "NotFoundException",
                "AccessDeniedException",
                "AccessDenied",
                "UnrecognizedClientException",
                "ExpiredTokenException",
                "InvalidClientTokenId",
                "SignatureDoesNotMatch"
            })
    void whatOnlyTheOperatorCanFixDoesNotRejectTheMail(String code) {
        assertThat(SesMailer.classify(400, code, "")).isEqualTo(new SendResult.Misconfigured(code));
    }

    @Test
    void aRejectionIsFinalUnlessAnAddressIsUnverified() {
        assertThat(SesMailer.classify(400, "MessageRejected", "Email address is not verified."))
                .isEqualTo(new SendResult.Misconfigured("NotVerified"));
        assertThat(SesMailer.classify(400, "MessageRejected", "Virus found."))
                .isEqualTo(new SendResult.Rejected("MessageRejected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BadRequestException", "ValidationException"})
    void aMailThatSesCannotReadIsRejected(String code) {
        assertThat(SesMailer.classify(400, code, "")).isEqualTo(new SendResult.Rejected(code));
    }

    @ParameterizedTest
    @CsvSource({
        "429, RetryLater",
        "500, RetryLater",
        "503, RetryLater",
        "401, Misconfigured",
        "403, Misconfigured",
        "404, Misconfigured",
        "400, Rejected",
        "413, Rejected",
        "422, Rejected",
        "402, RetryLater",
        "405, RetryLater",
        "409, RetryLater",
        "421, RetryLater"
    })
    void anUnknownErrorIsJudgedByItsStatus(int status, String result) {
        assertThat(SesMailer.classify(status, "Unheard", "").getClass().getSimpleName())
                .isEqualTo(result);
    }
}
