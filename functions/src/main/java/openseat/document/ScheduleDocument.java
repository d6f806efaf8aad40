package openseat.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.Schedule;

/// Reads the times of an event's document: its schedule, and when registration opens and closes.
public final class ScheduleDocument {

    private static final String START =
            "a local date and time such as 2026-12-18T13:15, or a date for whole days, from 2000 to 2199";
    private static final String END =
            "a local date and time such as 2026-12-18T14:15, or a date for whole days, from 2000 to 2199";
    private static final int MOST_DAYS = 31;

    private ScheduleDocument() {}

    static Optional<Schedule> schedule(DocumentReader at) {
        if (!at.isObject()) {
            return Optional.empty();
        }
        var state = at.required("state")
                .flatMap(c -> c.parsed(
                        text -> switch (text) {
                            case "confirmed", "to-be-confirmed", "cancelled" -> text;
                            default -> throw new IllegalArgumentException();
                        },
                        "confirmed, to-be-confirmed or cancelled"));
        if (state.isEmpty()) {
            return Optional.empty();
        }
        var schedule = switch (state.get()) {
            case "confirmed" -> date(at).map(date -> (Schedule) date);
            case "cancelled" -> cancelled(at);
            default ->
                at.member("window")
                        .map(ScheduleDocument::window)
                        .<Optional<Schedule>>map(window -> window.map(w -> new Schedule.ToBeConfirmed(Optional.of(w))))
                        .orElse(Optional.of(new Schedule.ToBeConfirmed(Optional.empty())));
        };
        at.rejectUnknownMembers();
        return schedule;
    }

    /// A cancelled event keeps the date it had, if it had one.
    private static Optional<Schedule> cancelled(DocumentReader at) {
        var hasDate = at.member("start").isPresent()
                || at.member("end").isPresent()
                || at.member("zone").isPresent();
        return hasDate
                ? date(at).map(date -> new Schedule.Cancelled(Optional.of(date)))
                : Optional.of(new Schedule.Cancelled(Optional.empty()));
    }

    private static Optional<Schedule.Confirmed> date(DocumentReader at) {
        var start = at.required("start").flatMap(c -> c.parsed(ScheduleDocument::dayOrLocalTime, START));
        var end = at.required("end").flatMap(c -> c.parsed(ScheduleDocument::dayOrLocalTime, END));
        var zone = at.required("zone").flatMap(DocumentReader::zone);
        if (start.isEmpty() || end.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        if (start.get() instanceof LocalDateTime from && end.get() instanceof LocalDateTime to) {
            return times(at, from, to, zone.get());
        }
        if (start.get() instanceof LocalDate first && end.get() instanceof LocalDate last) {
            return wholeDays(at, new Schedule.Days(first, last), zone.get());
        }
        at.member("end")
                .orElse(at)
                .addError(
                        start.get() instanceof LocalDate
                                ? "has a time, but start has none: give both a time such as 2026-12-18T13:15, or "
                                        + "neither, for whole days"
                                : "has no time, but start has one: give both a time such as 2026-12-18T13:15, or "
                                        + "neither, for whole days");
        return Optional.empty();
    }

    private static Optional<Schedule.Confirmed> times(
            DocumentReader at, LocalDateTime start, LocalDateTime end, ZoneId zone) {
        if (zone.getRules().getValidOffsets(start).isEmpty()
                || zone.getRules().getValidOffsets(end).isEmpty()) {
            at.addError("must not start or end in an hour that is skipped when the clocks of its zone change");
            return Optional.empty();
        }
        var date = new Schedule.Confirmed(start, end, zone);
        if (!date.endsAt().isAfter(date.startsAt()) || end.isAfter(start.plusDays(MOST_DAYS))) {
            at.member("end").orElse(at).addError("must be after start, and at most 31 days after it");
            return Optional.empty();
        }
        return Optional.of(date);
    }

    private static Optional<Schedule.Confirmed> wholeDays(DocumentReader at, Schedule.Days days, ZoneId zone) {
        if (isSkipped(days.first(), zone) || isSkipped(days.last(), zone)) {
            at.addError("must not start or end on a day that is skipped when the clocks of its zone change");
            return Optional.empty();
        }
        if (days.last().isBefore(days.first())
                || !days.last().isBefore(days.first().plusDays(MOST_DAYS))) {
            at.member("end").orElse(at).addError("must not be before start, nor make it more than 31 days");
            return Optional.empty();
        }
        return Optional.of(Schedule.Confirmed.wholeDays(days, zone));
    }

    /// As in Samoa, which had no 30 December 2011.
    private static boolean isSkipped(LocalDate day, ZoneId zone) {
        return !day.atStartOfDay(zone).toLocalDate().equals(day);
    }

    private static Temporal dayOrLocalTime(String text) {
        return text.indexOf('T') < 0 && text.indexOf('t') < 0 ? day(text) : localTime(text);
    }

    private static LocalDate day(String text) {
        return within(LocalDate.parse(text), LocalDate.parse(text).getYear());
    }

    private static LocalDateTime localTime(String text) {
        return within(LocalDateTime.parse(text), LocalDateTime.parse(text).getYear());
    }

    private static Instant moment(String text) {
        var moment = Instant.parse(text);
        return within(moment, moment.atOffset(ZoneOffset.UTC).getYear());
    }

    /// Only years for which pages, calendar programs and date arithmetic are reliable.
    private static <T> T within(T time, int year) {
        if (year < 2000 || year > 2199) {
            throw new IllegalArgumentException();
        }
        return time;
    }

    private static Optional<Schedule.Window> window(DocumentReader at) {
        if (!at.isObject()) {
            return Optional.empty();
        }
        var from = at.required("from")
                .flatMap(c -> c.parsed(ScheduleDocument::day, "a date such as 2026-05-16, from 2000 to 2199"));
        var to = at.required("to")
                .flatMap(c -> c.parsed(ScheduleDocument::day, "a date such as 2026-05-20, from 2000 to 2199"));
        at.rejectUnknownMembers();
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            at.member("to").orElse(at).addError("must not be before from");
            return Optional.empty();
        }
        return from.flatMap(f -> to.map(t -> new Schedule.Window(f, t)));
    }

    static Event.RegistrationWindow registration(DocumentReader at) {
        if (!at.isObject()) {
            return Event.RegistrationWindow.UNLIMITED;
        }
        var opens = at.member("opens")
                .flatMap(c -> c.parsed(
                        ScheduleDocument::moment,
                        "a date and time in UTC such as 2026-11-01T08:00:00Z, from 2000 to 2199"));
        var closes = at.member("closes")
                .flatMap(c -> c.parsed(
                        ScheduleDocument::moment,
                        "a date and time in UTC such as 2026-12-17T08:00:00Z, from 2000 to 2199"));
        at.rejectUnknownMembers();
        if (opens.isPresent() && closes.isPresent() && !closes.get().isAfter(opens.get())) {
            at.member("closes").orElse(at).addError("must be after opens");
        }
        return new Event.RegistrationWindow(opens, closes);
    }
}
