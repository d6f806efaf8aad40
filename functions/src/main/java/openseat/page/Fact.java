package openseat.page;

import java.util.List;
import openseat.i18n.LocalizedText;

/// A label and its values, as a row of a page's list of facts.
public record Fact(String label, List<LocalizedText> values) {

    public static Fact of(String label, String value) {
        return new Fact(label, List.of(LocalizedText.plain(value)));
    }
}
