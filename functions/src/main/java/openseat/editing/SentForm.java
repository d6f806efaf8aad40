package openseat.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import openseat.draft.Draft;
import openseat.draft.FieldValues;
import openseat.form.FormFields;
import openseat.http.RequestBody;
import openseat.i18n.Language;
import openseat.i18n.Zones;

/// The form as it was sent.
///
/// @param revision  of the event that it was made of; 0 for a new one
/// @param languages in which the form asks for texts from now on
/// @param chosen    those of them that are ticked
/// @param asked     all of which the form knows, with those whose texts were taken away
/// @param errors    in what no document knows: keys of what is said, by field
record SentForm(
        FieldValues values,
        long revision,
        List<String> languages,
        List<String> chosen,
        List<String> asked,
        Map<String, String> errors) {

    /// The form's fields beside those of the document.
    static final String REVISION = "base";

    static final String ASKED = "shown";
    static final String LANGUAGES = "languages";
    static final String OTHER_LANGUAGES = "languagesOther";
    static final String DROPPED = "drop";
    static final String LINK_WAS = "linkWas";

    /// Room for the fields beside those of a language: dates, boxes, buttons and what the form says of itself.
    private static final int OTHER_FIELDS = 150;

    /// As many as can be read of a form: each has its texts, the box that asks for it and the one that drops it.
    static final int MOST_LANGUAGES = (RequestBody.MAX_DESK_FIELDS - OTHER_FIELDS)
            / (Draft.texts(Map.of(), List.of(Language.DEFAULT.tag())).size() + 2);

    private static final String TAG = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    static SentForm read(FormFields fields, Map<String, Object> base) {
        var values = new FieldValues(fields.values());
        var errors = new LinkedHashMap<String, String>();
        var asked = tags(values.one(ASKED));
        // What was not asked for was not taken away.
        var untouched = Draft.languages(base).stream()
                .filter(language -> !asked.contains(language))
                .toList();
        values = values.with(Draft.texts(base, untouched));
        var notAsked = untouched.stream().limit(MOST_LANGUAGES - asked.size()).toList();
        var chosen = chosen(values, asked, errors);
        var languages = new ArrayList<>(Draft.union(notAsked, asked));
        for (var language : List.copyOf(languages)) {
            if (chosen.contains(language) || notAsked.contains(language)) {
                continue;
            }
            if (values.all(DROPPED).contains(language)) {
                values = Draft.without(values, language);
            }
            if (Draft.hasText(values, language)) {
                errors.put(LANGUAGES, "drop");
            } else {
                languages.remove(language);
            }
        }
        chosen.stream().filter(language -> !languages.contains(language)).forEach(languages::add);
        if (languages.size() > MOST_LANGUAGES) {
            errors.put(OTHER_LANGUAGES, "languagesMost");
            languages.subList(MOST_LANGUAGES, languages.size()).clear();
            chosen.retainAll(languages);
        }
        if (languages.isEmpty()) {
            errors.put(LANGUAGES, LANGUAGES);
            languages.addAll(asked.isEmpty() ? List.of(Language.DEFAULT.tag()) : asked);
        }
        var isZoneOpen = values.one("zoneOther").isBlank() && Zones.AREAS.contains(values.one("zone"));
        if (isZoneOpen && List.of("times", "days", "cancelled").contains(values.one("when"))) {
            errors.put("zone", "zoneNext");
        }
        return new SentForm(
                values,
                revision(values.one(REVISION)),
                List.copyOf(languages),
                Draft.union(notAsked, chosen),
                Draft.union(asked, languages),
                errors);
    }

    private static List<String> chosen(FieldValues values, List<String> asked, Map<String, String> errors) {
        var chosen = new ArrayList<String>();
        for (var word : values.one(OTHER_LANGUAGES).split("[\\s,;،、，；]+")) {
            var tag = Locale.forLanguageTag(word).toLanguageTag();
            if (tag.matches(TAG) && tag.length() <= Language.MAX_TAG && !tag.equals("und")) {
                chosen.add(tag);
            } else if (!word.isEmpty()) {
                errors.put(OTHER_LANGUAGES, OTHER_LANGUAGES);
            }
        }
        var ticked = values.all(LANGUAGES).stream().filter(tag -> tag.matches(TAG) && tag.length() <= Language.MAX_TAG);
        var inOrder = Stream.concat(ticked, chosen.stream()).toList();
        return Draft.union(asked.stream().filter(inOrder::contains).toList(), inOrder);
    }

    private static List<String> tags(String line) {
        return Stream.of(line.split(" "))
                .filter(tag -> tag.matches(TAG) && tag.length() <= Language.MAX_TAG)
                .distinct()
                .limit(MOST_LANGUAGES)
                .toList();
    }

    private static long revision(String text) {
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    String link() {
        return values.one("link").strip();
    }
}
