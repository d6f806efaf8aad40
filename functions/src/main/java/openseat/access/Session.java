package openseat.access;

import java.util.Base64;
import java.util.Set;
import openseat.SaltedHash;

/// Somebody who is signed in at the desk.
///
/// @param id          the hash of their address, as in the keys of their rows
/// @param secret      of the session's cookie
/// @param isOrganizer whether the template's parameter names them: they may create events and edit all
/// @param events      the ids of the events that they may edit otherwise
public record Session(String id, String address, byte[] secret, boolean isOrganizer, Set<String> events) {

    public Session {
        events = Set.copyOf(events);
    }

    public boolean mayEdit(String event) {
        return isOrganizer || events.contains(event);
    }

    /// What each form of the session sends along. It is made of the cookie's secret, which no other site and no
    /// script can read, so that only pages of the session have it.
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(SaltedHash.of(secret, "form"));
    }
}
