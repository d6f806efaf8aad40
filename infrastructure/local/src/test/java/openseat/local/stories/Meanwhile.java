package openseat.local.stories;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import openseat.local.AwsCall;
import openseat.local.Fate;
import openseat.local.Fault;

/// Lets something happen, once, after a function has read and before its write arrives.
record Meanwhile(Predicate<AwsCall> write, Runnable event, AtomicBoolean ran) implements Fault {

    Meanwhile(Predicate<AwsCall> write, Runnable event) {
        this(write, event, new AtomicBoolean());
    }

    Meanwhile(String function, String operation, Runnable event) {
        this(call -> call.function().equals(function) && call.operation().equals(operation), event);
    }

    @Override
    public Fate of(AwsCall call) {
        if (write.test(call) && ran.compareAndSet(false, true)) {
            event.run();
        }
        return new Fate.Answered();
    }

    boolean happened() {
        return ran.get();
    }
}
