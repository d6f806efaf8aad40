package openseat.local.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What each function has asked of AWS since the start, or since it was last cleared.
public final class UsageMeter {

    private final Map<List<String>, Usage> lines = new ConcurrentHashMap<>();

    /// A call that takes no capacity units.
    public void add(AwsCall call) {
        add(call, 0, 0);
    }

    public void add(AwsCall call, double readUnits, double writeUnits) {
        var usage = new Usage(call.function(), call.service(), call.operation(), 1, readUnits, writeUnits);
        lines.merge(List.of(usage.function(), usage.service(), usage.operation()), usage, Usage::plus);
    }

    public List<Usage> lines() {
        return lines.values().stream()
                .sorted(Comparator.comparing(Usage::function).thenComparing(Usage::service).thenComparing(Usage::operation))
                .toList();
    }

    public void clear() {
        lines.clear();
    }
}
