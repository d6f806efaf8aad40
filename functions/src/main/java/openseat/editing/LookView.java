package openseat.editing;

import java.util.List;
import openseat.access.DeskFrame;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.FormInput;

/// The page that shows an event before it is published.
///
/// @param languages in which the event has texts
/// @param shown    the language of the page within
/// @param others   what readers of other languages see; blank if there are none
/// @param document the page within, as HTML
public record LookView(
        DeskFrame desk,
        Words words,
        List<Language> languages,
        Language shown,
        String others,
        String document,
        FormInput carried,
        String action) {}
