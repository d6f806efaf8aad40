package openseat.registration;

import openseat.text.Words;

/// What is wrong with one field, in no language yet.
///
/// @param key    of the words: `error.<key>`
/// @param values the phrase's gaps, name and value in turn
public record Mistake(String field, String key, Object... values) {

    public String in(Words words) {
        return key.equals("number")
                ? words.isolated("error.number", "label", words.get("form." + field))
                : words.isolated("error." + key, values);
    }
}
