package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import openseat.local.iam.Policy;
import openseat.local.template.Template;
import openseat.local.testkit.RepositoryTemplate;
import org.junit.jupiter.api.Test;

/// Rules for the policies in template.yaml that hold for any function.
class PolicyRulesTest {

    /// Actions for which IAM knows no resource, so that a policy must name all:
    /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
    /// and https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
    private static final Set<String> WITHOUT_RESOURCE = Set.of("ses:GetAccount", "lambda:GetAccountSettings");

    private static final Set<String> ACTIONS = Set.of(
            "dynamodb:BatchGetItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:DescribeContinuousBackups",
            "dynamodb:DescribeStream",
            "dynamodb:DescribeTable",
            "dynamodb:DescribeTimeToLive",
            "dynamodb:GetItem",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem",
            "events:DescribeRule",
            "lambda:GetAccountSettings",
            "lambda:GetEventSourceMapping",
            "ses:GetAccount",
            "ses:GetConfigurationSet",
            "ses:GetConfigurationSetEventDestinations",
            "ses:GetEmailIdentity",
            "ses:SendEmail",
            "ses:SendRawEmail");

    private final Template template = Template.read(
            RepositoryTemplate.file(),
            RepositoryTemplate.with(
                    "SandboxRecipients", "arn:aws:ses:eu-central-1:123456789012:identity/reader@example.com"));

    @Test
    void noActionOrResourceHasAWildcard() {
        var statements = template.functions().values().stream()
                .flatMap(f -> f.statements().stream())
                .toList();
        assertThat(statements).hasSizeGreaterThan(template.functions().size());
        assertThat(statements).flatExtracting(Policy.Statement::actions).noneMatch(PolicyRulesTest::hasWildcard);
        assertThat(statements)
                .filteredOn(s -> !WITHOUT_RESOURCE.containsAll(s.actions()))
                .flatExtracting(Policy.Statement::resources)
                .noneMatch(PolicyRulesTest::hasWildcard);
        assertThat(hasWildcard("dynamodb:*")).isTrue();
    }

    /// A misspelt action is accepted, and grants nothing. The list is what the functions may need of the service
    /// authorization reference: https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
    @Test
    void everyActionExists() {
        assertThat(template.functions().values())
                .flatExtracting(Template.Function::statements)
                .flatExtracting(Policy.Statement::actions)
                .allSatisfy(action -> assertThat(ACTIONS).contains(action));
    }

    /// No transaction reads by GetItem or Query, so the condition on the key holds whenever they are used.
    @Test
    void everyReadOfTheTableIsLimitedToPartitions() {
        var partition = Pattern.compile("EVENTS|[A-Z]#\\*?").asMatchPredicate();
        for (var function : template.functions().values()) {
            for (var statement : function.statements()) {
                if (isRead(statement)) {
                    assertThat(statement.conditions().getOrDefault("ForAllValues:StringLike", Map.of()))
                            .as(function.id() + " " + statement.actions())
                            .hasEntrySatisfying(
                                    Policy.Call.LEADING_KEYS,
                                    keys -> assertThat(keys).isNotEmpty().allMatch(partition));
                }
            }
        }
        assertThat(template.functions().values().stream()
                        .filter(f -> f.statements().stream().anyMatch(this::isRead)))
                .as("the check itself works")
                .hasSize(template.functions().size());
    }

    private boolean isRead(Policy.Statement statement) {
        return statement.resources().contains(template.table().arn())
                && statement.actions().stream()
                        .anyMatch(Set.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query")::contains);
    }

    private static boolean hasWildcard(String text) {
        return text.contains("*") || text.contains("?");
    }

    @Test
    void everyFunctionHasAPolicy() {
        assertThat(template.functions().values())
                .isNotEmpty()
                .noneMatch(f -> f.statements().isEmpty());
    }
}
