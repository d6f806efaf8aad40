package openseat.i18n;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A text with named gaps, `{like}` this, split at the gaps: there is one more text than there are gaps.
record Phrase(List<String> texts, List<String> gaps) {

    private static final Pattern GAP = Pattern.compile("\\{([a-zA-Z]+)\\}");

    static Phrase of(String source) {
        var texts = new ArrayList<String>();
        var gaps = new ArrayList<String>();
        var gap = GAP.matcher(source);
        var end = 0;
        while (gap.find()) {
            texts.add(source.substring(end, gap.start()));
            gaps.add(gap.group(1));
            end = gap.end();
        }
        texts.add(source.substring(end));
        return new Phrase(List.copyOf(texts), List.copyOf(gaps));
    }
}
