package openseat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import openseat.dynamodb.Table;

/// What every function needs from outside: the table, the clock, a source of random numbers, and the template's
/// settings.
public record Environment(Table table, Clock clock, RandomGenerator random, Settings settings) {

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
        return new Environment(table.patientFor(patience), clock, random, settings);
    }
}
