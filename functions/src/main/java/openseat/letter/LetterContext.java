package openseat.letter;

import java.net.URI;
import java.time.Instant;
import openseat.event.Event;

/// What a letter is about, and where its links lead.
///
/// @param revision   of the event's document
/// @param page       the event's public page
/// @param link       this registration's private page
/// @param ends       when this registration is deleted, as things stand
/// @param postalLine who sends this, and where they are to be found; may be blank
public record LetterContext(Event event, long revision, URI page, URI link, Instant ends, String postalLine, Instant now) {}
