package openseat.editing;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.draft.Draft;
import openseat.event.Event;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.page.FormInput;
import openseat.page.Templates;
import openseat.seats.SeatsLeft;
import openseat.site.EventPages;

/// The page of an event as registrants will see it, before it is published.
record LookPage(EditForm form, Event event, SeatsLeft left) {

    /// The sandbox keeps forms and scripts from working, and the page's policy keeps links from opening; this keeps
    /// them from being tried.
    private static final String INERT = "<style>a,button{pointer-events:none}</style>";

    Response page() {
        var visit = form.visit();
        var written = form.languages().stream()
                .filter(tag -> Draft.hasText(form.values(), tag))
                .toList();
        var languages = languages(written, visit.language());
        var first = event.title().texts().firstEntry().getKey();
        var language = visit.fields()
                .single("look")
                .flatMap(Language::of)
                .filter(languages::contains)
                .orElseGet(() -> languages(List.of(first), languages.getFirst()).getFirst());
        var view = new LookView(
                form.frame("desk.edit.lookTitle"),
                visit.words(),
                languages,
                language,
                languages.size() == Language.all().size()
                        ? ""
                        : visit.words().get("desk.edit.lookOthers", "language", EditView.name(visit.language(), first)),
                html(language, visit.now(), visit.origin()),
                form.carried(),
                form.action());
        return view.desk().page(200, Templates.render("editing/look", view));
    }

    /// Those in which the page says something of its own: in all others its texts are the same.
    ///
    /// @param written in which the event has texts
    /// @param page    that is shown if it is written in none of ours
    static List<Language> languages(List<String> written, Language page) {
        var subtags = written.stream().map(Language::primarySubtag).toList();
        var ours = Language.all().stream()
                .filter(language -> subtags.contains(Language.primarySubtag(language.lang())))
                .toList();
        return ours.isEmpty() ? List.of(page) : ours;
    }

    private String html(Language language, Instant now, String origin) {
        var home = event.home().map(URI::toString).orElse(origin);
        return EventPages.event(event, left, language, Optional.empty(), now, home, FormInput.EMPTY)
                .replace("</head>", INERT + "</head>");
    }
}
