package openseat.i18n;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A language that Openseat speaks.
///
/// @param tag       how addresses, forms and the table write it: the name of its file
/// @param lang      its BCP 47 tag for `lang` attributes, which may say more (`zh` is written `zh-Hans`)
/// @param name      what it calls itself
/// @param direction `ltr` or `rtl`
public record Language(String tag, String lang, String name, String direction) {

    /// The longest tag that is looked at: what every program must be able to hold (RFC 5646, section 4.4.1). Java
    /// takes the cube of a tag's length to look it up.
    public static final int MAX_TAG = 35;

    /// How many ranges of an Accept-Language are looked at; browsers send fewer.
    private static final int MAX_RANGES = 20;

    /// The order in which the United Nations prints its languages; others follow, by tag.
    private static final List<String> ORDER = List.of("ar", "zh", "en", "fr", "ru", "es");

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi");

    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS = Set.of("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa");

    private static final List<Language> ALL = Bundles.ALL.keySet().stream()
            .sorted(Comparator.<String>comparingInt(tag -> ORDER.contains(tag) ? ORDER.indexOf(tag) : ORDER.size())
                    .thenComparing(Comparator.naturalOrder()))
            .map(Language::read)
            .toList();

    /// What is spoken to those who ask for nothing that we speak.
    public static final Language DEFAULT = of(Bundles.DEFAULT).orElseThrow();

    /// Every language there is a file for.
    public static List<Language> all() {
        return ALL;
    }

    /// The language with this tag, in either way of writing it.
    public static Optional<Language> of(String tag) {
        return ALL.stream()
                .filter(language -> language.tag.equalsIgnoreCase(tag) || language.lang.equalsIgnoreCase(tag))
                .findFirst();
    }

    /// The language for a reader: the one asked for, else the best of Accept-Language, else English.
    public static Language choose(Optional<String> lang, String acceptLanguage) {
        return lang.flatMap(Language::lookUp).or(() -> lookUp(acceptLanguage)).orElse(DEFAULT);
    }

    public boolean isRightToLeft() {
        return direction.equals("rtl");
    }

    /// What this language calls another one, whichever it is; empty for a tag that nobody here knows.
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
        // Java names what it does not know by its own tag.
        return other.getDisplayLanguage(here).equals(other.getLanguage()) ? Optional.empty() : Optional.of(other.getDisplayName(here));
    }

    /// The direction of any language by its tag: those of others' texts too, for which there is no file.
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

    /// Lookup by RFC 4647, section 3.4, heaviest range first; what cannot be read asks for nothing.
    private static Optional<Language> lookUp(String ranges) {
        var readable = Arrays.stream(ranges.split(",", MAX_RANGES + 1))
                .limit(MAX_RANGES)
                .filter(range -> !range.isBlank() && range.split(";", 2)[0].strip().length() <= MAX_TAG)
                .collect(Collectors.joining(","));
        try {
            var tags = ALL.stream().map(Language::tag).toList();
            var wanted = Locale.LanguageRange.parse(readable).stream().filter(range -> range.getWeight() > 0).toList();
            return Optional.ofNullable(Locale.lookupTag(wanted, tags)).flatMap(Language::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Language read(String tag) {
        var words = Bundles.ALL.get(tag);
        return new Language(tag, words.get("language.lang"), words.get("language.name"), words.get("language.direction"));
    }
}
