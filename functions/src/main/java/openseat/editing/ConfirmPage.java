package openseat.editing;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.draft.Draft;
import openseat.draft.Merge;
import openseat.event.Schedule;
import openseat.http.Json;
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
                dates(visit.language()),
                told(words),
                changed(visit.language()),
                report.warnings().stream()
                        .map(warning -> warning(words, warning))
                        .toList(),
                form.with(Map.of("id", List.of(event.id()))).carried(),
                form.action());
        return view.desk().page(200, Templates.render("editing/confirm", view));
    }

    /// The date, and when registration opens and closes.
    private List<Fact> dates(Language language) {
        var event = request.event();
        var words = Words.in(language);
        var dateTimes = DateTimes.in(language);
        var facts = new ArrayList<Fact>();
        switch (event.schedule()) {
            case Schedule.Confirmed date -> facts.addAll(clocks(date, words, dateTimes));
            case Schedule.ToBeConfirmed(var window) -> {
                facts.add(Fact.of(words.get("desk.edit.section.when"), words.get("event.noDate")));
                window.ifPresent(days ->
                        facts.add(Fact.of(words.get("desk.edit.when.window"), dateTimes.days(days.from(), days.to()))));
            }
            case Schedule.Cancelled(var was) -> {
                facts.add(Fact.of(words.get("desk.edit.section.when"), words.get("event.cancelled")));
                was.ifPresent(date -> facts.addAll(clocks(date, words, dateTimes)));
            }
        }
        form.basis()
                .published()
                .map(published -> published.event().schedule())
                .flatMap(old -> before(old, event.schedule(), words, dateTimes))
                .ifPresent(line -> facts.add(Fact.of(words.get("desk.edit.was"), line)));
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

    /// The date before, in its city, if it is another one now.
    static Optional<String> before(Schedule old, Schedule now, Words words, DateTimes dateTimes) {
        if (old instanceof Schedule.ToBeConfirmed(var window)) {
            return old.equals(now) ? Optional.empty() : window.map(days -> dateTimes.days(days.from(), days.to()));
        }
        return old.date().equals(now.date())
                ? Optional.empty()
                : old.date().map(date -> {
                    var clock = clock(date, date.zone(), dateTimes);
                    return clock.line() + words.get("page.aside", "text", clock.city());
                });
    }

    private static DateTimes.Clock clock(Schedule.Confirmed date, ZoneId zone, DateTimes dateTimes) {
        return date.days()
                .map(days -> dateTimes.wholeDays(days.first(), days.last(), zone))
                .orElseGet(() -> dateTimes.clock(date.startsAt(), date.endsAt(), zone));
    }

    /// In the event's city, in UTC, and in a third one, so that a wrong city or hour shows.
    private static List<Fact> clocks(Schedule.Confirmed date, Words words, DateTimes dateTimes) {
        var own = clock(date, date.zone(), dateTimes);
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(own.city(), own.line()));
        if (date.days().isPresent()) {
            return facts;
        }
        var offset = date.zone().getRules().getOffset(date.startsAt());
        var third = Zones.shown().stream()
                .filter(zone -> {
                    var other = zone.getRules().getOffset(date.startsAt());
                    return !other.equals(offset) && !other.equals(ZoneOffset.UTC);
                })
                .findFirst()
                .stream();
        Stream.concat(third, Stream.of(ZoneId.of("UTC")))
                .map(zone -> clock(date, zone, dateTimes))
                .filter(clock -> !clock.equals(own))
                .map(clock -> Fact.of(words.get("desk.edit.comparison", "city", clock.city()), clock.line()))
                .forEach(facts::add);
        return facts;
    }

    private List<String> told(Words words) {
        if (form.basis().isNew()) {
            var isListed = request.event().listed();
            return List.of(words.get(isListed ? "desk.edit.told.first" : "desk.edit.told.firstUnlisted"));
        }
        var told = new ArrayList<String>();
        if (report.letters() > 0) {
            var what = report.changed().stream()
                    .map(change -> words.get("desk.edit.told." + change.replace(' ', '-')))
                    .toList();
            told.add(words.get("desk.edit.told.letters", "count", report.letters()));
            told.add(words.get("desk.edit.told.of", "what", String.join(words.get("page.comma"), what)));
        }
        if (report.promotes()) {
            told.add(words.get("desk.edit.told.promoted"));
        }
        if (told.isEmpty()) {
            told.add(words.get(report.changed().isEmpty() ? "desk.edit.told.nobody" : "desk.edit.told.none"));
        }
        return told;
    }

    /// The labels of what this publishes otherwise than before; none for a new event.
    private List<String> changed(Language language) {
        var basis = form.basis();
        if (basis.isNew()) {
            return List.of();
        }
        var document = Json.object(Json.readOwn(request.document()));
        var fields = new ArrayList<>(Draft.changed(basis.document(), document));
        if (!request.link().after(basis.link()).equals(basis.link())) {
            fields.add(Merge.LINK);
        }
        var labels = new FieldLabels(language, List.of());
        return labels.inOrder(fields).stream().map(labels::of).distinct().toList();
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
