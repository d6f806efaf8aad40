package openseat.manage;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import openseat.event.Event;
import openseat.event.RegistrationStatus;
import openseat.form.AnswerFacts;
import openseat.form.FormView;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.FormInput;
import openseat.page.PageFrame;
import openseat.page.SeatRow;
import openseat.page.Templates;
import openseat.registration.Registration;
import openseat.site.EventView;

/// The pages behind a private link, from a row and its event to HTML: one page for each status. Pure.
///
/// Every button is a form that posts to the page's own path, with the field `action`: confirm, cancel, change, keep,
/// use or drop (with the `request` that is shown), block, or forget (with `sure=yes`, except on the page to confirm).
public final class ManagePages {

    private final Registration row;
    private final Event event;
    private final Language language;
    private final Words words;
    private final RegistrationDetails details;
    private final String whyClosed;

    private ManagePages(RegistrationDetails details) {
        this.row = details.row();
        this.event = details.event();
        this.language = details.language();
        this.words = Words.in(language);
        this.details = details;
        this.whyClosed = whyClosed(event, words, details.now());
    }

    /// @param key      of the link, as in its URL
    /// @param position on the waiting list, if they wait
    /// @param message  about what was just done, or was not
    /// @param input    changed answers that must be corrected, or `FormInput.EMPTY`
    public static String page(
            RegistrationDetails details,
            String key,
            OptionalInt position,
            Optional<FlashMessage> message,
            FormInput input) {
        return new ManagePages(details).page(key, position, message, input);
    }

    private String page(String key, OptionalInt position, Optional<FlashMessage> message, FormInput input) {
        var title = title();
        var form = form(input);
        var tabTitle = form.input().hasErrors() ? words.get("error.tab", "title", title) : title;
        var header = new PageFrame.Header(event.sample(), seats(), PageFrame.SkipLink.CONTENT, isChangeable());
        var view = new ManageView(
                PageFrame.privatePage(language, tabTitle, EventView.path(event) + "/registrations/" + key, header),
                words,
                new ManageView.Heading(words.get(details.isProven() ? "mine.kind" : "confirm.kind"), title),
                whyClosed,
                message.filter(any -> any.fits(row.status())),
                state(position),
                new ManageView.EventSummary(
                        LocalizedText.of(event.title(), language),
                        details.facts(),
                        details.calendar(),
                        event.contact()),
                isClosed() ? Optional.empty() : details.join(),
                new ManageView.Group(
                        details.answers().places() > 1,
                        details.isProven()
                                && !event.seating().couldHold(details.answers().places())),
                isClosed() ? Optional.empty() : details.newRequest(),
                isClosed() ? Optional.empty() : details.keepUntil(),
                row.delivery().isBlocked(),
                !row.wantsMessages(),
                row.removal().done(),
                form,
                details.deletion());
        return Templates.render("manage/" + row.status().word, view);
    }

    private String title() {
        return switch (row.status()) {
            case REQUESTED -> isClosed() ? whyClosed : words.get("confirm.title");
            case CONFIRMED -> words.get("mine.title");
            case WAITING -> words.get("state.waiting");
            case CANCELLED -> words.get(row.removal().done() ? "state.removed" : "state.cancelled");
        };
    }

    private SeatRow seats() {
        return switch (row.status()) {
            case REQUESTED, CANCELLED -> SeatRow.OPEN;
            case CONFIRMED -> SeatRow.TAKEN;
            case WAITING -> SeatRow.FULL;
        };
    }

    private ManageView.State state(OptionalInt position) {
        return new ManageView.State(
                details.hasPlace() ? words.get("state." + row.status().word) : "",
                position.isPresent() ? words.get("state.position", "position", position.getAsInt()) : "");
    }

    private FormView form(FormInput input) {
        if (!input.isEmpty()) {
            return FormView.shownAgain(event.seating().mostPlaces(), language, input);
        }
        return FormView.of(
                event.seating().mostPlaces(),
                language,
                details.isProven() ? AnswerFacts.input(details.answers()) : FormInput.EMPTY);
    }

    /// Whether the page has the form to change answers.
    private boolean isChangeable() {
        return details.hasPlace() && !isClosed();
    }

    private boolean isClosed() {
        return !whyClosed.isEmpty();
    }

    private static String whyClosed(Event event, Words words, Instant now) {
        return switch (event.registrationStatus(now)) {
            case RegistrationStatus.Over _ -> words.get("event.over");
            case RegistrationStatus.EventCancelled _ -> words.get("event.cancelled");
            case RegistrationStatus.Open _, RegistrationStatus.NotYetOpen _, RegistrationStatus.Closed _ -> "";
        };
    }
}
