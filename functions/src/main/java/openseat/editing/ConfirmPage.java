package openseat.editing;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.http.Problem;
import openseat.http.Response;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.i18n.Zones;
import openseat.page.Fact;
import openseat.page.Templates;
import openseat.publish.PublishReport;
import openseat.publish.PublishRequest;

/// Asks whether to publish: says when the event will be, in words and in three cities, and who will be told of what.
record ConfirmPage(EditForm form, PublishRequest request, PublishReport report) {

    Response page() {
        var visit = form.visit();
        var words = visit.words();
        var event = request.event();
        var view = new ConfirmView(
                form.frame("desk.edit.confirmTitle"),
                words,
                LocalizedText.of(event.title(), visit.language()),
                event.home().map(Object::toString).orElse(visit.origin()) + "/events/" + event.id(),
                dates(event, visit.language()),
                told(words),
                report.warnings().stream()
                        .map(warning -> warning(words, warning))
                        .toList(),
                form.with(Map.of("id", List.of(event.id()))).carried(),
                form.action());
        return view.desk().page(200, Templates.render("editing/confirm", view));
    }

    /// The date, and when registration opens and closes.
    static List<Fact> dates(Event event, Language language) {
        var words = Words.in(language);
        var dateTimes = DateTimes.in(language);
        var facts = new ArrayList<Fact>();
        switch (event.schedule()) {
            case Schedule.Confirmed date -> facts.addAll(clocks(date, dateTimes));
            case Schedule.ToBeConfirmed(var window) -> {
                facts.add(Fact.of(words.get("desk.edit.section.when"), words.get("event.noDate")));
                window.ifPresent(days ->
                        facts.add(Fact.of(words.get("desk.edit.when.window"), dateTimes.days(days.from(), days.to()))));
            }
            case Schedule.Cancelled(var was) -> {
                facts.add(Fact.of(words.get("desk.edit.section.when"), words.get("event.cancelled")));
                was.ifPresent(date -> facts.addAll(clocks(date, dateTimes)));
            }
        }
        var zone = event.schedule().date().map(Schedule.Confirmed::zone).orElse(ZoneOffset.UTC);
        var registration = event.registration();
        registration
                .opens()
                .ifPresent(opens -> facts.add(Fact.of(words.get("desk.edit.opens"), dateTimes.point(opens, zone))));
        registration
                .closes()
                .ifPresent(closes -> facts.add(Fact.of(words.get("desk.edit.closes"), dateTimes.point(closes, zone))));
        return facts;
    }

    /// In the event's city, in UTC, and in a third one, so that a wrong city or hour shows.
    private static List<Fact> clocks(Schedule.Confirmed date, DateTimes dateTimes) {
        if (date.days().isPresent()) {
            var days = date.days().get();
            var clock = dateTimes.wholeDays(days.first(), days.last(), date.zone());
            return List.of(Fact.of(clock.city(), clock.line()));
        }
        var offset = date.zone().getRules().getOffset(date.startsAt());
        var third = Zones.SHOWN.stream()
                .filter(zone -> {
                    var other = zone.getRules().getOffset(date.startsAt());
                    return !other.equals(offset) && !other.equals(ZoneOffset.UTC);
                })
                .findFirst()
                .stream();
        return Stream.concat(Stream.of(date.zone()), Stream.concat(third, Stream.of(ZoneId.of("UTC"))))
                .map(zone -> dateTimes.clock(date.startsAt(), date.endsAt(), zone))
                .map(clock -> Fact.of(clock.city(), clock.line()))
                .distinct()
                .toList();
    }

    private List<String> told(Words words) {
        if (form.basis().isNew()) {
            return List.of(words.get("desk.edit.told.first"));
        }
        if (report.letters() == 0) {
            return List.of(words.get(report.changed().isEmpty() ? "desk.edit.told.nobody" : "desk.edit.told.none"));
        }
        var what = report.changed().stream()
                .map(change -> words.get("desk.edit.told." + change.replace(' ', '-')))
                .toList();
        return List.of(
                words.get("desk.edit.told.letters", "count", report.letters()),
                words.get("desk.edit.told.of", "what", String.join(words.get("page.comma"), what)));
    }

    private static String warning(Words words, Problem.FieldError warning) {
        return words.get("desk.edit.warning."
                + switch (warning.pointer()) {
                    case "/event/schedule/end" -> "over";
                    case "/event/schedule/start" -> "begun";
                    case "/event/registration/closes" -> "closed";
                    default -> "capacity";
                });
    }
}
