package openseat.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sesv2.model.EventDestination;
import software.amazon.awssdk.services.sesv2.model.GetConfigurationSetResponse;

/// What SES says of the configuration set that all mails are sent with
/// (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetConfigurationSet.html).
///
/// @param suppressed for which reasons SES keeps mails back itself; empty if it says nothing, so that the account's
///                   setting holds
record LetterSettings(boolean sending, Optional<List<String>> suppressed) {

    private static final Set<String> NEEDED = Set.of("BOUNCE", "COMPLAINT");

    static LetterSettings from(GetConfigurationSetResponse set) {
        return new LetterSettings(
                set.sendingOptions() == null
                        || !Boolean.FALSE.equals(set.sendingOptions().sendingEnabled()),
                Optional.ofNullable(set.suppressionOptions()).map(options -> options.suppressedReasonsAsStrings()));
    }

    List<Finding> findings(String name) {
        return List.of(sending(name), suppression(name));
    }

    private Finding sending(String name) {
        var id = "set-sending";
        return sending
                ? Finding.ok(id, "The configuration set sends.")
                : Finding.problem(
                        id,
                        "Sending is switched off for the configuration set, so SES refuses all mail.",
                        "aws sesv2 put-configuration-set-sending-options --configuration-set-name " + name
                                + " --sending-enabled");
    }

    /// Openseat marks whom mail does not reach, and lifts the mark when they act. SES's list knows nothing of that:
    /// it takes a mail, does not send it, and keeps the entry until somebody removes it
    /// (https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list-config-level.html).
    private Finding suppression(String name) {
        var id = "set-suppression";
        if (suppressed.isPresent() && suppressed.get().isEmpty()) {
            return Finding.ok(id, "SES keeps back no letter by a list of its own.");
        }
        var found = suppressed
                .map(reasons -> "The configuration set keeps back letters after " + String.join(", ", reasons))
                .orElse("The configuration set does not say which letters to keep back, so the account's list decides");
        return Finding.problem(
                id,
                found + ": SES takes such a letter and does not send it, also when its reader acts again.",
                "aws sesv2 put-configuration-set-suppression-options --configuration-set-name " + name
                        + " --suppressed-reasons '[]'");
    }

    /// Whether bounces and complaints reach EventBridge, and so MailFeedbackFunction.
    static Finding events(List<EventDestination> destinations) {
        var id = "set-events";
        var ours = destinations.stream()
                .filter(d -> Boolean.TRUE.equals(d.enabled()) && d.eventBridgeDestination() != null)
                .flatMap(d -> d.matchingEventTypesAsStrings().stream())
                .toList();
        return ours.containsAll(NEEDED)
                ? Finding.ok(id, "Bounces and complaints are reported.")
                : Finding.problem(
                        id,
                        "Bounces or complaints are not reported to EventBridge, so Openseat goes on writing to whom "
                                + "mail does not reach.",
                        "SES console, Configuration sets, the set, Event destinations: enable the one to EventBridge. "
                                + "If it is missing, deploy the stack again.");
    }
}
