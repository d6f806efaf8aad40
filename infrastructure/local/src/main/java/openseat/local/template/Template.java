package openseat.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import openseat.local.iam.Policy;

/// template.yaml as records, with every intrinsic function resolved. The runner serves this and nothing else.
///
/// @param parameters every Parameter with its given or default value
/// @param functions by logical id, in the order of the file
/// @param mail how SES treats letters
public record Template(
        Map<String, String> parameters,
        Map<String, Function> functions,
        TableShape table,
        MailShape mail,
        Throttling throttling,
        Map<String, String> outputs) {

    /// The stack, region and account from which local names and ARNs are made.
    public static final String STACK = "openseat";
    public static final String REGION = "eu-central-1";
    public static final String ACCOUNT = "123456789012";

    /// Reads a template as CloudFormation would with these parameters.
    ///
    /// @throws IllegalArgumentException if the template contains something that this reader does not support, or if
    ///                                  a parameter's value is missing or not allowed
    public static Template read(Path file, Map<String, String> parameterOverrides) {
        return new TemplateReader(TemplateTree.read(file), parameterOverrides).template();
    }

    /// The name that CloudFormation gives the rule of a function's event; SAM's logical id of it is the two together.
    public static String ruleName(String function, String event) {
        return STACK + "-" + function + event;
    }

    /// The ARN of a resource of this account in this region.
    public static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    /// The same with other values of some variables, in each function that has them.
    public Template withEnvironment(Map<String, String> values) {
        var changed = new LinkedHashMap<>(functions);
        changed.replaceAll((_, function) -> function.withEnvironment(values));
        return new Template(parameters, changed, table, mail, throttling, outputs);
    }

    /// The rules of all functions.
    public List<Rule> rules() {
        return functions.values().stream()
                .flatMap(function -> function.rules().stream())
                .toList();
    }

    /// One Lambda function.
    ///
    /// @param id its logical id, which is its class's simple name
    /// @param handler its class's full name
    public record Function(
            String id,
            String handler,
            Duration timeout,
            int memory,
            Map<String, String> environment,
            List<Policy.Statement> statements,
            List<Route> routes,
            List<Schedule> schedules,
            List<Rule> rules,
            List<Stream> streams,
            boolean snapStart) {

        public Policy policy() {
            return new Policy(statements);
        }

        private Function withEnvironment(Map<String, String> values) {
            var merged = new LinkedHashMap<>(environment);
            merged.replaceAll(values::getOrDefault);
            return new Function(
                    id, handler, timeout, memory, merged, statements, routes, schedules, rules, streams, snapStart);
        }
    }

    /// A route of the HTTP API; both method and path of the catch-all route are `$default`.
    ///
    /// @param path with its variables in braces
    /// @param iam whether the gateway lets only signed requests through
    public record Route(String method, String path, boolean iam) {

        public boolean isDefault() {
            return path.equals("$default");
        }

        /// The `routeKey` of the function's request.
        public String key() {
            return isDefault() ? path : method + " " + path;
        }
    }

    /// A schedule that invokes a function.
    ///
    /// @param expression as in the template, `rate(1 minute)`
    /// @param input JSON, if the template has one
    public record Schedule(String name, String expression, Duration every, Optional<String> input) {}

    /// An EventBridge rule that invokes a function.
    ///
    /// @param function the logical id
    /// @param name the logical id of the event within the function
    /// @param pattern the event pattern
    public record Rule(String function, String name, Map<String, Object> pattern, Optional<Transformer> transformer) {}

    /// How a rule changes an event before the function gets it.
    ///
    /// @param paths variable to its path in the event
    /// @param template JSON with the variables as `<name>`
    public record Transformer(Map<String, String> paths, String template) {}

    /// How the table's stream reaches a function.
    ///
    /// @param name the mapping's name in AWS
    /// @param filters event patterns as JSON, one of which a record must match; if empty, every record passes
    public record Stream(
            String name,
            int batchSize,
            String startingPosition,
            boolean bisect,
            int retries,
            Duration maximumAge,
            List<String> filters,
            boolean reportsItemFailures) {}

    /// The table as it is created.
    ///
    /// @param attributes the types of key attributes: S, N or B
    /// @param stream the stream's view type
    /// @param ttl the attribute with the time at which DynamoDB may delete an item
    /// @param safety against mistakes
    public record TableShape(
            String name,
            String arn,
            Map<String, String> attributes,
            List<Key> keys,
            List<Index> indexes,
            String stream,
            String ttl,
            Safety safety) {}

    /// Whether DynamoDB deletes what has expired, and can restore the table, and refuses to delete it.
    public record Safety(boolean ttl, boolean recovery, boolean deletionProtection) {}

    /// The SES configuration set.
    ///
    /// @param configurationSet its name
    /// @param events the types of events that are published to the event bus
    /// @param suppressedReasons why SES puts an address on the account's suppression list: BOUNCE, COMPLAINT
    public record MailShape(String configurationSet, Set<String> events, Set<String> suppressedReasons) {}

    /// The stage's throttling, for all routes and by route key.
    public record Throttling(Throttle standard, Map<String, Throttle> routes) {

        /// The limit of a route.
        public Throttle of(String routeKey) {
            return routes.getOrDefault(routeKey, standard);
        }
    }

    /// Requests a second, and how many of them may come at once.
    public record Throttle(int rate, int burst) {}

    /// A part of a key schema: HASH or RANGE.
    public record Key(String attribute, String type) {}

    /// A global secondary index.
    public record Index(String name, String arn, List<Key> keys, String projection) {}
}
