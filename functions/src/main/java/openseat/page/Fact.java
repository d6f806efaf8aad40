package openseat.page;

import java.util.List;
import openseat.i18n.LocalizedText;

/// One stated fact as a page shows it: a label and what is said under it.
public record Fact(String label, List<LocalizedText> said) {

    public static Fact of(String label, String said) {
        return new Fact(label, List.of(LocalizedText.plain(said)));
    }
}
