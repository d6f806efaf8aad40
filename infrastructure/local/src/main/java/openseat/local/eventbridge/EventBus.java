package openseat.local.eventbridge;

import java.util.List;
import java.util.Map;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.Invoker;
import openseat.local.template.Template;

/// The default event bus with the template's rules.
public final class EventBus {

    private final List<EventRule> rules;
    private final Invoker invoker;
    private final RuleStates states;

    /// @throws IllegalArgumentException if the runner does not support one of the rules
    public EventBus(Template template, Invoker invoker, RuleStates states) {
        this.rules = template.rules().stream().map(EventRule::of).toList();
        this.invoker = invoker;
        this.states = states;
    }

    public boolean hasRules() {
        return !rules.isEmpty();
    }

    /// Invokes the functions whose rules match the event, and returns their logical ids.
    ///
    /// @throws FunctionFailed if one of them failed
    public List<String> publish(Map<String, Object> event) {
        return rules.stream()
                .filter(rule -> states.isEnabled(rule.name()))
                .flatMap(rule -> rule
                        .input(event)
                        .map(input -> {
                            invoker.invoke(rule.function(), input);
                            return rule.function();
                        })
                        .stream())
                .toList();
    }
}
