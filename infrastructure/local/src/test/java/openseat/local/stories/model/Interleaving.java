package openseat.local.stories.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import openseat.local.aws.AwsCall;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TestStack;

/// Runs several functions at the same time, one call to AWS after the other: a seed decides whose call is next, so
/// that anything can happen between any read of a function and its write, and happens again with the same seed.
///
/// One function goes on as long as it can, then the next; only a few times, anywhere, the one that runs must wait for
/// all others. That finds faults that need few changes better than a change at every call (S. Burckhardt et al., A
/// Randomized Scheduler with Probabilistic Guarantees of Finding Bugs, 2010). Queries do not count.
final class Interleaving implements Fault {

    private enum State {
        WAITING,
        RUNNING,
        DONE
    }

    private static final int MOST_CHANGES = 3;

    /// The first calls, between which the changes are.
    private static final int CALLS = 30;

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
        awaitWhile(() -> states.get(function) == State.WAITING);
    }

    private synchronized void takeTurns() {
        var order = new ArrayList<>(states.keySet());
        Collections.shuffle(order, random);
        var changes = random.ints(random.nextInt(1, MOST_CHANGES + 1), 1, CALLS)
                .boxed()
                .collect(Collectors.toSet());
        for (var n = 0; ; n++) {
            awaitWhile(() -> states.containsValue(State.RUNNING));
            var waiting = order.stream()
                    .filter(function -> states.get(function) == State.WAITING)
                    .toList();
            if (waiting.isEmpty()) {
                return;
            }
            if (changes.contains(n)) {
                order.remove(waiting.getFirst());
                order.add(waiting.getFirst());
            }
            change(
                    order.stream()
                            .filter(function -> states.get(function) == State.WAITING)
                            .findFirst()
                            .orElseThrow(),
                    State.RUNNING);
        }
    }

    private synchronized void awaitWhile(BooleanSupplier condition) {
        try {
            while (condition.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
