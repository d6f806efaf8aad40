package openseat.mail;

import java.time.ZoneId;
import java.util.Optional;
import openseat.i18n.Language;

/// Whom a mail is for.
///
/// @param id   of the registration or the recipient of a digest, by which a report about the mail finds it; no
///             address can be made of it
/// @param zone theirs, if they told
public record Recipient(String id, String address, Language language, Optional<ZoneId> zone) {}
