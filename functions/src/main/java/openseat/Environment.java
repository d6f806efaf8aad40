package openseat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import openseat.dynamodb.Table;

/// What every function stands on: the table, the time, randomness, and the settings of the template.
public record Environment(Table table, Clock clock, RandomGenerator random, Settings settings) {

    /// The ground in the cloud. No time, number or credential is captured, so that a SnapStart snapshot holds none.
    public static Environment fromEnvironment() {
        var settings = new Settings(System.getenv());
        return new Environment(new Table(AwsClients.dynamoDb(), settings.text("TABLE")), Clock.systemUTC(), new SecureRandom(), settings);
    }
}
