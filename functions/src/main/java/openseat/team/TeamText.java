package openseat.team;

import java.text.ListFormat;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import openseat.access.DeskFrame;
import openseat.access.DeskVisit;
import openseat.access.Editors.Editor;
import openseat.event.PublishedEvent;
import openseat.form.FormView;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.i18n.Zones;
import openseat.page.Fact;
import openseat.page.FormInput;
import openseat.recipient.SubscriptionPage;
import openseat.subscription.Recipients.Listed;
import openseat.subscription.Rhythm;

/// Who gets the digest and who may edit, in the words of a page. Pure.
///
/// @param all     who gets the digest
/// @param editors who may edit
record TeamText(DeskVisit visit, PublishedEvent published, List<Listed> all, List<Editor> editors) {

    TeamView listAfterConflict() {
        var list = list();
        return list.with(list.desk().withNotice(words().get("desk.team.conflict")));
    }

    /// @param errors about the editors
    TeamView listWith(SequencedMap<String, String> errors) {
        return list().with(FormView.shownAgain(1, visit.language(), new FormInput(Map.of(), errors)));
    }

    TeamView list() {
        var frame = frame(words().get("desk.team.title"), false);
        var notice = visit.request()
                .query("done")
                .filter(TeamPages.notices()::contains)
                .map(done -> words().get("desk.team.done." + done));
        return new TeamView(
                notice.map(frame::withNotice).orElse(frame),
                published.revision(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                all.stream().map(this::recipient).toList(),
                editors.stream().map(Editor::address).toList(),
                links());
    }

    TeamView form(Optional<Listed> edited, FormInput input) {
        var zone = Zones.of(input.value(TeamForm.ZONE))
                .or(() -> edited.map(listed -> listed.published().zone()))
                .orElse(ZoneId.of("UTC"));
        var rhythm = SubscriptionPage.form(
                edited.map(listed -> listed.published().rhythm()).orElse(Rhythm.DAILY), zone, visit.language(), input);
        var edit = new TeamView.Edit(
                edited.map(Listed::id).orElse(""),
                edited.map(listed -> listed.published().address()).orElse(""),
                rhythm,
                languages(),
                edited.filter(listed -> listed.chosen().isPresent()).isPresent());
        return formPage(edited.isPresent() ? "desk.team.change" : "desk.team.add", rhythm.errors())
                .with(edit);
    }

    TeamView editorForm(FormInput input) {
        var form = FormView.shownAgain(1, visit.language(), input);
        return formPage("desk.team.addEditor", form).with(new TeamView.EditorEdit(form));
    }

    private TeamView formPage(String heading, FormView form) {
        return new TeamView(
                frame(words().get(heading), true),
                published.revision(),
                Optional.of(form).filter(it -> it.input().hasErrors()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                links());
    }

    private static List<FormView.Choice> languages() {
        return Language.all().stream()
                .map(language -> new FormView.Choice(language.tag(), language.name()))
                .toList();
    }

    private String language(String tag) {
        return visit.language().nameOf(tag).orElse(tag);
    }

    private TeamView.Links links() {
        return new TeamView.Links(visit.to(path()), to("new"), to("editor"));
    }

    private DeskFrame frame(String heading, boolean keepsInput) {
        var title =
                LocalizedText.of(published.event().title(), visit.language()).text();
        return DeskFrame.of(visit, published.event().id(), title, heading, keepsInput);
    }

    private Words words() {
        return visit.words();
    }

    private String path() {
        return "/desk/events/" + published.event().id() + "/team";
    }

    private String to(String edit) {
        return visit.to(path()) + "&edit=" + edit;
    }

    private TeamView.Recipient recipient(Listed listed) {
        var words = words();
        var rhythm = listed.rhythm();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(
                words.get("desk.team.language"), language(listed.published().language())));
        facts.add(Fact.of(
                words.get("desk.team.rhythm"), when(rhythm, listed.published().zone())));
        if (rhythm.onlyWhenNeeded()) {
            facts.add(Fact.of(words.get("desk.team.rhythm"), words.get("desk.team.onlyWhenNeeded")));
        }
        var state = listed.bounced() ? "bounced" : listed.status().word;
        return new TeamView.Recipient(
                listed.published().address(),
                words.get("desk.team.status." + state),
                facts,
                listed.chosen().isPresent(),
                to(listed.id()));
    }

    private String when(Rhythm rhythm, ZoneId zone) {
        var dateTimes = DateTimes.in(visit.language());
        var time = dateTimes.time(rhythm.time());
        var city = dateTimes.city(zone);
        if (rhythm.weekdays().size() == DayOfWeek.values().length) {
            return words().get("desk.team.rhythm.daily", "time", time, "city", city);
        }
        var locale = Locale.forLanguageTag(visit.language().lang());
        var days = ListFormat.getInstance(locale, ListFormat.Type.UNIT, ListFormat.Style.NARROW)
                .format(rhythm.weekdays().stream().map(dateTimes::weekday).toList());
        return words().get("desk.team.rhythm.days", "days", days, "time", time, "city", city);
    }
}
