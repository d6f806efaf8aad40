package openseat.local.testkit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import openseat.local.aws.AwsCall;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;

/// A fault that kills a function once, at its n-th call. Queries do not count: nothing changes between them and the
/// call before.
///
/// To kill at every call in turn, count `number` up from 1 until `happened` is false.
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
                : new FaultEffect.None();
    }

    public boolean happened() {
        return happened.get();
    }

    @Override
    public String toString() {
        return "killed " + when + " call " + number + " of " + function;
    }
}
