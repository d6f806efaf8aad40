package openseat.local.ses;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsError;
import openseat.local.aws.AwsReply;
import openseat.local.iam.Policy;
import openseat.local.template.Template;

/// The questions that SES answers about its settings: their addresses, permissions and answers.
record SesLookups(SesConsole console, String configurationSet) {

    private static final Pattern PATH = Pattern.compile("/v2/email/(?<account>account)"
            + "|/v2/email/identities/(?<identity>[^/]+)"
            + "|/v2/email/configuration-sets/(?<set>[^/]+)(?<events>/event-destinations)?");

    static Optional<String> operation(String method, String path) {
        var match = PATH.matcher(path);
        if (!method.equals("GET") || !match.matches()) {
            return Optional.empty();
        }
        if (match.group("account") != null) {
            return Optional.of("GetAccount");
        }
        if (match.group("identity") != null) {
            return Optional.of("GetEmailIdentity");
        }
        return Optional.of(
                match.group("events") == null ? "GetConfigurationSet" : "GetConfigurationSetEventDestinations");
    }

    static Map<String, Object> parameters(String path) {
        var match = PATH.matcher(path);
        if (!match.matches() || match.group("account") != null) {
            return Map.of();
        }
        return match.group("identity") != null
                ? Map.of("EmailIdentity", match.group("identity"))
                : Map.of("ConfigurationSetName", match.group("set"));
    }

    static boolean isOne(AwsCall call) {
        return call.operation().startsWith("Get");
    }

    /// The account has no resource, so only a statement for all resources allows it
    /// (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html).
    static List<Policy.Call> requiredPermissions(AwsCall call) {
        var resource = switch (call.operation()) {
            case "GetAccount" -> "*";
            case "GetEmailIdentity" -> Template.arn("ses", "identity/" + call.text("EmailIdentity"));
            default -> Template.arn("ses", "configuration-set/" + call.text("ConfigurationSetName"));
        };
        return List.of(new Policy.Call(call.action(), List.of(resource), Map.of()));
    }

    /// @param sent mails in the last 24 hours
    /// @param meanwhile how a fault mode changes the settings
    AwsReply answer(AwsCall call, long sent, Map<String, Object> meanwhile) {
        return switch (call.operation()) {
            case "GetAccount" -> AwsReply.json(SesConsole.changed("GetAccount", console.account(sent), meanwhile));
            case "GetEmailIdentity" ->
                call.text("EmailIdentity").equals(console.sender())
                        ? AwsReply.json(SesConsole.changed("GetEmailIdentity", console.identity(), meanwhile))
                        : notFound("Email identity " + call.text("EmailIdentity"));
            default -> {
                if (!call.text("ConfigurationSetName").equals(configurationSet)) {
                    yield notFound("Configuration set <" + call.text("ConfigurationSetName") + ">");
                }
                yield AwsReply.json(
                        call.operation().equals("GetConfigurationSet")
                                ? console.configurationSet()
                                : console.eventDestinations());
            }
        };
    }

    private static AwsReply notFound(String what) {
        return new AwsError(404, "NotFoundException", what + " does not exist.").reply("ses");
    }
}
