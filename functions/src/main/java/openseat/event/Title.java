package openseat.event;

import openseat.text.Language;

/// A title, split for the eye at its first colon.
///
/// @param rest what follows the colon, or blank
public record Title(String lang, String dir, String head, String rest) {

    static Title of(LanguageMap map, Language page) {
        var title = Passage.of(map, page);
        var text = title.text().strip();
        var colon = firstColon(text);
        return colon < 0 || colon == text.length() - 1
                ? new Title(title.lang(), title.dir(), text, "")
                : new Title(title.lang(), title.dir(), text.substring(0, colon + 1), text.substring(colon + 1).strip());
    }

    /// The head alone, for a browser's tab.
    String brief() {
        return rest.isEmpty() ? head : head.substring(0, head.length() - 1);
    }

    public String whole() {
        return rest.isEmpty() ? head : head + " " + rest;
    }

    private static int firstColon(String text) {
        var colon = text.indexOf(':');
        var wide = text.indexOf('：');
        return colon < 0 ? wide : wide < 0 ? colon : Math.min(colon, wide);
    }
}
