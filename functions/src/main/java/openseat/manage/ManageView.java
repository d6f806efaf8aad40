package openseat.manage;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.RegistrationStatus;
import openseat.event.Schedule;
import openseat.form.FormView;
import openseat.i18n.DateTimes;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.page.PageFrame;

/// All that a page behind a private link shows, in one language.
///
/// @param path      where every button sends to
/// @param state     the standing in one phrase, or blank where the heading says it
/// @param shut      why nothing but deleting is left: the event is over or cancelled; blank where it is neither
/// @param facts     when, where and for how many; on the page to confirm nothing of it was typed but the number of
///                  people
/// @param calendar  where the calendar file is; empty without a date, and for those who have neither a seat nor a
///                  place on the waiting list
/// @param position  on the waiting list, or blank
/// @param group     for more than one person
/// @param askedAnew what somebody asked since, which counts only if the reader takes it over; empty where nothing was
/// @param tooMany   whether they are more than the event has seats, so that nothing leads to one
/// @param lapse     when it deletes itself if it is not confirmed, or blank
/// @param until     when the data is deleted, or blank
public record ManageView(
        PageFrame frame,
        Words words,
        String path,
        String kind,
        String heading,
        Optional<FlashMessage> notice,
        String state,
        String shut,
        LocalizedText title,
        List<Fact> facts,
        Optional<String> calendar,
        String position,
        boolean group,
        List<Fact> askedAnew,
        String askedAnewAt,
        FormView form,
        boolean tooMany,
        String lapse,
        String until,
        Optional<String> contact) {

    /// Whether anything but deleting can still be done.
    public boolean isShut() {
        return !shut.isEmpty();
    }

    /// Why the doors are shut for good, if they are.
    static String shut(Event event, Words words, Instant now) {
        return switch (event.registrationStatus(now)) {
            case RegistrationStatus.Over _ -> words.get("event.over");
            case RegistrationStatus.EventCancelled _ -> words.get("event.cancelled");
            case RegistrationStatus.Open _, RegistrationStatus.NotYetOpen _, RegistrationStatus.Closed _ -> "";
        };
    }

    /// In the reader's own zone where they told it, else in the event's.
    static String point(Instant moment, Event event, Optional<ZoneId> reader, DateTimes moments) {
        var zone = reader.or(() -> event.schedule().date().map(Schedule.Confirmed::zone)).orElse(ZoneId.of("UTC"));
        return moments.point(moment, zone);
    }
}
