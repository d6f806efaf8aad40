package openseat.publish;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import openseat.access.Editors;
import openseat.access.Editors.Editor;
import openseat.document.DocumentReader;
import openseat.document.EventDocument;
import openseat.i18n.Language;
import openseat.subscription.Rhythm;
import openseat.subscription.Role;
import openseat.subscription.SubscriptionWrites.Published;

/// Reads who gets the digest: `[{"email", "lang"?, "zone"?, "role"?, "rhythm"?}]`, and who may edit the event at the
/// desk: `[{"email", "lang"?}]`.
final class RecipientsReader {

    private RecipientsReader() {}

    static List<Published> read(DocumentReader list) {
        var recipients = new ArrayList<Published>();
        for (var element : list.elements(PublishRequest.MOST_RECIPIENTS)) {
            if (element.isObject()) {
                var address = element.required("email").flatMap(EventDocument::address);
                var language = element.member("lang")
                        .flatMap(RecipientsReader::language)
                        .orElse(Language.DEFAULT.tag());
                var zone = element.member("zone").flatMap(DocumentReader::zone).orElse(ZoneId.of("UTC"));
                var role = element.member("role")
                        .flatMap(word -> word.parsed(Role::of, "reader or editor"))
                        .orElse(Role.READER);
                var rhythm =
                        element.member("rhythm").map(RecipientsReader::rhythm).orElse(Rhythm.DAILY);
                element.rejectUnknownMembers();
                address.ifPresent(to -> recipients.add(new Published(to, language, zone, role, rhythm)));
            }
        }
        return recipients;
    }

    static List<Editor> editors(DocumentReader list) {
        var editors = new ArrayList<Editor>();
        for (var element : list.elements(Editors.MOST)) {
            if (element.isObject()) {
                var address = element.required("email").flatMap(EventDocument::address);
                var language = element.member("lang")
                        .flatMap(RecipientsReader::language)
                        .orElse(Language.DEFAULT.tag());
                element.rejectUnknownMembers();
                address.ifPresent(of -> editors.add(new Editor(of, language)));
            }
        }
        return editors;
    }

    private static Optional<String> language(DocumentReader tag) {
        return tag.parsed(
                text -> Language.of(text)
                        .orElseThrow(IllegalArgumentException::new)
                        .tag(),
                "a language of this site, such as en or ar");
    }

    private static Rhythm rhythm(DocumentReader at) {
        if (!at.isObject()) {
            return Rhythm.DAILY;
        }
        var weekdays = at.member("weekdays").map(RecipientsReader::weekdays).orElse(Rhythm.DAILY.weekdays());
        var time = at.member("time")
                .flatMap(text -> text.parsed(RecipientsReader::time, "a time to the minute, such as 08:00"))
                .orElse(Rhythm.MORNING);
        var onlyWhenNeeded =
                at.member("onlyWhenNeeded").map(DocumentReader::bool).orElse(false);
        at.rejectUnknownMembers();
        return new Rhythm(weekdays, time, onlyWhenNeeded);
    }

    /// Never empty: a list without days is an error, and read as all of them.
    private static Set<DayOfWeek> weekdays(DocumentReader list) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        list.elements(DayOfWeek.values().length)
                .forEach(day -> day.parsed(Rhythm::weekday, "a day, from monday to sunday")
                        .ifPresent(days::add));
        if (days.isEmpty() && list.errors().isEmpty()) {
            list.addError("must have at least one day; leave it out for all of them");
        }
        return days.isEmpty() ? Rhythm.DAILY.weekdays() : days;
    }

    private static LocalTime time(String text) {
        if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw new IllegalArgumentException();
        }
        return LocalTime.parse(text);
    }
}
