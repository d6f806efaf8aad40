package openseat.mail;

import java.util.Optional;
import openseat.Settings;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// Who letters come from, as the template's parameters say.
///
/// @param address    of every letter
/// @param name       what mailboxes show instead of the address; may be blank
/// @param postalLine the name and postal address at the end of every letter; may be blank
public record Sender(String address, String name, String postalLine) {

    public static Sender of(Settings settings) {
        return new Sender(
                settings.text("SENDER"), settings.textOrBlank("SENDER_NAME"), settings.textOrBlank("POSTAL_LINE"));
    }

    /// What mailboxes show as the sender of letters about an event: the event's own name, which never stands alone,
    /// because organizers choose it. A discreet event has none.
    public Optional<String> display(Event event, Language language) {
        var own = event.letters()
                .senderName()
                .filter(_ -> !event.letters().discreet())
                .map(names -> names.in(language.lang()).text());
        if (own.isEmpty()) {
            return name.isBlank() ? Optional.empty() : Optional.of(name);
        }
        var service = name.isBlank() ? address.substring(address.indexOf('@') + 1) : name;
        return Optional.of(Words.in(language).get("mail.via", "team", own.get(), "service", service));
    }
}
