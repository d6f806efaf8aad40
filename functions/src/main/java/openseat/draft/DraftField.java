package openseat.draft;

import java.util.List;
import java.util.Map;

/// A member of the document, and the fields of the form that show and change it.
interface DraftField {

    /// The languages of its texts, the first one as it was written first.
    default List<String> languages(Map<String, Object> document) {
        return List.of();
    }

    /// The names of its fields.
    ///
    /// @param languages in which texts are asked for
    List<String> names(List<String> languages);

    /// What its fields hold for this document.
    Map<String, List<String>> show(Map<String, Object> document, List<String> languages);

    /// Changes the document where a field says something else than what was shown for it. It may then hold what no
    /// document may, and reading it names the error.
    void write(Map<String, Object> document, FieldValues shown, FieldValues sent, List<String> languages);

    /// Whether the member must be written although its own fields are as they were shown: what they mean depends on
    /// something else, which has changed.
    ///
    /// @param base    that the form was made of
    /// @param changed with what was written of the fields before this one
    default boolean meansOther(Map<String, Object> base, Map<String, Object> changed) {
        return false;
    }

    /// The fields that are one answer, so that two people who both changed it cannot be brought together.
    default List<List<String>> answers(List<String> languages) {
        return List.of(names(languages));
    }
}
