package openseat.document;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import openseat.event.PublishedEvent;
import openseat.http.Json;
import openseat.http.Problem.FieldError;
import openseat.i18n.LanguageMap;
import openseat.i18n.Zones;

/// Reads one value of a JSON document. Errors are collected with their JSON Pointers, so that one answer names all.
///
/// The value may be missing, which is the same as null: then nothing is read, and that is no error.
public final class DocumentReader {

    private final Object value;
    private final boolean isPresent;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> knownMembers = new HashSet<>();

    public DocumentReader(Object value) {
        this(value, true, "", new ArrayList<>());
    }

    private DocumentReader(Object value, boolean isPresent, String pointer, List<FieldError> errors) {
        this.value = value;
        this.isPresent = isPresent;
        this.pointer = pointer;
        this.errors = errors;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public void addError(String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    public boolean isPresent() {
        return isPresent;
    }

    /// Whether this is an object; if it is something else, that is an error.
    public boolean isObject() {
        if (value instanceof Map<?, ?>) {
            return true;
        }
        addErrorIfPresent("must be an object");
        return false;
    }

    public DocumentReader member(String name) {
        knownMembers.add(name);
        var member = Json.object(value).get(name);
        return new DocumentReader(member, member != null, pointer + "/" + escape(name), errors);
    }

    /// The member; an error if it is missing.
    public DocumentReader required(String name) {
        var member = member(name);
        if (!member.isPresent) {
            member.addError("is required");
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
            addErrorIfPresent("must be a list");
            return List.of();
        }
        if (list.size() > most) {
            addError("must have at most " + most + " elements");
            return List.of();
        }
        var elements = new ArrayList<DocumentReader>();
        for (var i = 0; i < list.size(); i++) {
            elements.add(new DocumentReader(list.get(i), true, pointer + "/" + i, errors));
        }
        return elements;
    }

    /// The text; blank if this is no text.
    public String text() {
        return Json.string(value);
    }

    /// Adds an error if this is not text, whatever it says.
    public void requireText() {
        if (!(value instanceof String)) {
            addErrorIfPresent("must be text");
        }
    }

    /// What was read from the text; an error if that is nothing.
    public <T> Optional<T> mustBe(String what, Optional<T> read) {
        if (read.isEmpty()) {
            addErrorIfPresent("must be " + what);
        }
        return read;
    }

    /// Adds what this element of a list says to what those before it say; an error if one of them says the same.
    <T> void addTo(Collection<T> before, Optional<T> read) {
        if (read.isPresent() && before.contains(read.get())) {
            addError("must not repeat an element before it");
        } else if (read.isPresent()) {
            before.add(read.get());
        }
    }

    Optional<Integer> number(int least, int most) {
        if (value instanceof Integer number && number >= least && number <= most) {
            return Optional.of(number);
        }
        addErrorIfPresent("must be a whole number from " + least + " to " + most);
        return Optional.empty();
    }

    /// A revision, as an ETag (`"3"`), bare, or as a number.
    public OptionalLong revision() {
        var revision = PublishedEvent.revisionOf(String.valueOf(value));
        if (revision.isEmpty()) {
            addErrorIfPresent("must be the ETag of a revision, such as \"3\"");
        }
        return revision;
    }

    public Optional<ZoneId> zone() {
        return mustBe("an IANA time zone such as America/New_York", Zones.of(text()));
    }

    /// @param otherwise what it is if it is missing
    public boolean bool(boolean otherwise) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        addErrorIfPresent("must be true or false");
        return otherwise;
    }

    /// A well-formed BCP 47 tag, in the usual case, so that the same language is the same text.
    Optional<String> languageTag() {
        return mustBe("a language tag such as en, ar or zh-Hans", DocumentText.languageTag(text()));
    }

    /// A map of languages: at least one BCP 47 tag with its text of one line.
    ///
    /// @param most characters (code points)
    Optional<LanguageMap> languageMap(int most) {
        return languageMap(DocumentText.LINE, most);
    }

    /// The same of texts with line breaks.
    public Optional<LanguageMap> languageMapOfLines(int most) {
        return languageMap(DocumentText.LINES, most);
    }

    private Optional<LanguageMap> languageMap(DocumentText kind, int most) {
        if (!(value instanceof Map<?, ?>)) {
            addErrorIfPresent("must be an object with the text by language, such as {\"en\": \"...\"}");
            return Optional.empty();
        }
        var tags = Json.object(value).keySet();
        if (tags.isEmpty()) {
            addError("must have at least one language");
        }
        var texts = new LinkedHashMap<String, String>();
        for (var tag : tags) {
            var member = member(tag);
            if (!DocumentText.isLanguageTag(tag)) {
                member.addError("must be named by a language tag such as en, ar or zh-Hans");
                continue;
            }
            var text = kind.read(member, most);
            if (text.isPresent()) {
                texts.put(tag, text.get());
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new LanguageMap(texts));
    }

    private void addErrorIfPresent(String detail) {
        if (isPresent) {
            addError(detail);
        }
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
