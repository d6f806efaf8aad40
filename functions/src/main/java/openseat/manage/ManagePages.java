package openseat.manage;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.form.AnswerFacts;
import openseat.form.Answers;
import openseat.form.FormView;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.site.EventFacts;
import openseat.page.FormInput;
import openseat.page.PageFrame;
import openseat.page.Templates;
import openseat.registration.Registration;
import openseat.registration.Status;
import openseat.registration.Submission;
import openseat.site.EventView;
import openseat.site.ScheduleText;

/// The pages behind a private link, from a row and its event to HTML. Pure; which page it is follows from the
/// standing.
///
/// Every button is a form sent to the page's own address, with the field `action`: confirm, cancel, forget (with
/// `sure` = yes but on the page to confirm), change, use, drop.
public final class ManagePages {

    private final Registration row;
    private final Event event;
    private final Language language;
    private final Words words;
    private final DateTimes moments;
    private final Instant now;

    private ManagePages(Registration row, Event event, Language language, Instant now) {
        this.row = row;
        this.event = event;
        this.language = language;
        this.words = Words.in(language);
        this.moments = DateTimes.in(language);
        this.now = now;
    }

    /// The page as things stand.
    ///
    /// @param key      of the link, as its address carries it
    /// @param position on the waiting list, for those who wait
    /// @param notice   what has just been done, or was not
    /// @param typed    `FormInput.NOTHING`, or changed answers that must be put right
    public static String page(
            Registration row, Event event, String key, Language language, OptionalInt position, Optional<FlashMessage> notice, Instant now, FormInput typed) {
        return new ManagePages(row, event, language, now).page(key, position, notice, typed);
    }

    private String page(String key, OptionalInt position, Optional<FlashMessage> notice, FormInput typed) {
        var shut = ManageView.shut(event, words, now);
        var known = row.status() != Status.REQUESTED;
        var anew = row.requestedAgain().filter(_ -> isTakingPart() && shut.isEmpty());
        var again = !typed.isEmpty();
        var view = new ManageView(
                frame(key, again, typed.hasErrors()),
                words,
                path(key),
                words.get(known ? "mine.kind" : "confirm.kind"),
                heading(shut),
                notice.filter(said -> said.fits(row.status())),
                isTakingPart() ? words.get("state." + row.status().word) : "",
                shut,
                LocalizedText.of(event.title(), language),
                facts(known),
                isTakingPart() && event.schedule() instanceof Schedule.Confirmed ? Optional.of(EventView.path(event) + "/event.ics") : Optional.empty(),
                position.isPresent() ? words.get("state.position", "position", position.getAsInt()) : "",
                answers().places() > 1,
                anew.map(submission -> AnswerFacts.of(submission.answers(), language)).orElse(List.of()),
                anew.map(submission -> point(submission.at())).orElse(""),
                FormView.of(event.seating().mostPlaces(), language, again ? typed : known ? AnswerFacts.typed(answers()) : FormInput.NOTHING, again),
                known && !event.seating().couldHold(answers().places()),
                row.moments().expires().map(this::point).orElse(""),
                moments.date(row.moments().ends().atZone(reader().orElse(ZoneId.of("UTC"))).toLocalDate()),
                event.contact());
        return Templates.render("manage/" + template(), view);
    }

    private String template() {
        return switch (row.status()) {
            case REQUESTED -> "confirm";
            case CONFIRMED -> "manage";
            case WAITING -> "waiting";
            case CANCELLED -> "cancelled";
        };
    }

    private String heading(String shut) {
        return switch (row.status()) {
            case REQUESTED -> shut.isEmpty() ? words.get("confirm.title") : shut;
            case CONFIRMED -> words.get("mine.title");
            case WAITING -> words.get("state.waiting");
            case CANCELLED -> words.get("state.cancelled");
        };
    }

    private PageFrame frame(String key, boolean again, boolean wrong) {
        var heading = heading(ManageView.shut(event, words, now));
        return PageFrame.of(language, wrong ? words.get("error.tab", "title", heading) : heading, path(key))
                .sample(event.sample())
                .row(switch (row.status()) {
                    case REQUESTED, CANCELLED -> PageFrame.Row.OPEN;
                    case CONFIRMED -> PageFrame.Row.TAKEN;
                    case WAITING -> PageFrame.Row.FULL;
                })
                .switchingBy(again ? Optional.of("form") : Optional.empty())
                .asPrivate();
    }

    /// When and where; for how many too, once the reader has shown that the address is theirs.
    private List<Fact> facts(boolean known) {
        var facts = new ArrayList<Fact>();
        switch (event.schedule()) {
            case Schedule.Confirmed date -> {
                for (var clock : ScheduleText.clocks(date, language, reader())) {
                    var own = reader().filter(clock.zone()::equals).isPresent();
                    facts.add(Fact.of(own ? words.get("mine.yourCity", "city", clock.city()) : clock.city(), clock.line()));
                }
            }
            case Schedule.ToBeConfirmed _ -> facts.add(Fact.of(words.get("mine.when"), words.get("event.noDate")));
            case Schedule.Cancelled _ -> facts.add(Fact.of(words.get("mine.when"), words.get("event.cancelled")));
        }
        EventFacts.place(event, language).ifPresent(facts::add);
        // The one thing typed that a stranger may read: it insults nobody, and the button takes so many seats.
        if (known ? isTakingPart() : answers().places() > 1) {
            facts.add(Fact.of(words.get("form.people"), Integer.toString(answers().places())));
        }
        return facts;
    }

    /// A zone that was typed is shown to nobody before they have confirmed.
    private Optional<ZoneId> reader() {
        return row.status() == Status.REQUESTED ? Optional.empty() : answers().zone();
    }

    private Answers answers() {
        return row.accepted().or(row::requested).map(Submission::answers).orElse(Answers.NONE);
    }

    private boolean isTakingPart() {
        return row.status() == Status.CONFIRMED || row.status() == Status.WAITING;
    }

    private String point(Instant moment) {
        return ManageView.point(moment, event, reader(), moments);
    }

    private String path(String key) {
        return EventView.path(event) + "/registrations/" + key;
    }
}
