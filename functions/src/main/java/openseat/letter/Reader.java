package openseat.letter;

import java.time.ZoneId;
import java.util.Optional;
import openseat.text.Language;

/// Whom a mail is for; `zone` is theirs, if they told.
public record Reader(String address, Language language, Optional<ZoneId> zone) {}
