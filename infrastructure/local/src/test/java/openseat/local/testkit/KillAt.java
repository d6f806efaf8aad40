package openseat.local.testkit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import openseat.local.aws.AwsCall;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;

/// Kills a function once, at its n-th call but for queries: nothing has changed since the call before one.
public final class KillAt implements Fault {

    private final String function;
    private final int number;
    private final FaultEffect.When when;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean happened = new AtomicBoolean();

    public KillAt(String function, int number, FaultEffect.When when) {
        this.function = function;
        this.number = number;
        this.when = when;
    }

    @Override
    public FaultEffect of(AwsCall call) {
        var counts = call.function().equals(function) && !call.operation().equals("Query");
        return counts && calls.incrementAndGet() == number && happened.compareAndSet(false, true)
                ? new FaultEffect.Killed(when)
                : new FaultEffect.Answered();
    }

    public boolean happened() {
        return happened.get();
    }

    @Override
    public String toString() {
        return "killed " + when + " call " + number + " of " + function;
    }
}
