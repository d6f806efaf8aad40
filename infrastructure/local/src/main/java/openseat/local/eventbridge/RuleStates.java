package openseat.local.eventbridge;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which rules somebody has disabled, by name. A disabled rule matches no event, and its schedule does not run.
public final class RuleStates {

    private final Set<String> disabled = ConcurrentHashMap.newKeySet();

    public void disable(String rule) {
        disabled.add(rule);
    }

    public void enableAll() {
        disabled.clear();
    }

    boolean isEnabled(String rule) {
        return !disabled.contains(rule);
    }
}
