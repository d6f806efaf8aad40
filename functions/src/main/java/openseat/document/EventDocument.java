package openseat.document;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import openseat.event.Access;
import openseat.event.Event;
import openseat.event.Offers;
import openseat.event.Seating;
import openseat.http.Problem.FieldError;
import openseat.input.EmailAddress;
import openseat.input.HostName;

/// Reads an event from its JSON document, and names errors by JSON Pointer (RFC 6901).
public final class EventDocument {

    private static final Pattern ID = Pattern.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*");

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
        var id = id(root.required("id"));
        var description = DescriptionDocument.read(root);
        var schedule = ScheduleDocument.schedule(root.required("schedule"));
        var sample = root.member("sample").bool(false);
        var listed = root.member("listed").bool(true);
        var place = place(root.member("place"));
        var interpretation = interpretation(root.member("interpretation"));
        var access = access(root.member("access"));
        var scope = root.member("geographicScope").languageMap(SHORT);
        var output = root.member("workstreamOutput").languageMap(SHORT);
        var review = root.member("regionalReviewProcess").languageMap(SHORT);
        var objectives = objectives(root.member("objectives"));
        var capacity = root.member("capacity").number(1, 1_000_000);
        var waitingList = root.member("waitingList").bool(false);
        var group = root.member("groupLimit").number(1, 100).orElse(DEFAULT_GROUP);
        var registration = ScheduleDocument.registration(root.member("registration"));
        var contact = address(root.member("contact"));
        var senderName = root.member("senderName").languageMap(SENDER_NAME);
        var discreet = root.member("discreet").bool(false);
        var reminders = reminders(root.member("reminders"));
        var privacy = privacy(root.member("privacy"));
        var keepDays = root.member("keepDays").number(0, 365).orElse(DEFAULT_KEEP_DAYS);
        var home = home(root.member("home"));
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

    /// Whether an event can have this id, which is part of URLs and of keys.
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static Optional<String> id(DocumentReader at) {
        return at.mustBe(
                "1 to 60 lower-case letters a to z, digits, and single hyphens between them",
                isId(at.text()) ? Optional.of(at.text()) : Optional.empty());
    }

    private static Optional<Event.Place> place(DocumentReader at) {
        if (!at.isObject()) {
            return Optional.empty();
        }
        var word = at.required("mode");
        var mode = word.mustBe("online, in-person or both", Event.Mode.of(word.text()));
        var address = at.member("address").languageMap(SHORT);
        at.rejectUnknownMembers();
        return mode.isEmpty() ? Optional.empty() : Optional.of(new Event.Place(mode.get(), address));
    }

    private static List<String> interpretation(DocumentReader at) {
        var languages = new ArrayList<String>();
        for (var element : at.elements(20)) {
            element.addTo(languages, element.languageTag());
        }
        return languages;
    }

    private static List<Access> access(DocumentReader at) {
        var offered = EnumSet.noneOf(Access.class);
        for (var element : at.elements(Access.values().length)) {
            var access = element.mustBe("captions, sign, step-free or documents", Access.of(element.text()));
            element.addTo(offered, access);
        }
        return List.copyOf(offered);
    }

    private static List<Integer> objectives(DocumentReader at) {
        var objectives = new TreeSet<Integer>();
        for (var element : at.elements(23)) {
            var number = element.number(1, 23);
            if (number.isPresent()) {
                objectives.add(number.get());
            }
        }
        return List.copyOf(objectives);
    }

    private static Event.Reminders reminders(DocumentReader at) {
        if (!at.isObject()) {
            return Event.Reminders.STANDARD;
        }
        var dayBefore = at.member("dayBefore").bool(true);
        var beforeStart = at.member("beforeStart").bool(true);
        at.rejectUnknownMembers();
        return new Event.Reminders(dayBefore, beforeStart);
    }

    private static Optional<Event.Privacy> privacy(DocumentReader at) {
        if (!at.isObject()) {
            return Optional.empty();
        }
        var keeper = at.required("keeper").languageMap(SHORT);
        var link = link(at.member("link"));
        at.rejectUnknownMembers();
        return keeper.isEmpty() ? Optional.empty() : Optional.of(new Event.Privacy(keeper.get(), link));
    }

    /// A web address, https only, because it becomes a link on a page.
    public static Optional<URI> link(DocumentReader at) {
        return at.mustBe("a web address that begins with https://", webAddress(at.text()));
    }

    private static Optional<URI> webAddress(String text) {
        try {
            var uri = URI.create(text);
            return "https".equals(uri.getScheme())
                            && uri.getHost() != null
                            && HostName.isPossible(uri.getHost())
                            && uri.getUserInfo() == null
                            && uri.getPort() <= 65_535
                            && text.length() <= 1_000
                            && !DocumentText.hasRefused(text)
                    ? Optional.of(URI.create(uri.toASCIIString()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Scheme and host only: paths are appended to it.
    private static Optional<URI> home(DocumentReader at) {
        var home = link(at);
        if (home.isPresent() && !isOrigin(home.get())) {
            at.addError(
                    "must be only a scheme and a host, such as https://events.example.org, without a slash at the end");
        }
        return home;
    }

    private static boolean isOrigin(URI uri) {
        return uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    /// An email address of the team: it becomes Reply-To.
    public static Optional<String> address(DocumentReader at) {
        return at.mustBe(
                "an email address such as team@example.org",
                EmailAddress.read(at.text()) instanceof EmailAddress.Deliverable(var address)
                        ? Optional.of(address.toString())
                        : Optional.empty());
    }
}
