package openseat.doctor;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;

/// What SES says of the identity that mails come from
/// (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html).
///
/// @param status     SUCCESS, PENDING, FAILED, TEMPORARY_FAILURE or NOT_STARTED
/// @param dkim       the same, of its keys for DKIM
/// @param signing    whether SES signs with them
/// @param mailFrom   the state of its MAIL FROM domain; empty without one
/// @param forwarding whether SES sends bounces and complaints to the sender's mailbox
record SenderIdentity(
        boolean verified, String status, String dkim, boolean signing, Optional<String> mailFrom, boolean forwarding) {

    private static final String SUCCESS = "SUCCESS";

    /// A state that SES leaves by itself, sooner or later.
    private static final List<String> UNDER_WAY = List.of("PENDING", "TEMPORARY_FAILURE");

    private static final String CONSOLE = "SES console, Identities, the sender's identity, ";

    static SenderIdentity from(GetEmailIdentityResponse identity) {
        var dkim = identity.dkimAttributes();
        var mailFrom = Optional.ofNullable(identity.mailFromAttributes())
                .filter(m -> m.mailFromDomain() != null && !m.mailFromDomain().isBlank())
                .map(m -> String.valueOf(m.mailFromDomainStatusAsString()));
        return new SenderIdentity(
                Boolean.TRUE.equals(identity.verifiedForSendingStatus()),
                String.valueOf(identity.verificationStatusAsString()),
                dkim == null ? "NOT_STARTED" : String.valueOf(dkim.statusAsString()),
                dkim != null && Boolean.TRUE.equals(dkim.signingEnabled()),
                mailFrom,
                !Boolean.FALSE.equals(identity.feedbackForwardingStatus()));
    }

    /// @param shown how a command names the identity
    List<Finding> findings(String shown) {
        return List.of(verification(), signature(), mailFromDomain(), forwarding(shown));
    }

    private Finding verification() {
        var id = "sender-verified";
        return verified
                ? Finding.ok(id, "SES has verified the sender's identity.")
                : Finding.problem(
                        id,
                        "SES has not verified the sender's identity (%s), and refuses all mail from it."
                                .formatted(status),
                        CONSOLE + "publish the DNS records that it shows, or open the link in SES's mail.");
    }

    private Finding signature() {
        var id = "sender-dkim";
        if (dkim.equals(SUCCESS) && signing) {
            return Finding.ok(id, "SES signs mails with DKIM.");
        }
        var found = dkim.equals(SUCCESS)
                ? "DKIM is set up, but switched off; many mails will be treated as spam."
                : "DKIM is not in effect (%s); many mails will be treated as spam.".formatted(dkim);
        return UNDER_WAY.contains(dkim)
                ? Finding.advice(id, found, "Wait up to 72 hours for the DNS records; " + CONSOLE + "DKIM, shows them.")
                : Finding.problem(id, found, CONSOLE + "DKIM: publish the records that it shows, and switch it on.");
    }

    private Finding mailFromDomain() {
        var id = "sender-mail-from";
        if (mailFrom.isEmpty()) {
            return Finding.advice(
                    id,
                    "There is no MAIL FROM domain of your own, so DMARC depends on DKIM alone.",
                    CONSOLE + "Custom MAIL FROM domain.");
        }
        var found = "The MAIL FROM domain is not in effect (%s).".formatted(mailFrom.get());
        if (mailFrom.get().equals(SUCCESS)) {
            return Finding.ok(id, "The MAIL FROM domain is your own.");
        }
        var todo = CONSOLE + "Custom MAIL FROM domain: publish its MX and TXT records.";
        return UNDER_WAY.contains(mailFrom.get())
                ? Finding.advice(id, found, todo)
                : Finding.problem(id, found + " SES may refuse mails because of it.", todo);
    }

    /// On unless somebody switches it off
    /// (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_PutEmailIdentityFeedbackAttributes.html).
    private Finding forwarding(String shown) {
        var id = "sender-forwarding";
        return forwarding
                ? Finding.advice(
                        id,
                        "SES also forwards each bounce and complaint, with the registrant's address in it, to the "
                                + "sender's mailbox. Openseat does not need that, and cannot delete it.",
                        "aws sesv2 put-email-identity-feedback-attributes --email-identity " + shown
                                + " --no-email-forwarding-enabled")
                : Finding.ok(id, "SES forwards no bounces to the sender's mailbox.");
    }
}
