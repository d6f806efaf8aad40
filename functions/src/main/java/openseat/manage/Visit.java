package openseat.manage;

import java.util.Optional;
import openseat.LinkKey;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.form.FormFields;
import openseat.form.RegistrationForm;
import openseat.http.Request;
import openseat.i18n.Language;
import openseat.page.PageFrame;
import openseat.registration.LinkToken;
import openseat.registration.Registration;
import openseat.site.EventView;

/// A request by a private link that is valid, with the registration it opens.
record Visit(Request request, PublishedEvent published, Registration row, String key, FormFields fields) {

    Event event() {
        return published.event();
    }

    /// The language that was chosen, else that of the mails to this person.
    Language language() {
        return chosenLanguage().or(this::mailLanguage).orElse(Language.DEFAULT);
    }

    private Optional<Language> mailLanguage() {
        var request = row.links().token(usedToken()).flatMap(LinkToken::request);
        return Language.of(row.mailLanguage(request));
    }

    private Optional<Language> chosenLanguage() {
        return fields.language().or(() -> request.query("lang").flatMap(Language::of));
    }

    /// The hash of the link's secret, which is stored as the one used last.
    byte[] usedToken() {
        return LinkKey.read(key).orElseThrow().hash();
    }

    /// Whether the reader wants to see what was requested with their address: they say that it was theirs.
    boolean showsRequest() {
        return request.query("show").equals(Optional.of("request"));
    }

    /// Whether a language was chosen on the form to change answers, and nothing else.
    boolean isOnlyInAnotherLanguage() {
        return fields.isLanguageSwitch()
                && RegistrationForm.isUntouched(fields, event().seating().mostPlaces(), row.answers());
    }

    String urlInLanguage() {
        return request.path() + PageFrame.inLanguage(language());
    }

    /// The URL of this page with a message. It names a language only if one was chosen.
    String urlWith(FlashMessage message) {
        return request.path() + "?done=" + message.word
                + chosenLanguage().map(language -> "&lang=" + language.tag()).orElse("");
    }

    String deletedUrl() {
        return EventView.path(event()) + "/deleted?lang=" + language().tag();
    }
}
