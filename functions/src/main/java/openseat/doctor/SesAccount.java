package openseat.doctor;

import java.util.List;
import openseat.doctor.Finding.Severity;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;

/// What SES says of the account in this region
/// (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html).
///
/// @param production  whether it is out of the sandbox
/// @param sending     whether SES sends anything for it
/// @param enforcement HEALTHY, PROBATION or SHUTDOWN
/// @param perDay      how many recipients in 24 hours; below 0 without a limit
/// @param perSecond   how many recipients a second
/// @param sent        how many in the last 24 hours
/// @param suppressed  what puts an address on the account's suppression list
record SesAccount(
        boolean production,
        boolean sending,
        String enforcement,
        double perDay,
        double perSecond,
        double sent,
        List<String> suppressed) {

    /// The template allows no higher rate.
    private static final long FASTEST = 500;

    /// From so many percent of the day's quota on, it should be raised: SES takes up to a day to answer.
    private static final int NEARLY = 80;

    static SesAccount from(GetAccountResponse account) {
        var quota = account.sendQuota();
        return new SesAccount(
                Boolean.TRUE.equals(account.productionAccessEnabled()),
                Boolean.TRUE.equals(account.sendingEnabled()),
                account.enforcementStatus() == null ? "unknown" : account.enforcementStatus(),
                quota == null ? 0 : quota.max24HourSend(),
                quota == null ? 0 : quota.maxSendRate(),
                quota == null ? 0 : quota.sentLast24Hours(),
                account.suppressionAttributes() == null
                        ? List.of()
                        : account.suppressionAttributes().suppressedReasonsAsStrings());
    }

    /// @param mailPerSecond the template's parameter
    /// @param recipients    whether the template's parameter SandboxRecipients is set
    List<Finding> findings(int mailPerSecond, boolean recipients) {
        return List.of(sandbox(recipients), pause(), review(), rate(mailPerSecond), quota(), suppression());
    }

    private Finding sandbox(boolean recipients) {
        var id = "ses-sandbox";
        if (!production) {
            return Finding.problem(
                    id,
                    "SES keeps this account in its sandbox in this region: mail to addresses that SES has not verified "
                            + "is refused.",
                    "Ask for production access: SES console, Account dashboard, Request production access. "
                            + (recipients
                                    ? "Until then only the addresses in SandboxRecipients get mail."
                                    : "To test until then, verify addresses and set SandboxRecipients to their ARNs."));
        }
        return recipients
                ? Finding.advice(
                        id,
                        "SES has given production access, so SandboxRecipients is no longer needed.",
                        "Write SandboxRecipients=\\\"\\\" in parameter_overrides of samconfig.toml, and run sam deploy.")
                : Finding.ok(id, "SES has given production access.");
    }

    private Finding pause() {
        var id = "ses-sending";
        return sending
                ? Finding.ok(id, "SES sends mail for this account.")
                : Finding.problem(
                        id,
                        "SES sends no mail for this account: sending is paused. Letters stay pending meanwhile.",
                        enforcement.equals("HEALTHY")
                                ? "aws sesv2 put-account-sending-attributes --sending-enabled"
                                : "Solve ses-enforcement first; SES paused the account because of it.");
    }

    private Finding review() {
        var id = "ses-enforcement";
        return switch (enforcement) {
            case "HEALTHY" -> Finding.ok(id, "SES has no complaint about this account.");
            case "PROBATION" ->
                Finding.problem(
                        id,
                        "SES reviews this account, usually for its bounces or complaints, and may pause it.",
                        "Answer AWS in the Support Center; see SES console, Reputation metrics.");
            default ->
                Finding.problem(
                        id,
                        "SES reports this account's state as " + enforcement + ".",
                        "Appeal in the Support Center; see SES console, Account dashboard.");
        };
    }

    private Finding rate(int mailPerSecond) {
        var id = "ses-rate";
        var possible = Math.clamp((long) perSecond, 1, FASTEST);
        if (mailPerSecond == possible) {
            return Finding.ok(id, "MailPerSecond is %d, as SES allows.".formatted(mailPerSecond));
        }
        var found = "MailPerSecond is %d, but SES allows %d.".formatted(mailPerSecond, possible);
        var todo = "Run sam deploy --guided, and set MailPerSecond to %d.".formatted(possible);
        return mailPerSecond > possible
                ? Finding.problem(id, found + " SES refuses what comes faster, and each is tried again later.", todo)
                : Finding.advice(id, found + " Large announcements take longer than they need to.", todo);
    }

    private Finding quota() {
        var id = "ses-quota";
        if (perDay < 0) {
            return Finding.ok(id, "%.0f mails in the last 24 hours; SES has set no limit.".formatted(sent));
        }
        var found = "%.0f mails in the last 24 hours, of %.0f that SES allows.".formatted(sent, perDay);
        var severity =
                sent >= perDay ? Severity.PROBLEM : sent * 100 >= perDay * NEARLY ? Severity.ADVICE : Severity.OK;
        return new Finding(
                id,
                severity,
                found,
                severity == Severity.OK
                        ? ""
                        : "Ask for more: Service Quotas console, Amazon SES, Sending quota. Other uses of SES in this "
                                + "account count too.");
    }

    private Finding suppression() {
        var own =
                suppressed.isEmpty() ? "takes up nobody" : "takes up addresses after " + String.join(", ", suppressed);
        return Finding.ok(
                "ses-account-suppression",
                "The account's suppression list " + own + ". For letters, set-suppression decides.");
    }
}
