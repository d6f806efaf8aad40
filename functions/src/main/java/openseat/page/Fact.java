package openseat.page;

import java.util.List;
import openseat.i18n.LocalizedText;

/// A label and its values, as a row of a page's list of facts.
///
/// @param id the target of links to it; null if it is none, so that a template leaves the attribute out
public record Fact(String id, String label, List<LocalizedText> values) {

    public Fact(String label, List<LocalizedText> values) {
        this(null, label, values);
    }

    public static Fact of(String label, String value) {
        return new Fact(label, List.of(LocalizedText.plain(value)));
    }

    public Fact withId(String target) {
        return new Fact(target, label, values);
    }
}
