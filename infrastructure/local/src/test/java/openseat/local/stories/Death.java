package openseat.local.stories;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import openseat.local.AwsCall;
import openseat.local.Fate;
import openseat.local.Fault;

/// Kills a function once, at its n-th call but for queries: nothing has changed since the call before one.
final class Death implements Fault {

    private final String function;
    private final int number;
    private final Fate.When when;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean happened = new AtomicBoolean();

    Death(String function, int number, Fate.When when) {
        this.function = function;
        this.number = number;
        this.when = when;
    }

    @Override
    public Fate of(AwsCall call) {
        var counts = call.function().equals(function) && !call.operation().equals("Query");
        return counts && calls.incrementAndGet() == number && happened.compareAndSet(false, true)
                ? new Fate.Killed(when)
                : new Fate.Answered();
    }

    boolean happened() {
        return happened.get();
    }

    @Override
    public String toString() {
        return "killed " + when + " call " + number + " of " + function;
    }
}
