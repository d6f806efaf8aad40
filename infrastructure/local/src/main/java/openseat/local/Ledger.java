package openseat.local;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What each function has asked of AWS since the start, or since it was last cleared.
final class Ledger {

    private final Map<List<String>, Usage> lines = new ConcurrentHashMap<>();

    void add(AwsCall call, Units units) {
        var usage = new Usage(call.function(), call.service(), call.operation(), 1, units.read(), units.write());
        lines.merge(List.of(usage.function(), usage.service(), usage.operation()), usage, Usage::plus);
    }

    List<Usage> lines() {
        return lines.values().stream()
                .sorted(Comparator.comparing(Usage::function).thenComparing(Usage::service).thenComparing(Usage::operation))
                .toList();
    }

    void clear() {
        lines.clear();
    }
}
