package openseat.editing;

import java.util.List;
import openseat.access.DeskFrame;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.FormInput;

/// The page that shows an event before it is published.
///
/// @param shown    the language of the page within
/// @param document the page within, as HTML
public record LookView(
        DeskFrame desk,
        Words words,
        List<Language> languages,
        Language shown,
        String document,
        FormInput carried,
        String action) {}
