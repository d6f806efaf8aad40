package openseat.site;

import java.util.regex.Pattern;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
import openseat.i18n.LocalizedText;

/// A title, split into heading and subtitle after its first colon. A space must follow the colon, except in Chinese.
///
/// @param head     up to the colon, with the colon and the space after it: head and subtitle together are the title
///                 as it was written
/// @param subtitle what follows the colon, or blank
public record Title(String lang, String dir, String head, String subtitle) {

    private static final Pattern COLON = Pattern.compile(":\\h+|：\\h*");

    static Title of(LanguageMap map, Language page) {
        var title = LocalizedText.of(map, page);
        var text = title.text();
        var colon = COLON.matcher(text);
        var split = colon.find(1) ? colon.end() : text.length();
        return new Title(title.lang(), title.dir(), text.substring(0, split), text.substring(split));
    }

    /// The head without its colon, for a browser's tab.
    String brief() {
        return subtitle.isEmpty()
                ? head
                : head.strip().substring(0, head.strip().length() - 1);
    }

    public String whole() {
        return head + subtitle;
    }
}
