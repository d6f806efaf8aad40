package openseat.site;

import java.util.regex.Pattern;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
import openseat.i18n.LocalizedText;

/// A title, split for the eye at its first colon that a word follows after a blank, or without one in Chinese.
///
/// @param head up to the colon, with it and the blank behind it; the two together are the title as it was written
/// @param rest what follows the colon, or blank
public record Title(String lang, String dir, String head, String rest) {

    private static final Pattern COLON = Pattern.compile(":\\h+|：\\h*");

    static Title of(LanguageMap map, Language page) {
        var title = LocalizedText.of(map, page);
        var text = title.text();
        var colon = COLON.matcher(text);
        var cut = colon.find(1) ? colon.end() : text.length();
        return new Title(title.lang(), title.dir(), text.substring(0, cut), text.substring(cut));
    }

    /// The head alone, for a browser's tab.
    String brief() {
        return rest.isEmpty() ? head : head.strip().substring(0, head.strip().length() - 1);
    }

    public String whole() {
        return head + rest;
    }
}
