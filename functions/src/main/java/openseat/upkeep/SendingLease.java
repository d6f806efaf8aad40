package openseat.upkeep;

import java.time.Duration;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Update;

/// Lets one run of upkeep send at a time, because two would send at twice the rate.
///
/// EventBridge may start a run twice, or while the one before is still busy:
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event.html. Everything else that a run does, two
/// may do at once.
final class SendingLease {

    /// As long as Lambda lets a run live, so that the lease of a run that died is over when the next one starts.
    private static final Duration LENGTH = Duration.ofSeconds(58);

    private final Environment environment;
    private long until;

    SendingLease(Environment environment) {
        this.environment = environment;
    }

    /// Whether this run may send. It is asked for when there is a letter, so a run without one writes nothing.
    boolean take() {
        if (until == 0) {
            var now = environment.clock().instant();
            var wanted = now.plus(LENGTH).toEpochMilli();
            var isTaken = environment
                    .table()
                    .update(Update.of(Keys.sending())
                            .set("until", wanted)
                            .when("attribute_not_exists(#until) OR #until <= :now", "now", now.toEpochMilli()));
            until = isTaken ? wanted : -1;
        }
        return until > 0;
    }

    void release() {
        if (until > 0) {
            environment
                    .table()
                    .update(Update.of(Keys.sending()).remove("until").when("#until = :until", "until", until));
        }
    }
}
