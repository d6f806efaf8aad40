package openseat.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The CPU time of another process, in nanoseconds, of all its threads including those that have ended.
///
/// `/proc/PID/stat` has it in hundredths of a second only.
final class ProcessCpu {

    private static final MethodHandle CLOCK_GETTIME = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

    /// Scheduled time, in a clock's number
    /// (https://github.com/torvalds/linux/blob/master/include/linux/posix-timers_types.h).
    private static final int CPUCLOCK_SCHED = 2;

    private final int clock;

    ProcessCpu(long pid) {
        clock = (int) (~pid << 3 | CPUCLOCK_SCHED);
    }

    /// @throws IllegalStateException if the process has ended
    long nanos() {
        try (var arena = Arena.ofConfined()) {
            var time = arena.allocate(ValueLayout.JAVA_LONG, 2);
            if ((int) CLOCK_GETTIME.invokeExact(clock, time) != 0) {
                throw new IllegalStateException("The process has ended.");
            }
            return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L
                    + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns once the process has been idle for a while, such as after its JIT compiler has caught up.
    ///
    /// @throws IllegalStateException if it is still busy after half a minute
    void awaitIdle() {
        var end = System.nanoTime() + 30_000_000_000L;
        var quiet = 0;
        for (var last = nanos(); quiet < 3; ) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("The process does not become idle.");
            }
            sleep(30);
            var now = nanos();
            quiet = now - last < 300_000 ? quiet + 1 : 0;
            last = now;
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
