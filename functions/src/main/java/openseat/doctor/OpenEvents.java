package openseat.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import openseat.document.Events;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.RegistrationStatus;
import openseat.event.Schedule;

/// The published events for which people can register, now or later, and the ids of those that cannot be read.
record OpenEvents(List<Event> events, List<String> unreadable) {

    /// So many ids are named; more are counted.
    private static final int NAMED = 10;

    static OpenEvents read(Events events, Instant now) {
        var unreadable = new ArrayList<String>();
        var readable = events.all((id, _) -> unreadable.add(id));
        return new OpenEvents(
                readable.stream()
                        .map(PublishedEvent::event)
                        .filter(event -> isOpen(event.registrationStatus(now)))
                        .toList(),
                unreadable);
    }

    private static boolean isOpen(RegistrationStatus status) {
        return status instanceof RegistrationStatus.Open || status instanceof RegistrationStatus.NotYetOpen;
    }

    List<Finding> findings() {
        return List.of(published(), readable(), dates(), contacts(), notices());
    }

    private Finding published() {
        var id = "events-open";
        return events.isEmpty()
                ? Finding.advice(
                        id,
                        "There is no event for which people can register.",
                        "Publish one: sam remote invoke PublishFunction --event-file event.json; docs/organizers.md "
                                + "says what it contains.")
                : Finding.ok(
                        id,
                        "People can register for "
                                + named(events.stream().map(Event::id).toList()) + ".");
    }

    private Finding readable() {
        var id = "events-readable";
        return unreadable.isEmpty()
                ? Finding.ok(id, "All published events can be read.")
                : Finding.problem(
                        id,
                        "This version cannot read " + named(unreadable) + ", so nobody sees it.",
                        "Publish it again.");
    }

    private Finding dates() {
        return lacking("events-date", "a date", event -> event.schedule() instanceof Schedule.ToBeConfirmed, """
                Publish it again once the date is known; people can register meanwhile, and are told.""");
    }

    private Finding contacts() {
        return lacking("events-contact", "a contact", event -> event.contact().isEmpty(), """
                Publish it again with the member contact: answers to letters go there, and readers find it in them.""");
    }

    private Finding notices() {
        return lacking(
                "events-privacy", "a privacy notice", event -> event.privacy().isEmpty(), """
                Publish it again with the member privacy, so that people know who keeps their data before they give them.""");
    }

    private Finding lacking(String id, String what, Predicate<Event> lacks, String todo) {
        var ids = events.stream().filter(lacks).map(Event::id).toList();
        return ids.isEmpty()
                ? Finding.ok(id, "No event lacks " + what + ".")
                : Finding.advice(id, "Without " + what + ": " + named(ids) + ".", todo);
    }

    private static String named(List<String> ids) {
        var more = Optional.of(ids.size() - NAMED).filter(n -> n > 0).map(n -> " and " + n + " more");
        return String.join(", ", ids.stream().limit(NAMED).toList()) + more.orElse("");
    }
}
