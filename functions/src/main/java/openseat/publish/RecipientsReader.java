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

    /// Empty if the list is missing.
    static Optional<List<Published>> read(DocumentReader list) {
        var recipients = new ArrayList<Published>();
        for (var element : list.elements(PublishRequest.MOST_RECIPIENTS)) {
            if (element.isObject()) {
                var address = EventDocument.address(element.required("email"));
                var language = language(element.member("lang"));
                var zone = element.member("zone").zone().orElse(ZoneId.of("UTC"));
                var role = role(element.member("role"));
                var rhythm = rhythm(element.member("rhythm"));
                element.rejectUnknownMembers();
                address.ifPresent(to -> recipients.add(new Published(to, language, zone, role, rhythm)));
            }
        }
        return list.isPresent() ? Optional.of(recipients) : Optional.empty();
    }

    /// Empty if the list is missing.
    static Optional<List<Editor>> editors(DocumentReader list) {
        var editors = new ArrayList<Editor>();
        for (var element : list.elements(Editors.MOST)) {
            if (element.isObject()) {
                var address = EventDocument.address(element.required("email"));
                var language = language(element.member("lang"));
                element.rejectUnknownMembers();
                address.ifPresent(of -> editors.add(new Editor(of, language)));
            }
        }
        return list.isPresent() ? Optional.of(editors) : Optional.empty();
    }

    private static String language(DocumentReader tag) {
        return tag.mustBe("a language of this site, such as en or ar", Language.of(tag.text()))
                .orElse(Language.DEFAULT)
                .tag();
    }

    private static Role role(DocumentReader word) {
        return word.mustBe("reader or editor", Role.of(word.text())).orElse(Role.READER);
    }

    private static Rhythm rhythm(DocumentReader at) {
        if (!at.isObject()) {
            return Rhythm.DAILY;
        }
        var weekdays = weekdays(at.member("weekdays"));
        var time = time(at.member("time"));
        var onlyWhenNeeded = at.member("onlyWhenNeeded").bool(false);
        at.rejectUnknownMembers();
        return new Rhythm(weekdays, time, onlyWhenNeeded);
    }

    /// Never empty: a list without days is an error, and read as all of them.
    private static Set<DayOfWeek> weekdays(DocumentReader list) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : list.elements(DayOfWeek.values().length)) {
            day.mustBe("a day, from monday to sunday", Rhythm.weekday(day.text()))
                    .ifPresent(days::add);
        }
        if (list.isPresent() && days.isEmpty() && list.errors().isEmpty()) {
            list.addError("must have at least one day; leave it out for all of them");
        }
        return days.isEmpty() ? Rhythm.DAILY.weekdays() : days;
    }

    private static LocalTime time(DocumentReader at) {
        var isTime = at.text().matches("([01][0-9]|2[0-3]):[0-5][0-9]");
        return at.mustBe(
                        "a time to the minute, such as 08:00",
                        isTime ? Optional.of(LocalTime.parse(at.text())) : Optional.empty())
                .orElse(Rhythm.MORNING);
    }
}
