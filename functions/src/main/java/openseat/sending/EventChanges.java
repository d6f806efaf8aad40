package openseat.sending;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import openseat.announcement.Announcement;
import openseat.announcement.Announcements;
import openseat.document.Events;
import openseat.dynamodb.Table;
import openseat.event.Difference;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.letter.EventChange;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Status;

/// Finds what has changed about events since the last letters about them. A revision never changes, so that the newest
/// ones that were looked up are remembered: all letters of a change need the same few.
public final class EventChanges {

    private static final int REMEMBERED = 50;

    private final Events events;
    private final Announcements announcements;
    private final LinkedHashMap<Revision, Event.WhenAndWhere> remembered = new LinkedHashMap<>();

    public EventChanges(Table table) {
        this.events = new Events(table);
        this.announcements = new Announcements(table);
    }

    private record Revision(String event, long number) {}

    /// What the last letter of this registration said of the event, if that is no longer right.
    public EventChange since(Registration row, PublishedEvent published) {
        return row.delivery()
                .lastLetter()
                .map(last -> since(row, last, published))
                .orElse(EventChange.NONE)
                .with(announced(row));
    }

    private EventChange since(Registration row, LastLetter last, PublishedEvent published) {
        var isConfirmed = row.status() == Status.CONFIRMED;
        var otherLink = isConfirmed
                && last.status() == Status.CONFIRMED
                && published.event().schedule() instanceof Schedule.Confirmed
                && published.joining().isOtherLinkSince(last.revision());
        var isOther = last.revision() < published.materialRevision();
        var before = isOther ? whenAndWhere(row.event(), last.revision()) : Optional.<Event.WhenAndWhere>empty();
        var outdated = otherLink || isOther && !isSame(row, before, published.event());
        return new EventChange(
                outdated,
                before.filter(_ -> outdated),
                otherLink,
                isConfirmed && last.status() == Status.WAITING,
                List.of());
    }

    /// A change and its reverse, before any letter told of it, are no change. If the revision is not stored any
    /// more, as after an event that was over, whoever knew it is told.
    private static boolean isSame(Registration row, Optional<Event.WhenAndWhere> before, Event event) {
        var language = Language.of(row.mailLanguage(Optional.empty())).orElse(Language.DEFAULT);
        return before.filter(then -> Difference.between(then, event.whenAndWhere(), language.lang())
                        .isEmpty())
                .isPresent();
    }

    private List<Announcement> announced(Registration row) {
        return row.messages().pending().stream()
                .filter(_ -> row.holdsPlaces())
                .flatMap(number -> announcements.find(row.event(), number).stream())
                .filter(announcement -> announcement.isWantedBy(row))
                .toList();
    }

    /// When and where a revision said the event would be, if that revision is still stored.
    Optional<Event.WhenAndWhere> whenAndWhere(String event, long number) {
        var revision = new Revision(event, number);
        var known = known(revision);
        if (known.isPresent()) {
            return known;
        }
        var found = events.whenAndWhere(event, number);
        found.ifPresent(then -> remember(revision, then));
        return found;
    }

    private synchronized Optional<Event.WhenAndWhere> known(Revision revision) {
        return Optional.ofNullable(remembered.get(revision));
    }

    private synchronized void remember(Revision revision, Event.WhenAndWhere then) {
        remembered.put(revision, then);
        if (remembered.size() > REMEMBERED) {
            remembered.pollFirstEntry();
        }
    }
}
