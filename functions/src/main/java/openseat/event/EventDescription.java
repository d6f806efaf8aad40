package openseat.event;

import java.util.List;
import java.util.Optional;
import openseat.i18n.LanguageMap;

/// What an event says about itself.
///
/// @param kind       what sort of event, in a few words
/// @param paragraphs `[^4]` in them marks note 4
/// @param notes      the notes that the paragraphs mark
public record EventDescription(
        LanguageMap title,
        Optional<LanguageMap> kind,
        List<LanguageMap> paragraphs,
        List<Note> notes,
        List<LanguageMap> organizers,
        Optional<LanguageMap> audience) {

    public EventDescription {
        paragraphs = List.copyOf(paragraphs);
        notes = List.copyOf(notes);
        organizers = List.copyOf(organizers);
    }

    /// A note marked in the text. One without a text is missing from the document, and the page says so.
    public record Note(String mark, Optional<LanguageMap> text) {

        /// What a mark may consist of, as a regular expression.
        public static final String MARK = "[^\\[\\]\\s]{1,8}";
    }
}
