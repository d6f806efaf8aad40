package openseat.letter;

import java.net.URI;
import java.time.Instant;
import openseat.event.Event;

/// The event a letter is about, and where its links lead.
///
/// @param revision   of the event's document
/// @param page       the event's public page
/// @param link       the registration's private page
/// @param ends       when the registration will be deleted, as far as is known now
/// @param postalLine the sender's name and postal address; may be blank
public record LetterContext(
        Event event, long revision, URI page, URI link, Instant ends, String postalLine, Instant now) {}
