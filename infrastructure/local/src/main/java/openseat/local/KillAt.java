package openseat.local;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/// Kills a function once, at the n-th call of an invocation, before or after AWS carried that call out.
///
/// To kill at every call in turn: count `number` up from 1 until `happened` says that there was no such call.
public final class KillAt implements Fault {

    private final String function;
    private final int number;
    private final Fate.When when;
    private final AtomicBoolean happened = new AtomicBoolean();

    public KillAt(String function, int number, Fate.When when) {
        this.function = function;
        this.number = number;
        this.when = when;
    }

    @Override
    public Fate of(AwsCall call) {
        return call.function().equals(function) && call.number() == number && happened.compareAndSet(false, true)
                ? new Fate.Killed(when)
                : new Fate.Answered();
    }

    public boolean happened() {
        return happened.get();
    }

    @Override
    public String toString() {
        return "killed " + when.name().toLowerCase(Locale.ROOT) + " call " + number + " of " + function;
    }
}
