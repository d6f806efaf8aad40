package openseat.document;

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
import openseat.event.PublishedEvent;
import openseat.http.Json;
import openseat.http.Problem.FieldError;
import openseat.i18n.LanguageMap;
import openseat.i18n.Zones;

/// Reads one value of a JSON document. Errors are collected with their JSON Pointers, so that one answer names all.
public final class DocumentReader {

    private final Object value;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> knownMembers = new HashSet<>();

    public DocumentReader(Object value) {
        this(value, "", new ArrayList<>());
    }

    private DocumentReader(Object value, String pointer, List<FieldError> errors) {
        this.value = value;
        this.pointer = pointer;
        this.errors = errors;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public void addError(String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    /// Whether this is an object; if not, that is an error.
    public boolean isObject() {
        if (value instanceof Map<?, ?>) {
            return true;
        }
        addError("must be an object");
        return false;
    }

    /// The member, if it is present and not null.
    public Optional<DocumentReader> member(String name) {
        knownMembers.add(name);
        return Optional.ofNullable(Json.object(value).get(name))
                .map(member -> new DocumentReader(member, pointer + "/" + escape(name), errors));
    }

    /// The member; an error if it is missing.
    public Optional<DocumentReader> required(String name) {
        var member = member(name);
        if (member.isEmpty()) {
            errors.add(new FieldError(pointer + "/" + escape(name), "is required"));
        }
        return member;
    }

    /// Adds an error for every member that was not read: most are typing errors.
    public void rejectUnknownMembers() {
        for (var name : Json.object(value).keySet()) {
            if (!knownMembers.contains(name)) {
                errors.add(new FieldError(
                        pointer + "/" + escape(name),
                        "is not a member of this object; the members are "
                                + String.join(
                                        ", ", knownMembers.stream().sorted().toList())));
            }
        }
    }

    /// The elements of a list of at most `most`.
    public List<DocumentReader> elements(int most) {
        if (!(value instanceof List<?> list)) {
            addError("must be a list");
            return List.of();
        }
        if (list.size() > most) {
            addError("must have at most " + most + " elements");
            return List.of();
        }
        var elements = new ArrayList<DocumentReader>();
        for (var i = 0; i < list.size(); i++) {
            elements.add(new DocumentReader(list.get(i), pointer + "/" + i, errors));
        }
        return elements;
    }

    /// What the elements of a list of at most `most` say; an error for each that says what one before it does.
    <T> List<T> distinct(int most, Function<DocumentReader, Optional<T>> reader) {
        var read = new ArrayList<T>();
        for (var element : elements(most)) {
            reader.apply(element).ifPresent(value -> {
                if (read.contains(value)) {
                    element.addError("must not repeat an element before it");
                } else {
                    read.add(value);
                }
            });
        }
        return read;
    }

    /// Text of 1 to `most` characters (code points), with no control characters, line breaks or direction
    /// overrides.
    Optional<String> text(int most) {
        return DocumentText.line(value, most, this::addError);
    }

    /// The same with line breaks, as `\n`.
    Optional<String> lines(int most) {
        return DocumentText.lines(value, most, this::addError);
    }

    /// Adds an error if this is not text, whatever it says.
    public void requireText() {
        if (!(value instanceof String)) {
            addError("must be text");
        }
    }

    /// Text read by a parser, which throws `DateTimeException` or `IllegalArgumentException` if it cannot.
    public <T> Optional<T> parsed(Function<String, T> parser, String mustBe) {
        try {
            if (value instanceof String text) {
                return Optional.of(parser.apply(text));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // the error is added below, as for a value that is not text
        }
        addError("must be " + mustBe);
        return Optional.empty();
    }

    Optional<Integer> number(int least, int most) {
        if (value instanceof Integer number && number >= least && number <= most) {
            return Optional.of(number);
        }
        addError("must be a whole number from " + least + " to " + most);
        return Optional.empty();
    }

    /// A revision, as an ETag (`"3"`), bare, or as a number.
    public OptionalLong revision() {
        var revision = PublishedEvent.revisionOf(String.valueOf(value));
        if (revision.isEmpty()) {
            addError("must be the ETag of a revision, such as \"3\"");
        }
        return revision;
    }

    public Optional<ZoneId> zone() {
        return parsed(
                id -> Zones.of(id).orElseThrow(IllegalArgumentException::new),
                "an IANA time zone such as America/New_York");
    }

    public boolean bool() {
        if (value instanceof Boolean bool) {
            return bool;
        }
        addError("must be true or false");
        return false;
    }

    /// A well-formed BCP 47 tag, in the usual case, so that the same language is the same text.
    Optional<String> languageTag() {
        return parsed(DocumentText::languageTag, "a language tag such as en, ar or zh-Hans");
    }

    /// A map of languages: at least one BCP 47 tag with its text.
    Optional<LanguageMap> languageMap(int most) {
        return languageMap(text -> text.text(most));
    }

    /// The same of texts with line breaks.
    public Optional<LanguageMap> languageMapOfLines(int most) {
        return languageMap(text -> text.lines(most));
    }

    private Optional<LanguageMap> languageMap(Function<DocumentReader, Optional<String>> reader) {
        if (!(value instanceof Map<?, ?>)) {
            addError("must be an object with the text by language, such as {\"en\": \"...\"}");
            return Optional.empty();
        }
        var texts = new LinkedHashMap<String, String>();
        for (var tag : Json.object(value).keySet()) {
            if (!DocumentText.isLanguageTag(tag)) {
                errors.add(new FieldError(
                        pointer + "/" + escape(tag), "must be named by a language tag such as en, ar or zh-Hans"));
                continue;
            }
            member(tag)
                    .ifPresentOrElse(
                            text -> reader.apply(text).ifPresent(t -> texts.put(tag, t)),
                            () -> errors.add(new FieldError(pointer + "/" + tag, "must be text")));
        }
        if (texts.isEmpty()) {
            if (Json.object(value).isEmpty()) {
                addError("must have at least one language");
            }
            return Optional.empty();
        }
        return Optional.of(new LanguageMap(texts));
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
