package openseat.bench;

import java.util.Collection;
import java.util.function.ToDoubleFunction;
import openseat.local.LocalRunner;
import openseat.local.aws.Usage;

/// What some work consumed: calls to AWS, capacity units of the table, and CPU.
///
/// The CPU is that of this whole process: the functions, but also the local API, DynamoDB Local, the local SES, and the
/// HTTP client. So it compares sizes of one design; it is no measure of what Lambda would bill.
record Consumption(double calls, double readUnits, double writeUnits, double cpuMillis) {

    private static final ProcessCpu THIS_PROCESS =
            new ProcessCpu(ProcessHandle.current().pid());

    static Consumption of(LocalRunner local, Runnable work) {
        local.clearCalls();
        var before = cpuNanos();
        work.run();
        return of(local.calls(), (cpuNanos() - before) / 1e6);
    }

    static Consumption of(Collection<Usage> usages, double cpuMillis) {
        return new Consumption(
                sum(usages, Usage::calls), sum(usages, Usage::readUnits), sum(usages, Usage::writeUnits), cpuMillis);
    }

    /// The same work's share of one of so many.
    Consumption per(int count) {
        return new Consumption(calls / count, readUnits / count, writeUnits / count, cpuMillis / count);
    }

    /// Keeps a sample of each figure.
    void keep(Results results, String section, String subject) {
        results.add(section, subject, "trips", calls);
        results.add(section, subject, "read units", readUnits);
        results.add(section, subject, "write units", writeUnits);
        results.add(section, subject, "cpu ms", cpuMillis);
    }

    static long cpuNanos() {
        return THIS_PROCESS.nanos();
    }

    private static double sum(Collection<Usage> usages, ToDoubleFunction<Usage> figure) {
        return usages.stream().mapToDouble(figure).sum();
    }
}
