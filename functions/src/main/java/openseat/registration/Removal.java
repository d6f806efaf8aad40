package openseat.registration;

import java.time.Instant;
import java.util.Optional;
import openseat.dynamodb.Item;

/// The removal of a registration by the event's organizers.
///
/// @param asked when they asked for it, until upkeep has done it
/// @param done  whether the registration is cancelled because of it; until its holder comes back
public record Removal(Optional<Instant> asked, boolean done) {

    public static final Removal NONE = new Removal(Optional.empty(), false);

    static Removal from(Item row) {
        return new Removal(row.instant("removal"), row.flag("removed"));
    }
}
