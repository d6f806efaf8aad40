package openseat.i18n;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A language in which Openseat has pages and mails.
///
/// @param tag       its tag in URLs, forms and the table: the name of its file
/// @param lang      its BCP 47 tag for `lang` attributes, which may be more precise (`zh-Hans` for `zh`)
/// @param name      its name in the language itself
/// @param direction `ltr` or `rtl`
public record Language(String tag, String lang, String name, String direction) {

    /// The longest tag that is accepted: every program must be able to handle this length (RFC 5646, section
    /// 4.4.1). Java's lookup takes cubic time in the length of a tag.
    public static final int MAX_TAG = 35;

    /// How many ranges of an Accept-Language header are read; browsers send fewer.
    private static final int MAX_RANGES = 20;

    /// The order in which the United Nations prints its languages; others follow, by tag.
    private static final List<String> ORDER = List.of("ar", "zh", "en", "fr", "ru", "es");

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi");

    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
            Set.of("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa");

    private static final List<Language> ALL = readAll();

    /// For readers who ask for no language that there is a file for.
    public static final Language DEFAULT = of(Bundles.DEFAULT).orElseThrow();

    /// Every language that there is a file for.
    public static List<Language> all() {
        return ALL;
    }

    /// The language with this `tag` or `lang`.
    public static Optional<Language> of(String tag) {
        for (var language : ALL) {
            if (language.tag.equalsIgnoreCase(tag) || language.lang.equalsIgnoreCase(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /// The language for a reader: the requested one, else the best match of Accept-Language, else English.
    public static Language choose(Optional<String> lang, String acceptLanguage) {
        if (lang.isPresent()) {
            var requested = lookUp(lang.get());
            if (requested.isPresent()) {
                return requested.get();
            }
        }
        return lookUp(acceptLanguage).orElse(DEFAULT);
    }

    public boolean isRightToLeft() {
        return direction.equals("rtl");
    }

    /// The name of any language in this one; empty for an unknown tag.
    public Optional<String> nameOf(String tag) {
        var words = Words.in(this);
        if (words.has("speech." + tag)) {
            return Optional.of(words.get("speech." + tag));
        }
        if (tag.length() > MAX_TAG) {
            return Optional.empty();
        }
        var other = Locale.forLanguageTag(tag);
        var here = Locale.forLanguageTag(lang);
        // For an unknown language, Java returns its tag.
        return other.getDisplayLanguage(here).equals(other.getLanguage())
                ? Optional.empty()
                : Optional.of(other.getDisplayName(here));
    }

    /// The direction of any language by its tag, whether or not there is a file for it.
    public static String directionOf(String tag) {
        var subtags = List.of(tag.toLowerCase(Locale.ROOT).split("-"));
        if (subtags.stream().anyMatch(RIGHT_TO_LEFT_SCRIPTS::contains)) {
            return "rtl";
        }
        var latin = subtags.contains("latn") || subtags.contains("cyrl");
        return RIGHT_TO_LEFT.contains(subtags.getFirst()) && !latin ? "rtl" : "ltr";
    }

    /// The language without its script and country: what a reader would call it.
    public static String primarySubtag(String tag) {
        return tag.split("-", 2)[0];
    }

    /// Lookup by RFC 4647, section 3.4, with the heaviest range first; empty if the ranges cannot be read.
    private static Optional<Language> lookUp(String ranges) {
        var readable = readable(ranges);
        if (readable.isEmpty()) {
            return Optional.empty();
        }
        var tags = new ArrayList<String>();
        for (var language : ALL) {
            tags.add(language.tag);
        }
        var wanted = new ArrayList<Locale.LanguageRange>();
        try {
            for (var range : Locale.LanguageRange.parse(readable)) {
                if (range.getWeight() > 0) {
                    wanted.add(range);
                }
            }
            var best = Locale.lookupTag(wanted, tags);
            return best == null ? Optional.empty() : of(best);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String readable(String ranges) {
        var readable = new ArrayList<String>();
        var split = ranges.split(",", MAX_RANGES + 1);
        for (var range : List.of(split).subList(0, Math.min(split.length, MAX_RANGES))) {
            if (!range.isBlank() && range.split(";", 2)[0].strip().length() <= MAX_TAG) {
                readable.add(range);
            }
        }
        return String.join(",", readable);
    }

    private static List<Language> readAll() {
        var tags = new ArrayList<>(ORDER);
        var existing = Bundles.tags();
        tags.retainAll(existing);
        for (var tag : existing) {
            if (!tags.contains(tag)) {
                tags.add(tag);
            }
        }
        var all = new ArrayList<Language>();
        for (var tag : tags) {
            all.add(read(tag));
        }
        return List.copyOf(all);
    }

    private static Language read(String tag) {
        var words = Bundles.head(tag, "language.");
        return new Language(tag, word(words, tag, "lang"), word(words, tag, "name"), word(words, tag, "direction"));
    }

    private static String word(Map<String, String> words, String tag, String name) {
        var word = words.get("language." + name);
        if (word == null) {
            throw new IllegalStateException(tag + ".properties does not begin with language." + name);
        }
        return word;
    }
}
