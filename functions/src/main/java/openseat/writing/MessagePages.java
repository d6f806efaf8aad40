package openseat.writing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import openseat.Environment;
import openseat.Keys;
import openseat.access.DeskFrame;
import openseat.access.DeskPart;
import openseat.access.DeskVisit;
import openseat.announcement.AnnounceRequest;
import openseat.announcement.AnnounceRequest.Announcing;
import openseat.announcement.Announcer;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;
import openseat.export.AuditLogs;
import openseat.form.FormFields;
import openseat.form.FormView;
import openseat.http.Response;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.page.Fact;
import openseat.page.FormInput;
import openseat.page.Templates;
import openseat.registration.Status;
import openseat.seats.SeatCounts;

/// Writing to everybody: `GET /desk/events/{eventId}/message` has the form and what was sent; `POST` shows the letters
/// first (`action=preview`), goes back to the form (`edit`), or sends them (`send`).
///
/// A second press of the same sends nothing: `Announcer` knows it for an hour.
public final class MessagePages implements DeskPart {

    private final Environment environment;
    private final Announcer announcer;
    private final AuditLogs auditLogs;

    public MessagePages(Environment environment) {
        this.environment = environment;
        this.announcer = new Announcer(environment);
        this.auditLogs = new AuditLogs(environment);
    }

    @Override
    public Response show(DeskVisit visit, PublishedEvent published) {
        return page(visit, published, 200, FormFields.NONE, MessageForm.blank(), Optional.empty());
    }

    @Override
    public Response act(DeskVisit visit, PublishedEvent published) {
        var form = new MessageForm(published.event(), visit.fields());
        var languages = MessageForm.languages(published.event(), seats(published), visit.fields());
        var isChecked = !visit.fields().all("checked").isEmpty();
        if (visit.action().equals("edit") || visit.fields().isLanguageSwitch() && !isChecked) {
            return page(visit, published, 200, visit.fields(), form.input(), Optional.empty());
        }
        return switch (form.read(languages)) {
            case AnnounceRequest.Invalid(var errors) -> {
                var input = form.input(errors, languages, visit.words());
                yield page(visit, published, 422, visit.fields(), input, Optional.empty());
            }
            case Announcing announcing when visit.action().equals("send") -> send(visit, published, form, announcing);
            case Announcing announcing -> {
                var check = Optional.of(check(visit, published, announcing));
                yield page(visit, published, 200, visit.fields(), form.input(), check);
            }
            case AnnounceRequest.Listing _ -> throw new IllegalStateException("A form always has a text.");
        };
    }

    private Response send(DeskVisit visit, PublishedEvent published, MessageForm form, Announcing announcing) {
        return switch (announcer.announce(announcing).orElseThrow()) {
            case Announcer.Made _ -> {
                auditLogs.logDone(published.event().id(), visit.session().address(), "announced");
                yield done(visit, "sent");
            }
            case Announcer.Repeated _ -> done(visit, "repeated");
            case Announcer.Busy _ -> {
                var errors = new LinkedHashMap<String, String>();
                errors.put("send", visit.words().get("desk.message.error.busy"));
                var input = new FormInput(form.fields().values(), errors);
                var check = Optional.of(check(visit, published, announcing));
                yield page(visit, published, 409, visit.fields(), input, check);
            }
        };
    }

    private static Response done(DeskVisit visit, String word) {
        return Response.redirect(303, visit.to(visit.request().path()) + "&done=" + word);
    }

    private MessageView.Check check(DeskVisit visit, PublishedEvent published, Announcing announcing) {
        var words = visit.words();
        var reach = announcer.reach(announcing).orElseThrow();
        return new MessageView.Check(
                List.of(
                        Fact.of(words.get("desk.message.letters"), Long.toString(reach.letters())),
                        Fact.of(words.get("desk.message.minutes"), Long.toString(reach.minutes()))),
                reach.letters() == 0,
                MessagePreview.of(visit, published, announcing),
                MessagePreview.unread(visit, announcing));
    }

    private SeatCounts seats(PublishedEvent published) {
        return environment
                .table()
                .get(Keys.seats(published.event().id()))
                .map(SeatCounts::new)
                .orElse(SeatCounts.NONE);
    }

    private Response page(
            DeskVisit visit,
            PublishedEvent published,
            int status,
            FormFields typed,
            FormInput input,
            Optional<MessageView.Check> check) {
        var words = visit.words();
        var event = published.event();
        var title = LocalizedText.of(event.title(), visit.language()).text();
        var heading = words.get(check.isPresent() ? "desk.message.check" : "desk.message.title");
        var frame = DeskFrame.of(visit, event.id(), title, heading, true);
        var notice = visit.request()
                .query("done")
                .filter(Set.of("sent", "repeated")::contains)
                .map(done -> words.get("desk.message.done." + done));
        var view = new MessageView(
                notice.map(frame::withNotice).orElse(frame),
                FormView.shownAgain(1, visit.language(), input),
                texts(visit, MessageForm.languages(event, seats(published), typed)),
                List.of(choice(visit, Status.CONFIRMED), choice(visit, Status.WAITING)),
                words.get("desk.message.textHint", "most", AnnounceRequest.MAX_TEXT),
                check,
                check.isPresent() ? List.of() : sent(visit, published));
        return view.desk().page(status, Templates.render("writing/message", view));
    }

    private static List<MessageView.TextField> texts(DeskVisit visit, Set<String> languages) {
        var texts = new ArrayList<MessageView.TextField>();
        for (var tag : languages) {
            texts.add(new MessageView.TextField(
                    MessageForm.field(tag),
                    tag,
                    Language.directionOf(tag),
                    visit.words()
                            .get(
                                    "desk.message.text",
                                    "language",
                                    visit.language().nameOf(tag).orElse(tag))));
        }
        return texts;
    }

    private static FormView.Choice choice(DeskVisit visit, Status status) {
        return new FormView.Choice(status.word, visit.words().get("desk.message.to." + status.word));
    }

    private List<MessageView.Sent> sent(DeskVisit visit, PublishedEvent published) {
        var zone = published
                .event()
                .schedule()
                .date()
                .map(Schedule.Confirmed::zone)
                .orElse(ZoneId.of("UTC"));
        return announcer.list(published.event().id()).orElse(List.of()).stream()
                .map(sent -> {
                    var made = sent.announcement();
                    return new MessageView.Sent(
                            DateTimes.in(visit.language()).point(made.at(), zone),
                            made.words().stream()
                                    .map(word -> visit.words().get("desk.message.to." + word))
                                    .collect(Collectors.joining("; ")),
                            made.optional(),
                            sent.hasReachedAll(),
                            made.text().texts().entrySet().stream()
                                    .map(text -> new MessageView.Text(
                                            text.getKey(), Language.directionOf(text.getKey()), text.getValue()))
                                    .toList());
                })
                .toList();
    }
}
