package openseat.local.iam;

import java.util.List;
import java.util.Map;

/// What a function may do, judged as IAM judges it: nothing, except what some statement allows and none denies.
public record Policy(List<Statement> statements) {

    public static Policy of(List<Statement> statements) {
        return new Policy(List.copyOf(statements));
    }

    /// Whether every resource that the call touches is allowed to it.
    public boolean allows(Call call) {
        return call.resources().stream().allMatch(resource ->
                statements.stream().noneMatch(s -> s.effect().equals("Deny") && s.speaksOf(call, resource))
                        && statements.stream().anyMatch(s -> s.effect().equals("Allow") && s.speaksOf(call, resource)));
    }

    /// One statement of a policy, resolved.
    ///
    /// @param conditions operator to condition key to the values asked for
    public record Statement(
            String effect,
            List<String> actions,
            List<String> resources,
            Map<String, Map<String, List<String>>> conditions) {

        public Statement {
            if (!effect.equals("Allow") && !effect.equals("Deny")) {
                throw new IllegalArgumentException("A statement allows or denies, and does not: " + effect);
            }
            all(conditions);
        }

        private boolean speaksOf(Call call, String resource) {
            return actions.stream().anyMatch(action -> PolicyCondition.likeIgnoringCase(action, call.action()))
                    && resources.stream().anyMatch(pattern -> PolicyCondition.like(pattern, resource))
                    && all(conditions).stream().allMatch(condition -> condition.holds(call.context()));
        }

        private static List<PolicyCondition> all(Map<String, Map<String, List<String>>> conditions) {
            return conditions.entrySet().stream().flatMap(operator -> operator.getValue().entrySet().stream()
                    .map(key -> new PolicyCondition(operator.getKey(), key.getKey(), key.getValue()))).toList();
        }
    }

    /// A call to AWS as IAM sees it.
    ///
    /// @param action `dynamodb:GetItem`; every item of a transaction is a call of its own with that item's action
    /// @param resources all are asked about: a query of an index names the index, a mail both the identity and the
    ///     configuration set
    /// @param context the request's condition keys; a key that the request does not have is absent
    public record Call(String action, List<String> resources, Map<String, List<String>> context) {

        public static final String LEADING_KEYS = "dynamodb:LeadingKeys";
        public static final String ATTRIBUTES = "dynamodb:Attributes";
        public static final String SELECT = "dynamodb:Select";
        public static final String RETURN_VALUES = "dynamodb:ReturnValues";
        public static final String FROM_ADDRESS = "ses:FromAddress";
        public static final String RECIPIENTS = "ses:Recipients";

        public Call {
            if (resources.isEmpty()) {
                throw new IllegalArgumentException("A call without a resource cannot be judged: " + action);
            }
        }
    }
}
