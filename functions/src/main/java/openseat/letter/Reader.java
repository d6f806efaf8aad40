package openseat.letter;

import java.time.ZoneId;
import java.util.Optional;
import openseat.text.Language;

/// Whom a mail is for.
///
/// @param id   of the registration or the recipient of a digest, by which a report about the mail finds it; no address
///             can be made of it
/// @param zone theirs, if they told
public record Reader(String id, String address, Language language, Optional<ZoneId> zone) {}
