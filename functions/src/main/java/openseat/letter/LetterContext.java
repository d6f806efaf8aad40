package openseat.letter;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import openseat.calendar.RegistrantEntry;
import openseat.event.Event;
import openseat.mail.Sender;
import openseat.registration.Cause;
import openseat.registration.LinkToken;

/// The event a letter is about, and where its links lead.
///
/// @param calendar   the entry that the reader may have in their calendar
/// @param page       the event's public page
/// @param link       the registration's private page
/// @param join       where the reader joins, if they have a seat at an event that they can join
/// @param cause      of the letter
/// @param isAskedAnew whether it was written for a request with other answers, which only the reader can make count
/// @param ends       when the registration will be deleted, as far as is known now
public record LetterContext(
        Event event,
        RegistrantEntry calendar,
        URI page,
        URI link,
        Optional<URI> join,
        Cause cause,
        boolean isAskedAnew,
        Instant ends,
        Sender sender,
        Instant now) {

    /// Until when the link is sure to work, if a request caused the letter; others last as long as the
    /// registration.
    Optional<Instant> linkEnds() {
        var promised = now.plus(LinkToken.PROMISED);
        return Optional.of(promised.isBefore(ends) ? promised : ends).filter(_ -> cause == Cause.REQUEST);
    }
}
