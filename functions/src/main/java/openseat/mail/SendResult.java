package openseat.mail;

/// What came of handing a mail to SES.
public sealed interface SendResult {

    /// SES took it.
    record Sent() implements SendResult {}

    /// SES is busy or unwell: later, with backoff. `throttled` when it asked for a slower pace.
    record Later(boolean throttled) implements SendResult {}

    /// No answer came: SES may have it or not. The one place a second copy may come from.
    record Ambiguous() implements SendResult {}

    /// Something the operator must mend, and no fault of this mail; `error` is SES's word for it.
    record Operators(String error) implements SendResult {}

    /// SES will never take this mail; `error` is its word for it.
    record Refused(String error) implements SendResult {}
}
