package openseat.local.stories.robustness;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsError;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;

/// How a write fails.
enum WriteFailure {
    CONFLICT(call -> new FaultEffect.Refused(AwsError.conflict(call))),
    THROTTLED(call -> new FaultEffect.Refused(AwsError.throttled())),
    EXCEEDED(call -> new FaultEffect.Refused(new AwsError(
            400,
            "ProvisionedThroughputExceededException",
            "The level of configured provisioned throughput was exceeded."))),
    BROKEN(call -> new FaultEffect.Refused(AwsError.internal())),
    REQUEST_LOST(call -> new FaultEffect.Disconnected(FaultEffect.When.BEFORE)),
    ANSWER_LOST(call -> new FaultEffect.Disconnected(FaultEffect.When.AFTER));

    private final Function<AwsCall, FaultEffect> effect;

    WriteFailure(Function<AwsCall, FaultEffect> effect) {
        this.effect = effect;
    }

    /// Fails the first writes of these functions.
    Fault first(int writes) {
        var count = new AtomicInteger();
        return call -> List.of("UpdateItem", "TransactWriteItems").contains(call.operation())
                        && List.of("RegisterFunction", "ManageFunction", "UpkeepFunction")
                                .contains(call.function())
                        && count.incrementAndGet() <= writes
                ? effect.apply(call)
                : new FaultEffect.None();
    }
}
