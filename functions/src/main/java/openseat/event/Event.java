package openseat.event;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.i18n.LanguageMap;

/// What people attend: the public document, as it was published. What it does not say is empty, and never guessed.
///
/// @param id           part of the URL: lower-case letters, digits and hyphens
/// @param sample       made up; pages and mails say so
/// @param listed       whether the list of events and search engines show it; its address works either way
/// @param registration when registration opens and closes
/// @param letters      how letters about it look
/// @param keepDays     how many days after the end personal data is kept
/// @param home         where these pages are reached, if not at the API's own address
public record Event(
        String id,
        boolean sample,
        boolean listed,
        EventDescription description,
        Schedule schedule,
        Optional<Place> place,
        Offers offers,
        GlobalCompact compact,
        Seating seating,
        RegistrationWindow registration,
        Letters letters,
        Optional<Privacy> privacy,
        int keepDays,
        Optional<URI> home) {

    /// What people plan by: when and where the event is. When it changes, everybody who holds a place gets a mail.
    public record WhenAndWhere(Schedule schedule, Optional<Place> place) {}

    /// Where people meet.
    public record Place(Mode mode, Optional<LanguageMap> address) {}

    /// Ways to meet; `word` is how the document spells it.
    public enum Mode {
        ONLINE("online"),
        IN_PERSON("in-person"),
        BOTH("both");

        public final String word;

        Mode(String word) {
            this.word = word;
        }

        /// Empty if there is no such way.
        public static Optional<Mode> of(String word) {
            for (var mode : values()) {
                if (mode.word.equals(word)) {
                    return Optional.of(mode);
                }
            }
            return Optional.empty();
        }
    }

    /// How the event relates to the Global Compact for Migration: what side events of its review forum state.
    ///
    /// @param objectives numbers of the Compact's objectives, 1 to 23
    public record GlobalCompact(
            Optional<LanguageMap> geographicScope,
            Optional<LanguageMap> workstreamOutput,
            Optional<LanguageMap> regionalReviewProcess,
            List<Integer> objectives) {

        public GlobalCompact {
            objectives = List.copyOf(objectives);
        }

        /// Whether the event says anything of this.
        public boolean isStated() {
            return geographicScope.isPresent()
                    || workstreamOutput.isPresent()
                    || regionalReviewProcess.isPresent()
                    || !objectives.isEmpty();
        }
    }

    /// When registration opens and closes; empty means from now on, and until the end.
    public record RegistrationWindow(Optional<Instant> opens, Optional<Instant> closes) {

        public static final RegistrationWindow UNLIMITED = new RegistrationWindow(Optional.empty(), Optional.empty());
    }

    /// Who keeps the data, and a link to a longer notice.
    public record Privacy(LanguageMap keeper, Optional<URI> link) {}

    /// How letters about the event look.
    ///
    /// @param contact    the team's mail address, to which replies go
    /// @param senderName the team's name, which mailboxes show as the sender
    /// @param discreet   whether the title is left out wherever others may see it: subjects, sender, calendar
    ///                   entries
    /// @param reminders  which reminders are sent
    public record Letters(
            Optional<String> contact, Optional<LanguageMap> senderName, boolean discreet, Reminders reminders) {

        /// What an event has that says nothing of all this.
        public static final Letters STANDARD =
                new Letters(Optional.empty(), Optional.empty(), false, Reminders.STANDARD);

        public static Letters withContact(String address) {
            return new Letters(Optional.of(address), Optional.empty(), false, Reminders.STANDARD);
        }
    }

    /// Which reminders are sent: the day before, and shortly before the start.
    public record Reminders(boolean dayBefore, boolean beforeStart) {

        public static final Reminders STANDARD = new Reminders(true, true);
    }

    public LanguageMap title() {
        return description.title();
    }

    public Optional<String> contact() {
        return letters.contact();
    }

    /// What people plan by.
    public WhenAndWhere whenAndWhere() {
        return new WhenAndWhere(schedule, place);
    }

    /// Whether it says that it can be attended online.
    public boolean isOnline() {
        return place.isPresent() && place.get().mode() != Mode.IN_PERSON;
    }

    /// Whether people can register at this moment.
    public RegistrationStatus registrationStatus(Instant now) {
        if (schedule instanceof Schedule.Cancelled) {
            return new RegistrationStatus.EventCancelled();
        }
        var date = schedule.date();
        if (date.isPresent() && !now.isBefore(date.get().endsAt())) {
            return new RegistrationStatus.Over(date.get().endsAt());
        }
        var closes = registration.closes();
        if (closes.isPresent() && !now.isBefore(closes.get())) {
            return new RegistrationStatus.Closed(closes.get());
        }
        var opens = registration.opens();
        if (opens.isPresent() && now.isBefore(opens.get())) {
            return new RegistrationStatus.NotYetOpen(opens.get());
        }
        return new RegistrationStatus.Open();
    }
}
