package openseat.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.Set;
import openseat.event.Event;
import openseat.event.Schedule;

/// Reads the times of an event's document: its schedule, and when registration opens and closes.
public final class ScheduleDocument {

    private static final String START =
            "a local date and time such as 2026-12-18T13:15, or a date for whole days, from 2000 to 2199";
    private static final String END =
            "a local date and time such as 2026-12-18T14:15, or a date for whole days, from 2000 to 2199";
    private static final Set<String> STATES = Set.of("confirmed", "to-be-confirmed", "cancelled");
    private static final int MOST_DAYS = 31;

    private ScheduleDocument() {}

    /// Empty only if there are errors.
    static Optional<? extends Schedule> schedule(DocumentReader at) {
        if (!at.isObject()) {
            return Optional.empty();
        }
        var state = at.required("state");
        if (!STATES.contains(state.text())) {
            return state.mustBe("confirmed, to-be-confirmed or cancelled", Optional.empty());
        }
        Optional<? extends Schedule> schedule = switch (state.text()) {
            case "confirmed" -> date(at);
            case "cancelled" -> Optional.of(new Schedule.Cancelled(hasDate(at) ? date(at) : Optional.empty()));
            default -> Optional.of(new Schedule.ToBeConfirmed(window(at.member("window"))));
        };
        at.rejectUnknownMembers();
        return schedule;
    }

    /// A cancelled event keeps the date it had, if it had one.
    private static boolean hasDate(DocumentReader at) {
        return at.member("start").isPresent()
                || at.member("end").isPresent()
                || at.member("zone").isPresent();
    }

    private static Optional<Schedule.Confirmed> date(DocumentReader at) {
        var start = dayOrLocalTime(at.required("start"), START);
        var end = dayOrLocalTime(at.required("end"), END);
        var zone = at.required("zone").zone();
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
            at.member("end").addError("must be after start, and at most 31 days after it");
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
            at.member("end").addError("must not be before start, nor make it more than 31 days");
            return Optional.empty();
        }
        return Optional.of(Schedule.Confirmed.wholeDays(days, zone));
    }

    /// As in Samoa, which had no 30 December 2011.
    private static boolean isSkipped(LocalDate day, ZoneId zone) {
        return !day.atStartOfDay(zone).toLocalDate().equals(day);
    }

    private static Optional<? extends Temporal> dayOrLocalTime(DocumentReader at, String mustBe) {
        var hasTime = at.text().indexOf('T') >= 0 || at.text().indexOf('t') >= 0;
        return hasTime ? at.mustBe(mustBe, localTime(at.text())) : day(at, mustBe);
    }

    private static Optional<LocalDate> day(DocumentReader at, String mustBe) {
        return at.mustBe(mustBe, day(at.text()));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            var day = LocalDate.parse(text);
            return isInRange(day.getYear()) ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> localTime(String text) {
        try {
            var time = LocalDateTime.parse(text);
            return isInRange(time.getYear()) ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            var moment = Instant.parse(text);
            return isInRange(moment.atOffset(ZoneOffset.UTC).getYear()) ? Optional.of(moment) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Only years for which pages, calendar programs and date arithmetic are reliable.
    private static boolean isInRange(int year) {
        return year >= 2000 && year <= 2199;
    }

    private static Optional<Schedule.Window> window(DocumentReader at) {
        if (!at.isObject()) {
            return Optional.empty();
        }
        var from = day(at.required("from"), "a date such as 2026-05-16, from 2000 to 2199");
        var to = day(at.required("to"), "a date such as 2026-05-20, from 2000 to 2199");
        at.rejectUnknownMembers();
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (to.get().isBefore(from.get())) {
            at.member("to").addError("must not be before from");
        }
        return Optional.of(new Schedule.Window(from.get(), to.get()));
    }

    static Event.RegistrationWindow registration(DocumentReader at) {
        if (!at.isObject()) {
            return Event.RegistrationWindow.UNLIMITED;
        }
        var opens =
                moment(at.member("opens"), "a date and time in UTC such as 2026-11-01T08:00:00Z, from 2000 to 2199");
        var closes =
                moment(at.member("closes"), "a date and time in UTC such as 2026-12-17T08:00:00Z, from 2000 to 2199");
        at.rejectUnknownMembers();
        if (opens.isPresent() && closes.isPresent() && !closes.get().isAfter(opens.get())) {
            at.member("closes").addError("must be after opens");
        }
        return new Event.RegistrationWindow(opens, closes);
    }

    private static Optional<Instant> moment(DocumentReader at, String mustBe) {
        return at.isPresent() ? at.mustBe(mustBe, moment(at.text())) : Optional.empty();
    }
}
