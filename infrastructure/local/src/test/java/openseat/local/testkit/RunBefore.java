package openseat.local.testkit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import openseat.local.aws.AwsCall;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;

/// Lets something happen, once, after a function has read and before its write arrives.
public record RunBefore(Predicate<AwsCall> write, Runnable event, AtomicBoolean ran) implements Fault {

    public RunBefore(Predicate<AwsCall> write, Runnable event) {
        this(write, event, new AtomicBoolean());
    }

    public RunBefore(String function, String operation, Runnable event) {
        this(call -> call.function().equals(function) && call.operation().equals(operation), event);
    }

    @Override
    public FaultEffect of(AwsCall call) {
        if (write.test(call) && ran.compareAndSet(false, true)) {
            event.run();
        }
        return new FaultEffect.Answered();
    }

    public boolean happened() {
        return ran.get();
    }
}
