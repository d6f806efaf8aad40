package openseat.transition;

import static openseat.dynamodb.ScriptedDynamoDb.failedOn;
import static openseat.dynamodb.ScriptedDynamoDb.possible;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import openseat.Environment;
import openseat.Keys;
import openseat.Settings;
import openseat.dynamodb.Key;
import openseat.dynamodb.ScriptedDynamoDb;
import openseat.dynamodb.Table;
import openseat.dynamodb.Written;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Rows;
import org.junit.jupiter.api.AfterEach;

/// Runs transitions against a script of what DynamoDB answers. Each test asks for all of its answers.
abstract class TransitionFixture {

    static final Key SEATS = Keys.seats("an-event");

    final ScriptedDynamoDb db = new ScriptedDynamoDb();
    final Environment environment = new Environment(
            new Table(db, "T"), Clock.fixed(SampleRows.NOW, ZoneOffset.UTC), new Random(1), new Settings(Map.of()));
    final Registrations registrations = new Registrations(environment);

    @AfterEach
    void theScriptIsUsedUp() {
        assertThat(db.unused()).as("answers that nobody asked for").isZero();
    }

    /// The next read finds the row as it is then.
    void found(Registration row) {
        db.found(row.key(), Rows.attributes(row));
    }

    /// The next transaction is refused because the row changed.
    void rowChanged() {
        db.refused(failedOn(Map.of("version", 4)));
    }

    /// The next transaction is refused because of the seats: an event that has these and nobody on the list.
    void seatsRefused(Map<String, ?> seats) {
        db.refused(possible(), failedOn(seats));
    }

    static Map<String, ?> seats(int room, int capacity, boolean list, boolean shut) {
        return Map.of("room", room, "waiting", 0, "capacity", capacity, "list", list, "shut", shut);
    }

    /// No seat is free, and there is a waiting list.
    static Map<String, ?> fullWithList() {
        return seats(0, 40, true, false);
    }

    /// The only write or transaction that was tried.
    List<Written> only() {
        assertThat(db.writes()).hasSize(1);
        return db.writes().getFirst();
    }

    List<Key> keys(int transaction) {
        return db.writes().get(transaction).stream().map(Written::key).toList();
    }

    /// What the transaction sets in the row, and adds to which counters of the seats.
    String rowSets(int transaction) {
        return db.writes().get(transaction).getFirst().clause("SET");
    }

    Map<String, Long> seatsAdd(int transaction) {
        return db.writes().get(transaction).get(1).added();
    }
}
