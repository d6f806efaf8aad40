package openseat.mail;

import java.time.ZoneId;
import java.util.Optional;
import openseat.i18n.Language;

/// Who a mail is for.
///
/// @param id   of the registration or of the digest's recipient, by which a report about the mail finds it; it does
///             not reveal the address
/// @param zone the recipient's, if known
public record Recipient(String id, String address, Language language, Optional<ZoneId> zone) {}
