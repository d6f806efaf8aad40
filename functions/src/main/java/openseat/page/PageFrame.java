package openseat.page;

import java.util.Optional;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// What every page has around its own content.
///
/// @param title     for the browser's tab, of plain text
/// @param path      where the page is found again in another language
/// @param sample    that the event is made up, which every page about it says
/// @param row       how the row of seats stands
/// @param skip      the id of what keyboards and screen readers may jump to: `main`, or `register`
/// @param form      the form whose buttons the languages are, so that a change of language loses nothing that was
///                  typed
/// @param isPrivate not to be found by search engines
public record PageFrame(
        Language language,
        String title,
        String path,
        boolean sample,
        Row row,
        String skip,
        Optional<String> form,
        boolean isPrivate) {

    /// The row of people on every page: one seat still open, that seat taken by the reader, or none left.
    public enum Row { OPEN, TAKEN, FULL }

    /// A page in public that has no form.
    public static PageFrame of(Language language, String title, String path) {
        return new PageFrame(language, title, path, false, Row.OPEN, "main", Optional.empty(), false);
    }

    public PageFrame sample(boolean sample) {
        return new PageFrame(language, title, path, sample, row, skip, form, isPrivate);
    }

    public PageFrame row(Row row) {
        return new PageFrame(language, title, path, sample, row, skip, form, isPrivate);
    }

    public PageFrame skippingTo(String skip) {
        return new PageFrame(language, title, path, sample, row, skip, form, isPrivate);
    }

    public PageFrame switchingBy(Optional<String> form) {
        return new PageFrame(language, title, path, sample, row, skip, form, isPrivate);
    }

    public PageFrame asPrivate() {
        return new PageFrame(language, title, path, sample, row, skip, form, true);
    }

    /// Another page of this site, in the same language.
    public String to(String path) {
        return path + "?lang=" + language.tag();
    }

    public Words words() {
        return Words.in(language);
    }
}
