package openseat.local.iam;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a function may do, evaluated as IAM does it: only what a statement allows and no statement denies.
public record Policy(List<Statement> statements) {

    public Policy {
        statements = List.copyOf(statements);
    }

    /// Whether the call is allowed on every resource that it touches.
    public boolean allows(Call call) {
        return call.resources().stream()
                .allMatch(resource -> hasStatement("Allow", call, resource) && !hasStatement("Deny", call, resource));
    }

    /// A part of a statement that allows something: one of its actions, resources or leading keys.
    ///
    /// @param statement its number in the policy
    public record Grant(int statement, String part) {}

    /// Every part of every statement that allows something.
    public Set<Grant> grants() {
        return IntStream.range(0, statements.size())
                .filter(n -> statements.get(n).effect().equals("Allow"))
                .boxed()
                .flatMap(n -> statements.get(n).parts(_ -> true).map(part -> new Grant(n, part)))
                .collect(Collectors.toSet());
    }

    /// The parts that allow this call.
    public Set<Grant> grants(Call call) {
        return call.resources().stream()
                .flatMap(resource -> IntStream.range(0, statements.size())
                        .filter(n -> statements.get(n).effect().equals("Allow")
                                && statements.get(n).matches(call, resource))
                        .boxed()
                        .flatMap(n -> statements
                                .get(n)
                                .parts(pattern -> isIn(call, resource, pattern))
                                .map(part -> new Grant(n, part))))
                .collect(Collectors.toSet());
    }

    private static boolean isIn(Call call, String resource, String pattern) {
        return PolicyCondition.matchesIgnoringCase(pattern, call.action())
                || PolicyCondition.matches(pattern, resource)
                || call.context().getOrDefault(Call.LEADING_KEYS, List.of()).stream()
                        .anyMatch(key -> PolicyCondition.matches(pattern, key));
    }

    private boolean hasStatement(String effect, Call call, String resource) {
        return statements.stream().anyMatch(s -> s.effect().equals(effect) && s.matches(call, resource));
    }

    /// One statement of a policy, with all intrinsic functions resolved.
    ///
    /// @param conditions operator to condition key to the values asked for
    public record Statement(
            String effect,
            List<String> actions,
            List<String> resources,
            Map<String, Map<String, List<String>>> conditions) {

        public Statement {
            if (!effect.equals("Allow") && !effect.equals("Deny")) {
                throw new IllegalArgumentException("The effect of a statement must be Allow or Deny: " + effect);
            }
            all(conditions);
        }

        private boolean matches(Call call, String resource) {
            return actions.stream().anyMatch(action -> PolicyCondition.matchesIgnoringCase(action, call.action()))
                    && resources.stream().anyMatch(pattern -> PolicyCondition.matches(pattern, resource))
                    && all(conditions).stream().allMatch(condition -> condition.holds(call.context()));
        }

        private Stream<String> parts(Predicate<String> which) {
            var keys = conditions.values().stream()
                    .flatMap(operator -> operator.getOrDefault(Call.LEADING_KEYS, List.of()).stream());
            return Stream.of(actions.stream(), resources.stream(), keys)
                    .flatMap(all -> all)
                    .filter(which);
        }

        private static List<PolicyCondition> all(Map<String, Map<String, List<String>>> conditions) {
            return conditions.entrySet().stream()
                    .flatMap(operator -> operator.getValue().entrySet().stream()
                            .map(key -> new PolicyCondition(operator.getKey(), key.getKey(), key.getValue())))
                    .toList();
        }
    }

    /// A call to AWS as IAM sees it.
    ///
    /// @param action `dynamodb:GetItem`; every item of a transaction is a call with that item's action
    /// @param resources all of them must be allowed: a query of an index names the index, a mail both the identity
    ///                  and the configuration set
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
                throw new IllegalArgumentException("A call without a resource cannot be evaluated: " + action);
            }
        }
    }
}
