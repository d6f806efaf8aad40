package openseat.local.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts every function's calls to AWS since the start, or since the last `clear`.
public final class UsageMeter {

    private final Map<List<String>, Usage> usages = new ConcurrentHashMap<>();

    /// Counts a call that consumes no capacity units.
    public void add(AwsCall call) {
        add(call, 0, 0);
    }

    public void add(AwsCall call, double readUnits, double writeUnits) {
        var usage = new Usage(call.function(), call.service(), call.operation(), 1, readUnits, writeUnits);
        usages.merge(List.of(usage.function(), usage.service(), usage.operation()), usage, Usage::plus);
    }

    public List<Usage> all() {
        return usages.values().stream()
                .sorted(Comparator.comparing(Usage::function)
                        .thenComparing(Usage::service)
                        .thenComparing(Usage::operation))
                .toList();
    }

    public void clear() {
        usages.clear();
    }
}
