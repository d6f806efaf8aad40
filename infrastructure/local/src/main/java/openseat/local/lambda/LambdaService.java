package openseat.local.lambda;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsError;
import openseat.local.aws.AwsReply;
import openseat.local.aws.AwsService;
import openseat.local.aws.UsageMeter;
import openseat.local.iam.Policy;
import openseat.local.template.Template;

/// Lambda behind the endpoint: the two questions that a function may ask about the account and its event source
/// mappings.
///
/// See https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html and
/// https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html.
public final class LambdaService implements AwsService {

    private static final String SETTINGS = "/2016-08-19/account-settings";
    private static final String MAPPINGS = "/2015-03-31/event-source-mappings/";

    private record Mapping(String function, int batchSize) {}

    private final Template template;
    private final Map<String, Mapping> mappings;
    private final BooleanSupplier isStreamPaused;
    private final UsageMeter meter;
    private final int limit;
    private volatile int concurrency;

    /// @param isStreamPaused whether the runner delivers nothing of the stream, which is what a disabled mapping does
    /// @param limit how many functions the runner lets run at once
    public LambdaService(Template template, BooleanSupplier isStreamPaused, int limit, UsageMeter meter) {
        this.template = template;
        this.mappings = template.functions().values().stream()
                .flatMap(f -> f.streams().stream()
                        .map(stream -> Map.entry(stream.name(), new Mapping(f.id(), stream.batchSize()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.isStreamPaused = isStreamPaused;
        this.limit = limit;
        this.concurrency = limit;
        this.meter = meter;
    }

    /// What it says the account's limit is. What really runs at once is an option of the runner.
    public void concurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public void reset() {
        concurrency = limit;
    }

    @Override
    public Optional<String> operation(String method, String path, String target) {
        if (!method.equals("GET")) {
            return Optional.empty();
        }
        return path.equals(SETTINGS)
                ? Optional.of("GetAccountSettings")
                : path.startsWith(MAPPINGS) ? Optional.of("GetEventSourceMapping") : Optional.empty();
    }

    @Override
    public Map<String, Object> parameters(String path) {
        return path.startsWith(MAPPINGS) ? Map.of("UUID", path.substring(MAPPINGS.length())) : Map.of();
    }

    /// The first has no resource, so only a statement for all resources allows it; the second has the mapping's
    /// (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html).
    @Override
    public List<Policy.Call> requiredPermissions(AwsCall call) {
        var resource = call.operation().equals("GetAccountSettings")
                ? "*"
                : Template.arn("lambda", "event-source-mapping:" + call.text("UUID"));
        return List.of(new Policy.Call(call.action(), List.of(resource), Map.of()));
    }

    @Override
    public AwsReply answer(AwsCall call) {
        meter.add(call);
        return call.operation().equals("GetAccountSettings") ? AwsReply.json(settings()) : mapping(call.text("UUID"));
    }

    private Map<String, Object> settings() {
        return Map.of(
                "AccountLimit",
                Map.of("ConcurrentExecutions", concurrency, "UnreservedConcurrentExecutions", concurrency),
                "AccountUsage",
                Map.of("FunctionCount", template.functions().size()));
    }

    private AwsReply mapping(String uuid) {
        var mapping = mappings.get(uuid);
        return mapping == null
                ? new AwsError(404, "ResourceNotFoundException", "The resource you requested does not exist.")
                        .reply("lambda")
                : AwsReply.json(Map.of(
                        "UUID",
                        uuid,
                        "FunctionArn",
                        Template.arn("lambda", "function:" + Template.STACK + "-" + mapping.function()),
                        "BatchSize",
                        mapping.batchSize(),
                        "State",
                        isStreamPaused.getAsBoolean() ? "Disabled" : "Enabled"));
    }
}
