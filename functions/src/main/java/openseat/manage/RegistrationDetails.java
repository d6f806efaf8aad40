package openseat.manage;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;
import openseat.form.AnswerFacts;
import openseat.form.Answers;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.registration.Deadlines;
import openseat.registration.JoinKey;
import openseat.registration.JoinKeys;
import openseat.registration.Registration;
import openseat.registration.Status;
import openseat.registration.Submission;
import openseat.site.EventFacts;
import openseat.site.EventView;
import openseat.site.ScheduleText;

/// What a private page may tell about a registration: before confirmation its reader may be a stranger, and what was
/// requested afterwards may come from one.
///
/// @param token        the hash of the key that opened the page
/// @param showsRequest whether the reader has said that a later request was theirs
/// @param joinKey      that of the reader, if they have a seat at an event that they can join
public record RegistrationDetails(
        Registration row,
        PublishedEvent published,
        byte[] token,
        boolean showsRequest,
        Optional<String> joinKey,
        Language language,
        Instant now) {

    Event event() {
        return published.event();
    }

    List<Fact> facts() {
        var words = Words.in(language);
        var facts = new ArrayList<Fact>();
        switch (event().schedule()) {
            case Schedule.Confirmed date ->
                ScheduleText.clocks(date, language, reader()).forEach(clock -> {
                    var isOwnCity = reader().equals(Optional.of(clock.zone()));
                    facts.add(Fact.of(
                            isOwnCity ? words.get("mine.yourCity", "city", clock.city()) : clock.city(), clock.line()));
                });
            case Schedule.ToBeConfirmed _ -> facts.add(Fact.of(words.get("mine.when"), words.get("event.noDate")));
            case Schedule.Cancelled _ -> facts.add(Fact.of(words.get("mine.when"), words.get("event.cancelled")));
        }
        EventFacts.place(event(), language).ifPresent(facts::add);
        facts.addAll(EventFacts.offered(event(), language));
        // The only thing typed that a stranger may see before confirming: it cannot be abusive, and it says how many
        // seats the button takes.
        if (isProven() ? hasPlace() : answers().places() > 1) {
            facts.add(
                    Fact.of(words.get("form.people"), Integer.toString(answers().places())));
        }
        return facts;
    }

    Optional<String> calendar() {
        return hasPlace() && event().schedule() instanceof Schedule.Confirmed
                ? Optional.of(EventView.path(event()) + "/event.ics")
                : Optional.empty();
    }

    Optional<ManageView.Join> join() {
        return joinKey.flatMap(key -> event().schedule()
                .date()
                .map(date -> new ManageView.Join(
                        EventView.path(event()) + JoinKeys.path(key),
                        pointInTime(date.startsAt().minus(JoinKey.EARLY)))));
    }

    Optional<ManageView.NewRequest> newRequest() {
        return hasPlace()
                ? row.requestedAgain(token)
                        .map(request -> new ManageView.NewRequest(
                                showsRequest ? AnswerFacts.of(request.answers(), language) : people(request),
                                pointInTime(request.at()),
                                request.fingerprint(),
                                showsRequest))
                : Optional.empty();
    }

    /// Not a word that was typed: it may be a stranger's, and this page is ours.
    private List<Fact> people(Submission request) {
        return List.of(Fact.of(
                Words.in(language).get("form.people"),
                Integer.toString(request.answers().places())));
    }

    /// Until when the reader must say that they keep their seat, if they must.
    Optional<String> keepUntil() {
        return Deadlines.keepUntil(published, row, now).map(this::pointInTime);
    }

    ManageView.Deletion deletion() {
        return new ManageView.Deletion(
                row.moments().expires().map(this::pointInTime).orElse(""),
                DateTimes.in(language)
                        .date(row.moments()
                                .ends()
                                .atZone(reader().orElse(ZoneId.of("UTC")))
                                .toLocalDate()));
    }

    Answers answers() {
        return isProven() ? row.answers() : row.toConfirm(token).answers();
    }

    /// The zone they answered. It is not shown before they confirm, because the reader may be a stranger.
    private Optional<ZoneId> reader() {
        return isProven() ? answers().zone() : Optional.empty();
    }

    /// In the reader's own zone if they answered one, else in the event's.
    private String pointInTime(Instant instant) {
        var zone = reader().or(() -> event().schedule().date().map(Schedule.Confirmed::zone))
                .orElse(ZoneId.of("UTC"));
        return DateTimes.in(language).point(instant, zone);
    }

    /// Whether the reader has shown that the address is theirs.
    boolean isProven() {
        return row.status() != Status.REQUESTED;
    }

    boolean hasPlace() {
        return row.status() == Status.CONFIRMED || row.status() == Status.WAITING;
    }
}
