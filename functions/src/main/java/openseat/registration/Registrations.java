package openseat.registration;

import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.LinkKey;
import openseat.dynamodb.Key;

/// The registrations in the table, and how they are found.
public final class Registrations {

    /// A position on the waiting list is counted up to here.
    private static final int MAX_POSITION = 10_000;

    private final Environment environment;

    public Registrations(Environment environment) {
        this.environment = environment;
    }

    /// The row, unless it has ended.
    public Optional<Registration> find(Key key) {
        var now = environment.clock().instant();
        return environment.table().get(key).map(Registration::from).filter(row -> !row.isOver(now));
    }

    /// The row that a link's key opens; empty for wrong, expired and foreign keys, and for rows that have ended.
    public Optional<Registration> open(String event, String key) {
        return LinkKey.read(key)
                .flatMap(link -> find(Keys.registration(event, link.id())).filter(row -> LinkToken.opens(row, link)));
    }

    /// Its position on the waiting list, from 1.
    public int position(Registration row) {
        return 1 + environment.table().countBefore(row.waitingKey(), MAX_POSITION);
    }
}
