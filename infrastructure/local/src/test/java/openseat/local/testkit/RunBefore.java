package openseat.local.testkit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import openseat.local.aws.AwsCall;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;

/// A fault that runs an action once, just before a certain call of a function is carried out.
public record RunBefore(Predicate<AwsCall> call, Runnable action, AtomicBoolean ran) implements Fault {

    public RunBefore(Predicate<AwsCall> call, Runnable action) {
        this(call, action, new AtomicBoolean());
    }

    public RunBefore(String function, String operation, Runnable action) {
        this(call -> call.function().equals(function) && call.operation().equals(operation), action);
    }

    @Override
    public FaultEffect of(AwsCall actual) {
        if (call.test(actual) && ran.compareAndSet(false, true)) {
            action.run();
        }
        return new FaultEffect.None();
    }

    public boolean happened() {
        return ran.get();
    }
}
