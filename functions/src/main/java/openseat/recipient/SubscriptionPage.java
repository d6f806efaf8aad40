package openseat.recipient;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.form.FormView;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.page.FormInput;
import openseat.page.PageFrame;
import openseat.page.SeatRow;
import openseat.page.Templates;
import openseat.subscription.Rhythm;
import openseat.subscription.Subscription;

/// The page of a recipient: whether they want the digest, when it comes, how it stops. Pure.
///
/// @param notice about what was just done, or was not; blank if there is none
/// @param event  the event's title
/// @param body   what the digest is, or that none comes
/// @param start  the label of the button that says yes; blank if digests come
/// @param facts  when the next one comes
/// @param form   the rhythm; empty if no digests come
public record SubscriptionPage(
        PageFrame frame,
        Words words,
        String title,
        String notice,
        LocalizedText event,
        String body,
        String start,
        List<Fact> facts,
        Optional<RhythmView> form) {

    /// The form with the rhythm.
    ///
    /// @param errors the same form as the error summary wants it
    /// @param city   whose time it is
    public record RhythmView(FormView errors, List<FormView.Choice> days, List<FormView.Choice> times, String city) {

        public FormInput input() {
            return errors.input();
        }
    }

    /// @param input       what must be corrected, or `FormInput.EMPTY`
    /// @param notPossible whether something was asked for that does not fit the status
    static String html(SubscriptionVisit visit, FormInput input, boolean notPossible, Instant now) {
        return Templates.render("recipient/page", of(visit, input, notPossible, now));
    }

    static SubscriptionPage of(SubscriptionVisit visit, FormInput input, boolean notPossible, Instant now) {
        var language = visit.language();
        var words = Words.in(language);
        var subscription = visit.subscription();
        var event = visit.published().event();
        var state = subscription.bounced() ? "bounced" : subscription.status().word;
        var title = words.get("subscription." + state + ".title");
        var tab = input.hasErrors() ? words.get("error.tab", "title", title) : title;
        return new SubscriptionPage(
                PageFrame.privatePage(language, tab, visit.request().path(), header(event, subscription.isSent())),
                words,
                title,
                notPossible
                        ? words.get("subscription.notPossible")
                        : visit.notice()
                                .map(notice -> words.get("subscription.notice." + notice.word))
                                .orElse(""),
                LocalizedText.of(event.title(), language),
                words.get("subscription." + body(subscription, state, event, now) + ".body"),
                subscription.isSent() ? "" : words.get("subscription." + state + ".button"),
                next(visit, language, now),
                subscription.isSent() ? Optional.of(form(subscription, language, input)) : Optional.empty());
    }

    private static String body(Subscription subscription, String state, Event event, Instant now) {
        if (!subscription.isSent()) {
            return state;
        }
        if (subscription.last().at().isEmpty()) {
            return "first";
        }
        var onlyWhenNeeded = subscription.rhythm().onlyWhenNeeded();
        if (event.registrationStatus(now).isFinal()) {
            return onlyWhenNeeded ? "noMore" : "over";
        }
        return onlyWhenNeeded ? "onlyWhenNeeded" : state;
    }

    private static PageFrame.Header header(Event event, boolean isSent) {
        return new PageFrame.Header(
                event.sample(), isSent ? SeatRow.TAKEN : SeatRow.OPEN, PageFrame.SkipLink.CONTENT, false);
    }

    private static List<Fact> next(SubscriptionVisit visit, Language language, Instant now) {
        var zone = visit.subscription().zone();
        return visit
                .next(now)
                .map(moment -> Fact.of(
                        Words.in(language).get("subscription.next"),
                        DateTimes.in(language).point(moment, zone)))
                .stream()
                .toList();
    }

    private static RhythmView form(Subscription subscription, Language language, FormInput input) {
        var shown = input.isEmpty() ? FormInput.withoutErrors(values(subscription.rhythm())) : input;
        return form(subscription.rhythm(), subscription.zone(), language, shown);
    }

    /// @param rhythm that holds now
    /// @param zone   whose time it is
    /// @param shown  what the form shows
    public static RhythmView form(Rhythm rhythm, ZoneId zone, Language language, FormInput shown) {
        var dateTimes = DateTimes.in(language);
        var days = Stream.of(DayOfWeek.values())
                .map(day -> new FormView.Choice(Rhythm.word(day), dateTimes.weekday(day)))
                .toList();
        return new RhythmView(
                FormView.shownAgain(1, language, shown), days, times(rhythm.time(), dateTimes), dateTimes.city(zone));
    }

    /// As the form sends it.
    public static Map<String, List<String>> values(Rhythm rhythm) {
        return Map.of(
                RhythmForm.WEEKDAYS,
                rhythm.words(),
                RhythmForm.TIME,
                List.of(rhythm.time().toString()),
                RhythmForm.ONLY,
                rhythm.onlyWhenNeeded() ? List.of("yes") : List.of());
    }

    /// Every full hour, and the time that holds now.
    private static List<FormView.Choice> times(LocalTime now, DateTimes dateTimes) {
        var times = new TreeSet<LocalTime>(List.of(now));
        IntStream.range(0, 24).forEach(hour -> times.add(LocalTime.of(hour, 0)));
        var choices = new ArrayList<FormView.Choice>();
        times.forEach(time -> choices.add(new FormView.Choice(time.toString(), dateTimes.time(time))));
        return choices;
    }
}
