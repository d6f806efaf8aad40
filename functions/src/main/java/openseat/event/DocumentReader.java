package openseat.event;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import openseat.http.Json;
import openseat.http.Problem.FieldError;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
import openseat.i18n.Zones;
import openseat.input.Characters;
import openseat.input.CleanText;

/// A place in a JSON document that is being read: what is wrong is noted with its JSON Pointer, and reading goes on.
public final class DocumentReader {

    private final Object value;
    private final String pointer;
    private final List<FieldError> flaws;
    private final Set<String> known = new HashSet<>();

    public DocumentReader(Object value) {
        this(value, "", new ArrayList<>());
    }

    private DocumentReader(Object value, String pointer, List<FieldError> flaws) {
        this.value = value;
        this.pointer = pointer;
        this.flaws = flaws;
    }

    public List<FieldError> flaws() {
        return flaws;
    }

    void flaw(String detail) {
        flaws.add(new FieldError(pointer, detail));
    }

    /// Whether this is an object; if not, that is noted.
    public boolean isObject() {
        if (value instanceof Map<?, ?>) {
            return true;
        }
        flaw("must be an object");
        return false;
    }

    /// The member, where it is there and not null.
    public Optional<DocumentReader> member(String name) {
        known.add(name);
        return Optional.ofNullable(Json.object(value).get(name)).map(member -> new DocumentReader(member, pointer + "/" + escape(name), flaws));
    }

    /// The member, which has to be there.
    public Optional<DocumentReader> required(String name) {
        var member = member(name);
        if (member.isEmpty()) {
            flaws.add(new FieldError(pointer + "/" + escape(name), "is required"));
        }
        return member;
    }

    /// Notes every member that nobody asked for: most are slips of the pen.
    public void refuseOthers() {
        for (var name : Json.object(value).keySet()) {
            if (!known.contains(name)) {
                flaws.add(new FieldError(pointer + "/" + escape(name), "is not a member of this object; known are " + String.join(", ", known.stream().sorted().toList())));
            }
        }
    }

    /// The elements of a list of at most `most`.
    public List<DocumentReader> elements(int most) {
        if (!(value instanceof List<?> list)) {
            flaw("must be a list");
            return List.of();
        }
        if (list.size() > most) {
            flaw("must have at most " + most + " elements");
            return List.of();
        }
        var elements = new ArrayList<DocumentReader>();
        for (var i = 0; i < list.size(); i++) {
            elements.add(new DocumentReader(list.get(i), pointer + "/" + i, flaws));
        }
        return elements;
    }

    /// Text of 1 to `most` characters (code points), with no control characters, line breaks or direction overrides.
    Optional<String> text(int most) {
        if (!(value instanceof String text) || CleanText.isInvisible(text)) {
            flaw("must be a text");
            return Optional.empty();
        }
        var clean = CleanText.composed(text.strip());
        if (clean.codePointCount(0, clean.length()) > most) {
            flaw("must have at most " + most + " characters");
            return Optional.empty();
        }
        if (clean.codePoints().anyMatch(Characters::isRefusedInDocument)) {
            flaw("must have no control characters, line breaks or direction overrides");
            return Optional.empty();
        }
        return Optional.of(clean);
    }

    /// Text read by a parser, which throws where it cannot.
    public <T> Optional<T> parsed(Function<String, T> parser, String mustBe) {
        try {
            if (value instanceof String text) {
                return Optional.of(parser.apply(text));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // answered below, as for what is no text
        }
        flaw("must be " + mustBe);
        return Optional.empty();
    }

    Optional<Integer> number(int least, int most) {
        if (value instanceof Integer number && number >= least && number <= most) {
            return Optional.of(number);
        }
        flaw("must be a whole number from " + least + " to " + most);
        return Optional.empty();
    }

    /// A revision, as an ETag (`"3"`), bare, or as a number.
    public OptionalLong revision() {
        var revision = PublishedEvent.revisionOf(String.valueOf(value));
        if (revision.isEmpty()) {
            flaw("must be the ETag of a revision, such as \"3\"");
        }
        return revision;
    }

    public Optional<ZoneId> zone() {
        return parsed(id -> Zones.of(id).orElseThrow(IllegalArgumentException::new), "an IANA time zone such as America/New_York");
    }

    public boolean bool() {
        if (value instanceof Boolean bool) {
            return bool;
        }
        flaw("must be true or false");
        return false;
    }

    /// A map of languages: at least one BCP 47 tag with its text.
    Optional<LanguageMap> languageMap(int most) {
        if (!isObject()) {
            return Optional.empty();
        }
        var texts = new LinkedHashMap<String, String>();
        for (var tag : Json.object(value).keySet()) {
            if (tag.length() > Language.MAX_TAG || !tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
                flaws.add(new FieldError(pointer + "/" + escape(tag), "must stand under a language tag such as en, ar or zh-Hans"));
                continue;
            }
            member(tag).ifPresentOrElse(
                    text -> text.text(most).ifPresent(t -> texts.put(tag, t)),
                    () -> flaws.add(new FieldError(pointer + "/" + tag, "must be a text")));
        }
        if (texts.isEmpty()) {
            if (Json.object(value).isEmpty()) {
                flaw("must hold at least one language");
            }
            return Optional.empty();
        }
        return Optional.of(new LanguageMap(texts));
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
