package openseat.editing;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
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
        var language = visit.fields().single("look").flatMap(Language::of).orElse(visit.language());
        var view = new LookView(
                form.frame("desk.edit.lookTitle"),
                visit.words(),
                Language.all(),
                language,
                html(language, visit.now(), visit.origin()),
                form.carried(),
                form.action());
        return view.desk().page(200, Templates.render("editing/look", view));
    }

    private String html(Language language, Instant now, String origin) {
        var home = event.home().map(URI::toString).orElse(origin);
        return EventPages.event(event, left, language, Optional.empty(), now, home, FormInput.EMPTY)
                .replace("</head>", INERT + "</head>");
    }
}
