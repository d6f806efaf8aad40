package openseat.announcement;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import openseat.document.DocumentReader;
import openseat.http.Problem.FieldError;
import openseat.i18n.LanguageMap;
import openseat.registration.Status;

/// What is asked for: to announce something, or, without a text, what was announced.
public sealed interface AnnounceRequest {

    /// The longest text in one language, in characters.
    int MAX_TEXT = 2_000;

    /// What was announced for the event, the newest first?
    record Listing(String event) implements AnnounceRequest {}

    /// @param dryRun only say to how many it would go, and how long that takes
    record Announcing(String event, Set<Status> to, LanguageMap text, boolean optional, boolean dryRun)
            implements AnnounceRequest {

        /// The announcement, once it has a number.
        public Announcement numbered(long number, Instant now) {
            return new Announcement(number, now, to, text, optional);
        }
    }

    record Invalid(List<FieldError> errors) implements AnnounceRequest {}

    /// Reads `{"event", "to"?, "text"?, "optional"?, "dryRun"?}`.
    static AnnounceRequest read(Map<String, Object> json) {
        var root = new DocumentReader(json);
        var event = eventId(root.required("event"));
        var to = statuses(root.member("to"));
        var text = root.member("text").languageMapOfLines(MAX_TEXT);
        var optional = root.member("optional").bool(false);
        var dryRun = root.member("dryRun").bool(false);
        var isListing = json.keySet().equals(Set.of("event"));
        if (!isListing) {
            root.required("text");
        }
        root.rejectUnknownMembers();
        if (!root.errors().isEmpty()) {
            return new Invalid(root.errors());
        }
        return isListing
                ? new Listing(event.orElseThrow())
                : new Announcing(event.orElseThrow(), to, text.orElseThrow(), optional, dryRun);
    }

    private static Optional<String> eventId(DocumentReader at) {
        return at.mustBe("the id of an event", Optional.of(at.text()).filter(id -> !id.isEmpty()));
    }

    private static Set<Status> statuses(DocumentReader at) {
        if (!at.isPresent()) {
            return EnumSet.of(Status.CONFIRMED, Status.WAITING);
        }
        var statuses = EnumSet.noneOf(Status.class);
        for (var element : at.elements(2)) {
            element.mustBe("confirmed or waiting", status(element.text())).ifPresent(statuses::add);
        }
        if (statuses.isEmpty() && at.errors().isEmpty()) {
            at.addError("must name confirmed, waiting or both");
        }
        return statuses;
    }

    private static Optional<Status> status(String word) {
        return Stream.of(Status.CONFIRMED, Status.WAITING)
                .filter(status -> status.word.equals(word))
                .findFirst();
    }
}
