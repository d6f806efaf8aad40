package openseat.i18n;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The words of one language, by key.
///
/// An unknown key, a gap without a value and a value without a gap are programming errors, and throw. Values are
/// given as name, value, name, value. Numbers are written without separators, because 2026 is not 2,026.
public final class Words {

    private static final char ISOLATE = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';

    private static final String FULL_WIDTH = "，。：；？！）";

    /// Keys of the desk, whose words are in files of their own: no other page needs them.
    private static final String DESK = "desk.";

    private static final Map<String, Words> READ = new ConcurrentHashMap<>();
    private static final Map<String, Map<String, Phrase>> READ_FOR_DESK = new ConcurrentHashMap<>();

    private final String tag;
    private final Map<String, Phrase> phrases;

    private Words(String tag) {
        this.tag = tag;
        this.phrases = phrases(Bundles.of(tag));
    }

    private static Map<String, Phrase> phrases(Map<String, String> bundle) {
        return bundle.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Phrase.of(entry.getValue())));
    }

    public static Words in(Language language) {
        return READ.computeIfAbsent(language.tag(), Words::new);
    }

    public boolean has(String key) {
        return phraseOf(key) != null;
    }

    private Phrase phraseOf(String key) {
        return key.startsWith(DESK)
                ? READ_FOR_DESK
                        .computeIfAbsent(tag, language -> phrases(Bundles.ofDesk(language)))
                        .get(key)
                : phrases.get(key);
    }

    /// The phrase with its values as they are: for our own values, such as numbers and dates.
    public String get(String key, Object... namesAndValues) {
        var text = new StringOutput();
        fill(key, namesAndValues, text::writeContent, value -> text.writeContent(value.toString()));
        return text.toString();
    }

    /// The phrase as plain text, with each value isolated.
    public String isolated(String key, Object... namesAndValues) {
        var text = new StringOutput();
        fill(key, namesAndValues, text::writeContent, value -> text.writeContent(isolate(value.toString())));
        return text.toString();
    }

    /// The phrase as HTML: each value in a `<bdi>`, or as it is if it is HTML already.
    public Content html(String key, Object... namesAndValues) {
        return out -> fill(key, namesAndValues, text -> Escape.htmlContent(text, out), value -> {
            if (value instanceof Content content) {
                content.writeTo(out);
            } else {
                out.writeContent("<bdi>");
                Escape.htmlContent(value.toString(), out);
                out.writeContent("</bdi>");
            }
        });
    }

    /// A value as plain text, isolated so that its direction does not affect the text around it.
    public static String isolate(String value) {
        return ISOLATE + value + END_OF_ISOLATE;
    }

    /// What separates two sentences: nothing if the first ends in a full-width mark, which includes its own space.
    public static String blankAfter(String text) {
        return text.isEmpty() || FULL_WIDTH.indexOf(text.charAt(text.length() - 1)) >= 0 ? "" : " ";
    }

    private interface Writer<T> {
        void write(T part);
    }

    private void fill(String key, Object[] pairs, Writer<String> text, Writer<Object> value) {
        var phrase = phraseOf(key);
        if (phrase == null) {
            throw new IllegalArgumentException("There is no phrase for the key " + key);
        }
        var values = values(pairs);
        if (!values.keySet().equals(new HashSet<>(phrase.gaps()))) {
            throw new IllegalArgumentException(
                    "The phrase " + key + " has the gaps " + phrase.gaps() + ", not " + values.keySet());
        }
        for (var i = 0; i < phrase.gaps().size(); i++) {
            text.write(phrase.texts().get(i));
            value.write(values.get(phrase.gaps().get(i)));
        }
        text.write(phrase.texts().getLast());
    }

    private static Map<String, Object> values(Object[] pairs) {
        var values = new HashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], Objects.requireNonNull(pairs[i + 1]));
        }
        return values;
    }
}
