package openseat.event;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.i18n.LanguageMap;

/// What people attend: the public document, as it was published. What is not stated is empty, and never guessed.
///
/// @param id             of the URL: lower-case letters, digits and hyphens
/// @param sample         made up; pages and mails say so
/// @param kind           what sort of event, in a few words
/// @param text           paragraphs; `[^4]` in them is a mark of note 4
/// @param notes          the notes that are marked in the text
/// @param capacity       places, or empty for no limit
/// @param waitingList    whether who comes late may wait
/// @param groupLimit     how many people one registration may be for, 1 to 100
/// @param registration   when registration opens and closes
/// @param keepDays       days that addresses are kept after the end
/// @param home           where these pages are reached, if not at the API's own address
public record Event(
        String id,
        boolean sample,
        Optional<LanguageMap> kind,
        LanguageMap title,
        List<LanguageMap> text,
        List<Note> notes,
        List<LanguageMap> organizers,
        Optional<LanguageMap> audience,
        Schedule schedule,
        Optional<Place> place,
        Optional<LanguageMap> geographicScope,
        Optional<LanguageMap> workstreamOutput,
        Optional<LanguageMap> regionalReviewProcess,
        List<Integer> objectives,
        Optional<Integer> capacity,
        boolean waitingList,
        int groupLimit,
        RegistrationWindow registration,
        Optional<String> contact,
        Optional<Privacy> privacy,
        int keepDays,
        Optional<URI> home) {

    public Event {
        text = List.copyOf(text);
        notes = List.copyOf(notes);
        organizers = List.copyOf(organizers);
        objectives = List.copyOf(objectives);
    }

    /// A note that the text marks; without a text it is lost, and the page says so.
    public record Note(String mark, Optional<LanguageMap> text) {

        /// What a mark may consist of, as a regular expression.
        public static final String MARK = "[^\\[\\]\\s]{1,8}";
    }

    /// Where people meet.
    public record Place(Mode mode, Optional<LanguageMap> address) {}

    /// Ways to meet; `word` is how the document writes it.
    public enum Mode {
        ONLINE("online"),
        IN_PERSON("in-person"),
        BOTH("both");

        public final String word;

        Mode(String word) {
            this.word = word;
        }
    }

    /// When registration opens and closes; empty means from now on, and until the end.
    public record RegistrationWindow(Optional<Instant> opens, Optional<Instant> closes) {}

    /// Who keeps the data, and where a longer notice is.
    public record Privacy(LanguageMap keeper, Optional<URI> link) {}

    /// What people count on.
    public WhenAndWhere whenAndWhere() {
        return new WhenAndWhere(schedule, place);
    }

    /// How many people one registration may be for: never more than there are seats.
    public int mostPlaces() {
        return Math.min(groupLimit, capacity.orElse(groupLimit));
    }

    /// Whether so many people could come at all, were every seat free.
    public boolean couldHold(int places) {
        return capacity.isEmpty() || places <= capacity.get();
    }

    /// What a reader may do at this moment.
    public RegistrationStatus registrationStatus(Instant now) {
        if (schedule instanceof Schedule.Cancelled) {
            return new RegistrationStatus.EventCancelled();
        }
        var over = schedule.date().map(Schedule.Confirmed::endsAt).filter(end -> !now.isBefore(end));
        if (over.isPresent()) {
            return new RegistrationStatus.Over(over.get());
        }
        var closed = registration.closes().filter(closes -> !now.isBefore(closes));
        if (closed.isPresent()) {
            return new RegistrationStatus.Closed(closed.get());
        }
        return registration.opens().filter(now::isBefore).<RegistrationStatus>map(RegistrationStatus.NotYetOpen::new).orElseGet(RegistrationStatus.Open::new);
    }
}
