package openseat.local.stories.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import openseat.local.ses.SentMail;
import openseat.local.testkit.Parsed;

/// A calendar program that knows a file's entry by its UID, and takes it if its SEQUENCE is higher than what it has.
final class CalendarFixture {

    private final Map<String, VEvent> entries = new HashMap<>();

    /// Opens the files of these mails in the order of the mails.
    CalendarFixture open(List<SentMail> mails) {
        mails.forEach(mail -> file(mail).ifPresent(this::open));
        return this;
    }

    void open(String file) {
        var entry = Parsed.event(file);
        entries.merge(
                value(entry, Property.UID),
                entry,
                (known, opened) -> sequence(opened) > sequence(known) ? opened : known);
    }

    /// Its only entry, such as `20261218T090000Z CONFIRMED OPAQUE: A meeting`.
    String shown() {
        if (entries.size() != 1) {
            throw new IllegalStateException(entries.keySet().toString());
        }
        var entry = entries.values().iterator().next();
        return value(entry, Property.DTSTART) + " " + value(entry, Property.STATUS) + " "
                + value(entry, Property.TRANSP) + ": " + value(entry, Property.SUMMARY);
    }

    /// When its only entry ends.
    String ends() {
        return value(entries.values().iterator().next(), Property.DTEND);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    String uid() {
        return entries.keySet().iterator().next();
    }

    /// The calendar file that is attached to a mail.
    static Optional<String> file(SentMail mail) {
        return mail.attachments().stream()
                .filter(attachment -> attachment.name().equals("event.ics"))
                .map(attachment ->
                        new String(Base64.getMimeDecoder().decode(attachment.content()), StandardCharsets.UTF_8))
                .findFirst();
    }

    static int sequence(VEvent entry) {
        return Integer.parseInt(value(entry, Property.SEQUENCE));
    }

    private static String value(VEvent entry, String name) {
        return entry.<Property>getProperty(name).map(Property::getValue).orElse("-");
    }
}
