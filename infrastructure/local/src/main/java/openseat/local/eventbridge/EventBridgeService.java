package openseat.local.eventbridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsError;
import openseat.local.aws.AwsReply;
import openseat.local.aws.AwsService;
import openseat.local.aws.UsageMeter;
import openseat.local.http.Json;
import openseat.local.iam.Policy;
import openseat.local.template.Template;

/// EventBridge behind the endpoint: describes the template's rules and schedules
/// (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html).
public final class EventBridgeService implements AwsService {

    private final Map<String, Map<String, Object>> rules = new LinkedHashMap<>();
    private final RuleStates states;
    private final UsageMeter meter;

    public EventBridgeService(Template template, RuleStates states, UsageMeter meter) {
        this.states = states;
        this.meter = meter;
        for (var function : template.functions().values()) {
            function.schedules()
                    .forEach(s -> rules.put(
                            Template.ruleName(function.id(), s.name()), Map.of("ScheduleExpression", s.expression())));
        }
        template.rules()
                .forEach(rule -> rules.put(
                        Template.ruleName(rule.function(), rule.name()),
                        Map.of("EventPattern", Json.write(rule.pattern()))));
    }

    @Override
    public Optional<String> operation(String method, String path, String target) {
        return method.equals("POST") && path.equals("/") && target.equals("AWSEvents.DescribeRule")
                ? Optional.of("DescribeRule")
                : Optional.empty();
    }

    /// The rule of the default bus
    /// (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html).
    @Override
    public List<Policy.Call> requiredPermissions(AwsCall call) {
        return List.of(
                new Policy.Call(call.action(), List.of(Template.arn("events", "rule/" + call.text("Name"))), Map.of()));
    }

    @Override
    public AwsReply answer(AwsCall call) {
        meter.add(call);
        var name = call.text("Name");
        if (!rules.containsKey(name)) {
            return new AwsError(
                            400, "ResourceNotFoundException", "Rule " + name + " does not exist on EventBus default.")
                    .reply("events");
        }
        var description = new LinkedHashMap<String, Object>(rules.get(name));
        description.put("Name", name);
        description.put("Arn", Template.arn("events", "rule/" + name));
        description.put("EventBusName", "default");
        description.put("State", states.isEnabled(name) ? "ENABLED" : "DISABLED");
        return AwsReply.json(description);
    }
}
