package openseat.local.stories.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import openseat.local.aws.AwsCall;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TestStack;

/// Runs several functions at the same time, one call to AWS after the other: a seed decides whose call is next, so that
/// anything can happen between any read of a function and its write, and happens again with the same seed.
///
/// Queries do not count: nothing is decided by them that is not read again.
final class Interleaving implements Fault {

    private enum State {
        WAITING,
        RUNNING,
        DONE
    }

    /// The same function goes on more often than not: most faults need few changes, and long stretches.
    private static final int ONE_IN = 5;

    private final TestStack stack;
    private final Random random;
    private final Map<String, State> states = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private RuntimeException failure;

    Interleaving(TestStack stack, Random random) {
        this.stack = stack;
        this.random = random;
    }

    /// Returns the calls in their order.
    ///
    /// @param functions by their logical ids: each starts at its first turn
    List<String> run(Map<String, Runnable> functions) {
        functions.keySet().forEach(function -> states.put(function, State.WAITING));
        stack.local.aws().inject(this);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            functions.forEach((function, task) -> threads.execute(() -> perform(function, task)));
            takeTurns();
        } finally {
            stack.local.aws().inject(NONE);
        }
        if (failure != null) {
            throw new IllegalStateException(String.join("\n", calls), failure);
        }
        return calls;
    }

    private void perform(String function, Runnable task) {
        try {
            awaitTurn(function);
            task.run();
        } catch (RuntimeException e) {
            synchronized (this) {
                failure = e;
            }
        } finally {
            change(function, State.DONE);
        }
    }

    @Override
    public FaultEffect of(AwsCall call) {
        var isOurs = states.containsKey(call.function());
        if (isOurs && !call.operation().equals("Query")) {
            change(call.function(), State.WAITING);
            awaitTurn(call.function());
            synchronized (this) {
                calls.add(call.function() + " " + call.operation());
            }
        }
        return new FaultEffect.None();
    }

    private synchronized void change(String function, State state) {
        states.put(function, state);
        notifyAll();
    }

    private synchronized void awaitTurn(String function) {
        while (states.get(function) == State.WAITING) {
            sleep();
        }
    }

    private synchronized void takeTurns() {
        var last = "";
        while (true) {
            while (states.containsValue(State.RUNNING)) {
                sleep();
            }
            var waiting = states.keySet().stream()
                    .filter(function -> states.get(function) == State.WAITING)
                    .toList();
            if (waiting.isEmpty()) {
                return;
            }
            if (!waiting.contains(last) || random.nextInt(ONE_IN) == 0) {
                last = another(waiting, last);
            }
            change(last, State.RUNNING);
        }
    }

    private String another(List<String> waiting, String last) {
        var others = waiting.stream().filter(function -> !function.equals(last)).toList();
        return others.isEmpty() ? last : others.get(random.nextInt(others.size()));
    }

    private void sleep() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
