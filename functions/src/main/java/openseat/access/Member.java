package openseat.access;

import java.time.Instant;
import java.util.Set;

/// Somebody who may work at the desk.
///
/// @param id          the hash of their address, as in the keys of their rows
/// @param address     as the organizers wrote it
/// @param isOrganizer whether the template's parameter names them: they may create events and edit all
/// @param events      the ids of the events that they may edit otherwise
/// @param since       since when they may: a session that is older holds no more
public record Member(String id, String address, boolean isOrganizer, Set<String> events, Instant since) {

    public Member {
        events = Set.copyOf(events);
    }
}
