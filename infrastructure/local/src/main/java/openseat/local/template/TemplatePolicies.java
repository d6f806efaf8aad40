package openseat.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.local.iam.Policy;

/// The policies of a template, as the statements that they consist of.
///
/// @param managed the documents of its managed policies, by ARN
record TemplatePolicies(Map<String, TemplateNode> managed) {

    static final String MANAGED = "AWS::IAM::ManagedPolicy";

    /// @param resources the managed policies by logical id, resolved
    /// @param names what `Ref` gives for each
    static TemplatePolicies of(Map<String, TemplateNode> resources, Map<String, String> names) {
        var managed = new LinkedHashMap<String, TemplateNode>();
        resources.forEach((id, node) -> managed.put(
                names.get(id),
                node.at("Properties")
                        .requireKnownKeys(Set.of("Description", "PolicyDocument"))
                        .at("PolicyDocument")));
        return new TemplatePolicies(managed);
    }

    /// What a function's `Policies` grant: each is a document, or refers to a managed policy of the template.
    List<Policy.Statement> statements(List<TemplateNode> policies) {
        return policies.stream()
                .map(this::document)
                .flatMap(TemplatePolicies::statements)
                .toList();
    }

    private TemplateNode document(TemplateNode policy) {
        if (policy.value() instanceof Map) {
            return policy;
        }
        var document = managed.get(policy.text());
        if (document == null) {
            throw policy.error("is a policy of AWS, whose text the runner does not have: " + policy.text());
        }
        return document;
    }

    private static Stream<Policy.Statement> statements(TemplateNode document) {
        return document.requireKnownKeys(Set.of("Version", "Statement")).list("Statement").stream()
                .map(TemplatePolicies::statement);
    }

    private static Policy.Statement statement(TemplateNode node) {
        node.requireKnownKeys(Set.of("Sid", "Effect", "Action", "Resource", "Condition"));
        var conditions = new LinkedHashMap<String, Map<String, List<String>>>();
        node.entries("Condition")
                .forEach((operator, keys) -> conditions.put(
                        operator,
                        keys.map().keySet().stream()
                                .collect(Collectors.toMap(
                                        key -> key, key -> keys.at(key).texts()))));
        return new Policy.Statement(
                node.at("Effect").text(),
                node.at("Action").texts(),
                node.at("Resource").texts(),
                conditions);
    }
}
