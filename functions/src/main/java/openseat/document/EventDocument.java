package openseat.document;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import openseat.event.Access;
import openseat.event.Event;
import openseat.event.Offers;
import openseat.event.Seating;
import openseat.http.Problem.FieldError;
import openseat.i18n.LanguageMap;
import openseat.input.Characters;
import openseat.input.EmailAddress;
import openseat.input.HostName;

/// Reads an event from its JSON document, and names errors by JSON Pointer (RFC 6901).
public final class EventDocument {

    /// What an id looks like: it is part of URLs and of keys.
    static final String ID = "(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*";

    private static final int SHORT = 300;
    private static final int SENDER_NAME = 40;
    private static final int DEFAULT_GROUP = 10;
    private static final int DEFAULT_KEEP_DAYS = 30;

    private EventDocument() {}

    /// The result of reading.
    public sealed interface Read {}

    public record Valid(Event event) implements Read {}

    public record Invalid(List<FieldError> errors) implements Read {}

    public static Read read(Object json) {
        var root = new DocumentReader(json);
        if (!root.isObject()) {
            return new Invalid(root.errors());
        }
        var id = root.required("id").flatMap(EventDocument::id);
        var description = DescriptionDocument.read(root);
        var schedule = root.required("schedule").flatMap(ScheduleDocument::schedule);
        var sample = root.member("sample").map(DocumentReader::bool).orElse(false);
        var listed = root.member("listed").map(DocumentReader::bool).orElse(true);
        var place = root.member("place").flatMap(EventDocument::place);
        var interpretation =
                root.member("interpretation").map(EventDocument::interpretation).orElse(List.of());
        var access = root.member("access").map(EventDocument::access).orElse(List.of());
        var scope = shortText(root, "geographicScope");
        var output = shortText(root, "workstreamOutput");
        var review = shortText(root, "regionalReviewProcess");
        var objectives =
                root.member("objectives").map(EventDocument::objectives).orElse(List.of());
        var capacity = root.member("capacity").flatMap(c -> c.number(1, 1_000_000));
        var waitingList = root.member("waitingList").map(DocumentReader::bool).orElse(false);
        var group = root.member("groupLimit").flatMap(c -> c.number(1, 100)).orElse(DEFAULT_GROUP);
        var registration = root.member("registration")
                .map(ScheduleDocument::registration)
                .orElse(Event.RegistrationWindow.UNLIMITED);
        var contact = root.member("contact").flatMap(EventDocument::address);
        var senderName = root.member("senderName").flatMap(c -> c.languageMap(SENDER_NAME));
        var discreet = root.member("discreet").map(DocumentReader::bool).orElse(false);
        var reminders = root.member("reminders").map(EventDocument::reminders).orElse(Event.Reminders.STANDARD);
        var privacy = root.member("privacy").flatMap(EventDocument::privacy);
        var keepDays = root.member("keepDays").flatMap(c -> c.number(0, 365)).orElse(DEFAULT_KEEP_DAYS);
        var home = root.member("home").flatMap(EventDocument::home);
        root.rejectUnknownMembers();
        if (!root.errors().isEmpty()) {
            return new Invalid(List.copyOf(root.errors()));
        }
        return new Valid(new Event(
                id.orElseThrow(),
                sample,
                listed,
                description.orElseThrow(),
                schedule.orElseThrow(),
                place,
                new Offers(interpretation, access),
                new Event.GlobalCompact(scope, output, review, objectives),
                new Seating(capacity, waitingList, group),
                registration,
                new Event.Letters(contact, senderName, discreet, reminders),
                privacy,
                keepDays,
                home));
    }

    private static Optional<LanguageMap> shortText(DocumentReader root, String name) {
        return root.member(name).flatMap(c -> c.languageMap(SHORT));
    }

    private static Optional<String> id(DocumentReader at) {
        return at.parsed(
                text -> {
                    if (!text.matches(ID)) {
                        throw new IllegalArgumentException();
                    }
                    return text;
                },
                "1 to 60 lower-case letters a to z, digits, and single hyphens between them");
    }

    private static Optional<Event.Place> place(DocumentReader at) {
        if (!at.isObject()) {
            return Optional.empty();
        }
        var mode = at.required("mode")
                .flatMap(c -> c.parsed(
                        text -> {
                            for (var m : Event.Mode.values()) {
                                if (m.word.equals(text)) {
                                    return m;
                                }
                            }
                            throw new IllegalArgumentException();
                        },
                        "online, in-person or both"));
        var address = at.member("address").flatMap(c -> c.languageMap(SHORT));
        at.rejectUnknownMembers();
        return mode.map(m -> new Event.Place(m, address));
    }

    private static List<String> interpretation(DocumentReader at) {
        return at.distinct(20, DocumentReader::languageTag);
    }

    private static List<Access> access(DocumentReader at) {
        return at
                .distinct(
                        Access.values().length,
                        element -> element.parsed(
                                word -> Access.of(word).orElseThrow(IllegalArgumentException::new),
                                "captions, sign, step-free or documents"))
                .stream()
                .sorted()
                .toList();
    }

    private static List<Integer> objectives(DocumentReader at) {
        return at.elements(23).stream()
                .flatMap(c -> c.number(1, 23).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Event.Reminders reminders(DocumentReader at) {
        if (!at.isObject()) {
            return Event.Reminders.STANDARD;
        }
        var dayBefore = at.member("dayBefore").map(DocumentReader::bool).orElse(true);
        var beforeStart = at.member("beforeStart").map(DocumentReader::bool).orElse(true);
        at.rejectUnknownMembers();
        return new Event.Reminders(dayBefore, beforeStart);
    }

    private static Optional<Event.Privacy> privacy(DocumentReader at) {
        if (!at.isObject()) {
            return Optional.empty();
        }
        var keeper = at.required("keeper").flatMap(c -> c.languageMap(SHORT));
        var link = at.member("link").flatMap(EventDocument::link);
        at.rejectUnknownMembers();
        return keeper.map(k -> new Event.Privacy(k, link));
    }

    /// A web address, https only, because it becomes a link on a page.
    public static Optional<URI> link(DocumentReader at) {
        return at.parsed(
                text -> {
                    var uri = URI.create(text);
                    if (!"https".equals(uri.getScheme())
                            || uri.getHost() == null
                            || !HostName.isPossible(uri.getHost())
                            || uri.getUserInfo() != null
                            || uri.getPort() > 65_535
                            || text.length() > 1_000
                            || text.codePoints().anyMatch(Characters::isRefusedInDocument)) {
                        throw new IllegalArgumentException();
                    }
                    return URI.create(uri.toASCIIString());
                },
                "a web address that begins with https://");
    }

    /// Scheme and host only: paths are appended to it.
    private static Optional<URI> home(DocumentReader at) {
        return link(at).flatMap(uri -> {
            if (uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return Optional.of(uri);
            }
            at.addError(
                    "must be only a scheme and a host, such as https://events.example.org, without a slash at the end");
            return Optional.empty();
        });
    }

    /// An email address of the team: it becomes Reply-To.
    public static Optional<String> address(DocumentReader at) {
        return at.parsed(
                text -> switch (EmailAddress.read(text)) {
                    case EmailAddress.Deliverable(var address) -> address.toString();
                    case EmailAddress.NotWritable _, EmailAddress.TooLong _, EmailAddress.Malformed _ ->
                        throw new IllegalArgumentException();
                },
                "an email address such as team@example.org");
    }
}
