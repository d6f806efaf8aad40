package openseat.event;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import openseat.i18n.LanguageMap;

/// What differs between two revisions of an event as far as people plan by it: in instants and places, not in how they
/// are spelt.
public record Difference(Optional<OfDate> date, Optional<OfPlace> place) {

    /// What differs about the date. A zone that is spelt otherwise, or that shows the same instants on another
    /// clock, is no difference. Nor is it whether times from midnight to midnight are called whole days.
    public enum OfDate {
        DAY,
        START,
        ONLY_END,
        POSSIBLE_DAYS,
        SET,
        REMOVED,
        CANCELLED,
        REINSTATED
    }

    /// What differs about the place.
    public enum OfPlace {
        ADDRESS,
        ONLY_MODE
    }

    /// For the readers of one language.
    public static Difference between(Event.WhenAndWhere then, Event.WhenAndWhere now, String language) {
        return new Difference(date(then.schedule(), now.schedule()), place(then.place(), now.place(), language));
    }

    /// For anybody, whatever language they read.
    public static Difference between(Event.WhenAndWhere then, Event.WhenAndWhere now) {
        var place = languages(then, now).stream()
                .map(language -> place(then.place(), now.place(), language))
                .flatMap(Optional::stream)
                .min(OfPlace::compareTo);
        return new Difference(date(then.schedule(), now.schedule()), place);
    }

    public boolean isEmpty() {
        return date.isEmpty() && place.isEmpty();
    }

    private static Set<String> languages(Event.WhenAndWhere then, Event.WhenAndWhere now) {
        var languages = new TreeSet<String>();
        // One that nobody wrote in reads the language of each address.
        languages.add("und");
        then.place()
                .flatMap(Event.Place::address)
                .ifPresent(address -> languages.addAll(address.texts().keySet()));
        now.place()
                .flatMap(Event.Place::address)
                .ifPresent(address -> languages.addAll(address.texts().keySet()));
        return languages;
    }

    private static Optional<OfDate> date(Schedule then, Schedule now) {
        return switch (now) {
            case Schedule.Cancelled _ ->
                Optional.of(OfDate.CANCELLED).filter(_ -> !(then instanceof Schedule.Cancelled));
            case Schedule.Confirmed date ->
                switch (then) {
                    case Schedule.Confirmed old -> confirmed(old, date);
                    case Schedule.ToBeConfirmed _ -> Optional.of(OfDate.SET);
                    case Schedule.Cancelled _ -> Optional.of(OfDate.REINSTATED);
                };
            case Schedule.ToBeConfirmed days ->
                switch (then) {
                    case Schedule.Confirmed _ -> Optional.of(OfDate.REMOVED);
                    case Schedule.ToBeConfirmed old ->
                        Optional.of(OfDate.POSSIBLE_DAYS)
                                .filter(_ -> !old.window().equals(days.window()));
                    case Schedule.Cancelled _ -> Optional.of(OfDate.REINSTATED);
                };
        };
    }

    private static Optional<OfDate> confirmed(Schedule.Confirmed then, Schedule.Confirmed now) {
        var before = then.daysIn(now.zone());
        var after = now.daysIn(now.zone());
        var isSameStart = then.startsAt().equals(now.startsAt());
        if (isSameStart && before.first().equals(after.first())) {
            return Optional.of(OfDate.ONLY_END).filter(_ -> !then.endsAt().equals(now.endsAt()));
        }
        // Of whole days, people know the last as well as the first.
        var isSameDay = then.wholeDays() || now.wholeDays()
                ? before.equals(after)
                : before.first().equals(after.first());
        return Optional.of(isSameDay ? OfDate.START : OfDate.DAY);
    }

    private static Optional<OfPlace> place(Optional<Event.Place> then, Optional<Event.Place> now, String language) {
        if (then.isEmpty() || now.isEmpty()) {
            return Optional.of(OfPlace.ADDRESS).filter(_ -> then.isPresent() || now.isPresent());
        }
        if (!isSameAddress(then.get().address(), now.get().address(), language)) {
            return Optional.of(OfPlace.ADDRESS);
        }
        return Optional.of(OfPlace.ONLY_MODE)
                .filter(_ -> then.get().mode() != now.get().mode());
    }

    /// A translation that was added or taken away is not another address: what was read then is compared with the
    /// same language now, and the other way round.
    private static boolean isSameAddress(Optional<LanguageMap> then, Optional<LanguageMap> now, String language) {
        if (then.isEmpty() || now.isEmpty()) {
            return then.equals(now);
        }
        var read = then.get().in(language);
        var reads = now.get().in(language);
        var same = now.get().texts().get(read.lang());
        var was = then.get().texts().get(reads.lang());
        return same == null || was == null
                ? Objects.equals(same, read.text()) || Objects.equals(was, reads.text())
                : same.equals(read.text()) && was.equals(reads.text());
    }
}
