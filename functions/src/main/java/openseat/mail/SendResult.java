package openseat.mail;

/// What came of sending a mail through SES.
public sealed interface SendResult {

    /// SES accepted it.
    record Sent() implements SendResult {}

    /// SES is busy or failing: retry with backoff. `throttled` if SES asked us to send more slowly.
    record RetryLater(boolean throttled) implements SendResult {}

    /// No answer came, so SES may or may not have it. The only case that can lead to a second copy.
    record Unknown() implements SendResult {}

    /// The operator must fix something, and this mail is not at fault; `error` is the name SES gives the error.
    record Misconfigured(String error) implements SendResult {}

    /// SES will never accept this mail; `error` is the name SES gives the error.
    record Rejected(String error) implements SendResult {}
}
