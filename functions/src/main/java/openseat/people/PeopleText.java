package openseat.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.access.DeskFrame;
import openseat.access.DeskVisit;
import openseat.event.PublishedEvent;
import openseat.event.RegistrationStatus;
import openseat.export.ExportRow;
import openseat.form.AnswerFacts;
import openseat.form.Answers;
import openseat.form.FormView;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.input.EmailAddress;
import openseat.page.Fact;
import openseat.page.FormInput;
import openseat.registration.Status;

/// The list of people in the words of a page. Pure.
record PeopleText(DeskVisit visit, PublishedEvent published, PeopleQuery query) {

    /// @param nobody whether the list is empty, whatever is searched for
    /// @param parts  of the file to download
    PeopleView view(PeopleList list, boolean nobody, List<FilePart> parts, FormInput input) {
        var words = words();
        var event = published.event();
        var title = LocalizedText.of(event.title(), visit.language()).text();
        var heading = words.get("desk.people.title");
        var frame = DeskFrame.of(visit, event.id(), title, heading, query.isSearch());
        return new PeopleView(
                notice().map(frame::withNotice).orElse(frame),
                Optional.of(FormView.shownAgain(1, visit.language(), input)).filter(_ -> input.hasErrors()),
                List.of(
                        new FormView.Choice("", words.get("desk.people.all")),
                        choice(Status.CONFIRMED),
                        choice(Status.WAITING)),
                query.status().map(status -> status.word).orElse(""),
                query.search(),
                List.of(
                        Fact.of(words.get("desk.people.found"), Integer.toString(list.found())),
                        Fact.of(words.get("desk.people.places"), Integer.toString(list.places()))),
                empty(list, nobody),
                event.registrationStatus(visit.now()) instanceof RegistrationStatus.Over,
                new PeopleView.Links(
                        path(), step(query), step(query.toPrint()), step(query.toLookThrough()), files(parts)),
                paging(list),
                list.rows().stream().map(row -> person(row, list, input)).toList());
    }

    private Words words() {
        return visit.words();
    }

    private Optional<String> notice() {
        return visit.request()
                .query("done")
                .filter(PeoplePages.notices()::contains)
                .map(done -> words().get("desk.people.done." + done));
    }

    private FormView.Choice choice(Status status) {
        return new FormView.Choice(status.word, words().get("desk.people." + status.word));
    }

    private String empty(PeopleList list, boolean nobody) {
        if (list.found() > 0) {
            return "";
        }
        return words().get(nobody ? "desk.people.none" : "desk.people.noMatch");
    }

    private String path() {
        return "/desk/events/" + published.event().id() + "/people";
    }

    private PeopleView.Step step(PeopleQuery other) {
        return new PeopleView.Step(
                other.isSearch() ? "" : visit.to(path()) + other.more(), other.page(), other.isToPrint());
    }

    private List<PeopleView.Link> files(List<FilePart> parts) {
        return parts.stream()
                .map(part -> new PeopleView.Link(
                        visit.to(path() + ".csv") + part.more(),
                        part.isWhole()
                                ? words().get("desk.people.csv")
                                : words().get("desk.people.csvPart", "part", part.number())))
                .toList();
    }

    private PeopleView.Paging paging(PeopleList list) {
        return new PeopleView.Paging(
                list.pages() == 1 ? "" : words().get("desk.people.page", "page", list.page(), "pages", list.pages()),
                Optional.of(list.page() - 1).filter(page -> page > 0).map(page -> step(query.onPage(page))),
                Optional.of(list.page() + 1)
                        .filter(page -> page <= list.pages())
                        .map(page -> step(query.onPage(page))));
    }

    private PeopleView.Person person(ExportRow row, PeopleList list, FormInput input) {
        var name = row.accepted().answers().name().orElse("");
        return new PeopleView.Person(
                row.id(),
                name,
                row.address(),
                EmailAddress.mailto(row.address()).toString(),
                status(row, list),
                row.isBeingRemoved(),
                facts(row),
                input.error("sure-" + row.id()).orElse(""));
    }

    private String status(ExportRow row, PeopleList list) {
        var position = list.positions().get(row.id());
        return position == null
                ? words().get("desk.people." + row.status().word)
                : words().get("desk.people.waitingAt", "position", position);
    }

    private List<Fact> facts(ExportRow row) {
        var labels = labels();
        var facts = new ArrayList<Fact>();
        AnswerFacts.of(shown(row.accepted().answers()), visit.language())
                .forEach(fact -> facts.add(new Fact(labels.getOrDefault(fact.label(), fact.label()), fact.values())));
        var tag = row.accepted().language();
        facts.add(Fact.of(
                words().get("desk.people.language"),
                visit.language().nameOf(tag).orElse(tag)));
        return facts;
    }

    /// What the form asks the reader about themselves, in words about somebody else.
    private Map<String, String> labels() {
        return Map.of(
                words().get("form.people"), words().get("desk.people.places"),
                words().get("form.participant"), words().get("desk.people.role"),
                words().get("form.interpretation"), words().get("desk.people.interpretation"),
                words().get("form.accessNote"), words().get("desk.people.otherNeed"));
    }

    /// The name has a line of its own. The time zone is left out, as in the file: it could reveal where they live.
    private static Answers shown(Answers answers) {
        return new Answers(
                Optional.empty(),
                answers.organization(),
                answers.participantType(),
                answers.interpretation(),
                answers.access(),
                answers.accessNote(),
                Optional.empty(),
                answers.places());
    }
}
