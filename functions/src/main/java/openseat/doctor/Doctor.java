package openseat.doctor;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import openseat.Environment;
import openseat.Settings;
import openseat.doctor.SignedRequests.Service;
import openseat.document.Events;
import openseat.http.Json;

/// All that is looked at, and how AWS is asked for it.
final class Doctor {

    private final Environment environment;
    private final AwsAccess aws;
    private final String table;
    private final String identity;
    private final String configurationSet;
    private final int mailPerSecond;
    private final boolean hasSandboxRecipients;
    private final List<Trigger> mappings;
    private final List<Trigger> rules;

    Doctor(Environment environment, AwsAccess aws) {
        this.environment = environment;
        this.aws = aws;
        var settings = environment.settings();
        table = settings.text("TABLE");
        identity = settings.text("SENDER_IDENTITY");
        configurationSet = settings.text("CONFIGURATION_SET");
        mailPerSecond = settings.number("MAIL_PER_SECOND");
        hasSandboxRecipients = !settings.textOrBlank("SANDBOX_RECIPIENTS").isEmpty();
        mappings = triggers(settings, "MAPPINGS", Trigger.Kind.MAPPING);
        rules = triggers(settings, "RULES", Trigger.Kind.RULE);
    }

    private static List<Trigger> triggers(Settings settings, String name, Trigger.Kind kind) {
        return Trigger.read(kind, settings.text(name)).toList();
    }

    Report report(Consumer<String> log) {
        return new Report(Stream.of(mail(), lambda(), eventBridge(), safety(), content())
                .flatMap(checks -> checks)
                .flatMap(check -> check.findings(log).stream())
                .toList());
    }

    private Stream<Check> mail() {
        var ses = aws.ses();
        return Stream.of(
                new Check(
                        "ses-account",
                        "ses:GetAccount",
                        () -> SesAccount.from(ses.getAccount(_ -> {})).findings(mailPerSecond, hasSandboxRecipients)),
                new Check(
                        "sender-identity",
                        "ses:GetEmailIdentity",
                        () -> SenderIdentity.from(ses.getEmailIdentity(r -> r.emailIdentity(identity)))
                                .findings(shown(identity))),
                new Check(
                        "set-settings",
                        "ses:GetConfigurationSet",
                        () -> LetterSettings.from(
                                        ses.getConfigurationSet(r -> r.configurationSetName(configurationSet)))
                                .findings(configurationSet)),
                Check.of(
                        "set-events",
                        "ses:GetConfigurationSetEventDestinations",
                        () -> LetterSettings.events(
                                ses.getConfigurationSetEventDestinations(r -> r.configurationSetName(configurationSet))
                                        .eventDestinations())));
    }

    /// A person's own address is not repeated.
    static String shown(String identity) {
        return identity.contains("@") ? "SENDER_IDENTITY" : identity;
    }

    private Stream<Check> lambda() {
        return Stream.concat(
                Stream.of(Check.of(
                        "lambda-concurrency",
                        "lambda:GetAccountSettings",
                        () -> Concurrency.from(aws.signed().get(Service.LAMBDA, "/2016-08-19/account-settings"))
                                .finding())),
                mappings.stream()
                        .map(mapping -> Check.of(
                                mapping.findingId(),
                                "lambda:GetEventSourceMapping",
                                () -> mapping.finding(Json.string(aws.signed()
                                        .get(Service.LAMBDA, "/2015-03-31/event-source-mappings/" + mapping.name())
                                        .get("State"))))));
    }

    private Stream<Check> eventBridge() {
        return rules.stream()
                .map(rule -> Check.of(
                        rule.findingId(),
                        "events:DescribeRule",
                        () -> rule.finding(Json.string(aws.signed()
                                .post(Service.EVENT_BRIDGE, "AWSEvents.DescribeRule", Map.of("Name", rule.name()))
                                .get("State")))));
    }

    private Stream<Check> safety() {
        var dynamoDb = aws.dynamoDb();
        return Stream.of(
                Check.of(
                        "table-ttl",
                        "dynamodb:DescribeTimeToLive",
                        () -> TableSafety.ttl(
                                dynamoDb.describeTimeToLive(r -> r.tableName(table))
                                        .timeToLiveDescription(),
                                table)),
                Check.of(
                        "table-recovery",
                        "dynamodb:DescribeContinuousBackups",
                        () -> TableSafety.recovery(
                                dynamoDb.describeContinuousBackups(r -> r.tableName(table))
                                        .continuousBackupsDescription(),
                                table)),
                Check.of(
                        "table-protection",
                        "dynamodb:DescribeTable",
                        () -> TableSafety.deletion(
                                dynamoDb.describeTable(r -> r.tableName(table))
                                        .table()
                                        .deletionProtectionEnabled(),
                                table)));
    }

    private Stream<Check> content() {
        var now = environment.clock().instant();
        return Stream.of(
                new Check(
                        "letters",
                        "dynamodb:Query",
                        () -> DueLetters.read(environment.table(), now).findings(now)),
                new Check(
                        "events",
                        "dynamodb:Query",
                        () -> OpenEvents.read(new Events(environment.table()), now)
                                .findings()));
    }
}
