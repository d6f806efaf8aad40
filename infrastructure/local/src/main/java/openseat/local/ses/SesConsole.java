package openseat.local.ses;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import openseat.local.http.Json;
import openseat.local.template.Template;

/// The settings of the account, the sender's identity and the configuration set, as SES describes them. At first they
/// are as the template and its parameters imply; a test changes single fields, and what SES accepts follows.
///
/// See https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html, API_GetEmailIdentity.html,
/// API_GetConfigurationSet.html and API_GetConfigurationSetEventDestinations.html.
public final class SesConsole {

    /// Of an account in the sandbox: https://docs.aws.amazon.com/ses/latest/dg/quotas.html
    private static final double SANDBOX_A_DAY = 200;

    private static final double SANDBOX_A_SECOND = 1;

    /// What an account may get when it leaves the sandbox.
    private static final double PRODUCTION_A_DAY = 50_000;

    private final Template template;
    private final Identities identities;
    private final Map<String, Object> changed = new ConcurrentHashMap<>();

    SesConsole(Template template) {
        this.template = template;
        this.identities = Identities.of(template);
    }

    /// Changes one field of a description.
    ///
    /// @param path the operation and the field, as in `GetEmailIdentity.DkimAttributes.Status`
    /// @param value what JSON can hold
    public void set(String path, Object value) {
        changed.put(path, value);
    }

    /// Everything is again as the template implies.
    public void reset() {
        changed.clear();
    }

    /// @param sent mails in the last 24 hours
    Map<String, Object> account(long sent) {
        var sandbox = !(changed.getOrDefault("GetAccount.ProductionAccessEnabled", !identities.sandbox())
                        instanceof Boolean production
                && production);
        var perSecond = sandbox ? SANDBOX_A_SECOND : perSecond();
        return described(
                "GetAccount",
                Map.of(
                        "ProductionAccessEnabled",
                        !sandbox,
                        "SendingEnabled",
                        true,
                        "EnforcementStatus",
                        "HEALTHY",
                        "SendQuota",
                        Map.of(
                                "Max24HourSend",
                                sandbox ? SANDBOX_A_DAY : PRODUCTION_A_DAY,
                                "MaxSendRate",
                                perSecond,
                                "SentLast24Hours",
                                (double) sent),
                        // On in every account that began to use SES after November 25, 2019:
                        // https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html
                        "SuppressionAttributes",
                        Map.of("SuppressedReasons", List.of("BOUNCE", "COMPLAINT"))));
    }

    private double perSecond() {
        return Double.parseDouble(template.parameters().getOrDefault("MailPerSecond", "1"));
    }

    /// The identity that the parameter names, without a MAIL FROM domain of its own.
    Map<String, Object> identity() {
        return described(
                "GetEmailIdentity",
                Map.of(
                        "IdentityType",
                        sender().contains("@") ? "EMAIL_ADDRESS" : "DOMAIN",
                        "VerifiedForSendingStatus",
                        true,
                        "VerificationStatus",
                        "SUCCESS",
                        "FeedbackForwardingStatus",
                        true,
                        "DkimAttributes",
                        Map.of("SigningEnabled", true, "Status", "SUCCESS"),
                        "MailFromAttributes",
                        Map.of("BehaviorOnMxFailure", "USE_DEFAULT_VALUE")));
    }

    Map<String, Object> configurationSet() {
        var set = new LinkedHashMap<String, Object>();
        set.put("ConfigurationSetName", template.mail().configurationSet());
        set.put("SendingOptions", Map.of("SendingEnabled", true));
        set.put(
                "SuppressionOptions",
                Map.of("SuppressedReasons", List.copyOf(template.mail().suppressedReasons())));
        return described("GetConfigurationSet", set);
    }

    Map<String, Object> eventDestinations() {
        var types = template.mail().events().stream()
                .map(type -> type.toUpperCase(Locale.ROOT))
                .sorted()
                .toList();
        var destination = Map.of(
                "Name",
                "LetterEvents",
                "Enabled",
                true,
                "MatchingEventTypes",
                types,
                "EventBridgeDestination",
                Map.of("EventBusArn", Template.arn("events", "event-bus/default")));
        return described(
                "GetConfigurationSetEventDestinations",
                Map.of("EventDestinations", types.isEmpty() ? List.of() : List.of(destination)));
    }

    String sender() {
        return template.parameters().getOrDefault("SenderIdentity", "");
    }

    /// What is verified now, and whether recipients must be.
    Identities identities() {
        var verified = identities.verified();
        if (!isTrue(identity(), "VerifiedForSendingStatus")) {
            verified = verified.stream().filter(i -> !i.equals(sender())).collect(Collectors.toSet());
        }
        return new Identities(Set.copyOf(verified), !isTrue(account(0), "ProductionAccessEnabled"));
    }

    boolean sends() {
        return isTrue(account(0), "SendingEnabled")
                && isTrue(Json.map(configurationSet().get("SendingOptions")), "SendingEnabled");
    }

    private static boolean isTrue(Map<String, Object> description, String field) {
        return Boolean.TRUE.equals(description.get(field));
    }

    private Map<String, Object> described(String operation, Map<String, Object> standard) {
        return changed(operation, standard, changed);
    }

    /// A description with those of these changes that are about it.
    static Map<String, Object> changed(String operation, Map<String, Object> standard, Map<String, Object> changes) {
        var description = new LinkedHashMap<>(standard);
        changes.forEach((path, value) -> {
            var parts = new ArrayList<>(List.of(path.split("\\.")));
            if (parts.removeFirst().equals(operation)) {
                put(description, parts, value);
            }
        });
        return description;
    }

    private static void put(Map<String, Object> into, List<String> path, Object value) {
        if (path.size() == 1) {
            into.put(path.getFirst(), value);
        } else {
            var inner = new LinkedHashMap<>(Json.map(into.get(path.getFirst())));
            put(inner, path.subList(1, path.size()), value);
            into.put(path.getFirst(), inner);
        }
    }
}
