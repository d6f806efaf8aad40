package openseat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import openseat.dynamodb.Table;

/// What every function needs from outside: the table, the clock, a source of random numbers, and the template's
/// settings.
///
/// @param pace the time in which mails are spaced: the clock may be set, and must not hold them up
public record Environment(Table table, Clock clock, RandomGenerator random, Settings settings, RateLimiter.Time pace) {

    public Environment(Table table, Clock clock, RandomGenerator random, Settings settings) {
        this(table, clock, random, settings, RateLimiter.Time.OF_THE_MACHINE);
    }

    /// The environment in the cloud. No time, random number or credential is read yet, so a SnapStart snapshot
    /// holds none.
    public static Environment fromEnvironment() {
        var settings = new Settings(System.getenv());
        return new Environment(
                new Table(AwsClients.dynamoDb(), settings.text("TABLE")),
                Clock.systemUTC(),
                new SecureRandom(),
                settings);
    }

    /// The same for one request that a person waits for, whose writes may be retried for this long.
    public Environment patientFor(Duration patience) {
        return new Environment(table.patientFor(patience), clock, random, settings, pace);
    }
}
