package openseat.i18n;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    private static final List<Language> ALL = Bundles.tags().stream()
            .sorted(Comparator.<String>comparingInt(tag -> ORDER.contains(tag) ? ORDER.indexOf(tag) : ORDER.size())
                    .thenComparing(Comparator.naturalOrder()))
            .map(Language::read)
            .toList();

    /// For readers who ask for no language that there is a file for.
    public static final Language DEFAULT = of(Bundles.DEFAULT).orElseThrow();

    /// Every language that there is a file for.
    public static List<Language> all() {
        return ALL;
    }

    /// The language with this `tag` or `lang`.
    public static Optional<Language> of(String tag) {
        return ALL.stream()
                .filter(language -> language.tag.equalsIgnoreCase(tag) || language.lang.equalsIgnoreCase(tag))
                .findFirst();
    }

    /// The language for a reader: the requested one, else the best match of Accept-Language, else English.
    public static Language choose(Optional<String> lang, String acceptLanguage) {
        return lang.flatMap(Language::lookUp).or(() -> lookUp(acceptLanguage)).orElse(DEFAULT);
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
        var readable = Arrays.stream(ranges.split(",", MAX_RANGES + 1))
                .limit(MAX_RANGES)
                .filter(range ->
                        !range.isBlank() && range.split(";", 2)[0].strip().length() <= MAX_TAG)
                .collect(Collectors.joining(","));
        try {
            var tags = ALL.stream().map(Language::tag).toList();
            var wanted = Locale.LanguageRange.parse(readable).stream()
                    .filter(range -> range.getWeight() > 0)
                    .toList();
            return Optional.ofNullable(Locale.lookupTag(wanted, tags)).flatMap(Language::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Language read(String tag) {
        var words = Bundles.head(tag, "language.");
        return new Language(tag, word(words, tag, "lang"), word(words, tag, "name"), word(words, tag, "direction"));
    }

    private static String word(Map<String, String> words, String tag, String name) {
        return Optional.ofNullable(words.get("language." + name))
                .orElseThrow(() -> new IllegalStateException(tag + ".properties does not begin with language." + name));
    }
}
