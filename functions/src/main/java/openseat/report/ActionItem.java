package openseat.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.RegistrationStatus;
import openseat.event.Schedule;

/// A problem that only the organizers can solve. The first one is the headline of a digest.
public sealed interface ActionItem {

    /// How long before the start a missing link to join is reported.
    Duration LINK_NEEDED = Duration.ofHours(48);

    /// How long before registration closes that is reported.
    Duration CLOSES_SOON = Duration.ofDays(3);

    /// One seat in so many, or fewer, is nearly none.
    long NEARLY_NONE = 10;

    /// The event has had no date for so long that those who get the digest are deleted at this moment.
    record RecipientsEnd(Instant at) implements ActionItem {}

    /// The event begins soon and is online, and there is no link to join.
    record NoLink(Schedule.Confirmed date) implements ActionItem {}

    /// The event has no date, and this many registrations wait for it.
    record NoDate(long registrations) implements ActionItem {}

    /// This many more people have a seat than there are seats, because the limit was lowered.
    record Overbooked(long excess) implements ActionItem {}

    /// Every seat is taken, and this many registrations wait.
    record Full(long waiting) implements ActionItem {}

    /// At most one seat in ten is left.
    record AlmostFull(long left) implements ActionItem {}

    /// Registration closes soon.
    record ClosesSoon(Instant at) implements ActionItem {}

    /// Letters that SES does not accept, so they never arrive.
    record Rejected(long letters) implements ActionItem {}

    /// Letters that were sent and came back.
    record Bounced(long letters) implements ActionItem {}

    record NoContact() implements ActionItem {}

    /// The event does not say who keeps the data.
    record NoKeeper() implements ActionItem {}

    /// Fields that the public page leaves out because they are empty.
    record EmptyFields(List<Field> fields) implements ActionItem {}

    /// A field of the event's document; `word` is its name there.
    enum Field {
        PLACE("place"),
        ORGANIZERS("organizers"),
        AUDIENCE("audience"),
        GEOGRAPHIC_SCOPE("geographicScope"),
        WORKSTREAM_OUTPUT("workstreamOutput"),
        REGIONAL_REVIEW_PROCESS("regionalReviewProcess"),
        OBJECTIVES("objectives");

        public final String word;

        Field(String word) {
            this.word = word;
        }
    }

    /// The name of its kind, under which the table remembers that it was reported.
    default String word() {
        return switch (this) {
            case RecipientsEnd _ -> "recipientsEnd";
            case NoLink _ -> "noLink";
            case NoDate _ -> "noDate";
            case Overbooked _ -> "overbooked";
            case Full _ -> "full";
            case AlmostFull _ -> "almostFull";
            case ClosesSoon _ -> "closesSoon";
            case Rejected _ -> "rejected";
            case Bounced _ -> "bounced";
            case NoContact _ -> "noContact";
            case NoKeeper _ -> "noKeeper";
            case EmptyFields _ -> "emptyFields";
        };
    }

    /// Whether it counts only what happened since the last digest, and so is new each time. The others last until
    /// they are solved.
    default boolean isNewEachTime() {
        return this instanceof Rejected || this instanceof Bounced;
    }

    /// The open problems of an event, and whether it is still planned, which comes first.
    static List<ActionItem> of(PublishedEvent published, Snapshot now, long rejected, long bounced, Instant at) {
        var items = new ArrayList<>(of(published.event(), now, rejected, bounced, at));
        dateWithoutLink(published, at).ifPresent(date -> items.addFirst(new NoLink(date)));
        published.announcedRecipientsEnd(at).ifPresent(end -> items.addFirst(new RecipientsEnd(end)));
        return List.copyOf(items);
    }

    /// The open problems of an event, most urgent first. An event that is over or cancelled has none.
    ///
    /// @param rejected letters since the last digest, as is `bounced`: earlier ones were reported already
    static List<ActionItem> of(Event event, Snapshot now, long rejected, long bounced, Instant at) {
        return switch (event.registrationStatus(at)) {
            case RegistrationStatus.Over _, RegistrationStatus.EventCancelled _ -> List.of();
            case RegistrationStatus.Open _, RegistrationStatus.NotYetOpen _, RegistrationStatus.Closed _ ->
                ofUpcoming(event, now, rejected, bounced, at);
        };
    }

    private static List<ActionItem> ofUpcoming(Event event, Snapshot now, long rejected, long bounced, Instant at) {
        var items = new ArrayList<ActionItem>();
        if (event.schedule() instanceof Schedule.ToBeConfirmed) {
            items.add(new NoDate(now.registrations()));
        }
        if (!(event.registrationStatus(at) instanceof RegistrationStatus.Closed)) {
            seats(now).ifPresent(items::add);
        } else {
            now.left().filter(left -> left < 0).ifPresent(left -> items.add(new Overbooked(-left)));
        }
        event.registration()
                .closes()
                .filter(closes -> at.isBefore(closes) && !at.isBefore(closes.minus(CLOSES_SOON)))
                .ifPresent(closes -> items.add(new ClosesSoon(closes)));
        if (rejected > 0) {
            items.add(new Rejected(rejected));
        }
        if (bounced > 0) {
            items.add(new Bounced(bounced));
        }
        if (event.contact().isEmpty()) {
            items.add(new NoContact());
        }
        if (event.privacy().isEmpty()) {
            items.add(new NoKeeper());
        }
        var fields = emptyFields(event);
        if (!fields.isEmpty()) {
            items.add(new EmptyFields(fields));
        }
        return List.copyOf(items);
    }

    /// The date of an event, if it begins soon, or has begun, and those who have a seat cannot join: there is still
    /// a morning's digest in between.
    private static Optional<Schedule.Confirmed> dateWithoutLink(PublishedEvent published, Instant at) {
        var event = published.event();
        return event.registrationStatus(at).isFinal()
                        || !event.isOnline()
                        || published.joining().hasLink()
                ? Optional.empty()
                : event.schedule()
                        .date()
                        .filter(date -> !at.isBefore(date.startsAt().minus(LINK_NEEDED)));
    }

    /// What there is to know about the seats while people can register.
    private static Optional<ActionItem> seats(Snapshot now) {
        return now.left().flatMap(left -> {
            if (left < 0) {
                return Optional.of(new Overbooked(-left));
            }
            if (left == 0) {
                return Optional.of(new Full(now.waiting()));
            }
            return Optional.<ActionItem>of(new AlmostFull(left))
                    .filter(_ -> left * NEARLY_NONE <= now.capacity().orElseThrow());
        });
    }

    /// The fields of the Global Compact are missed only where one of them is stated: other events have none.
    private static List<Field> emptyFields(Event event) {
        var fields = new ArrayList<Field>();
        if (event.place().isEmpty()) fields.add(Field.PLACE);
        if (event.description().organizers().isEmpty()) fields.add(Field.ORGANIZERS);
        if (event.description().audience().isEmpty()) fields.add(Field.AUDIENCE);
        var compact = event.compact();
        if (!compact.isStated()) {
            return fields;
        }
        if (compact.geographicScope().isEmpty()) fields.add(Field.GEOGRAPHIC_SCOPE);
        if (compact.workstreamOutput().isEmpty()) fields.add(Field.WORKSTREAM_OUTPUT);
        if (compact.regionalReviewProcess().isEmpty()) fields.add(Field.REGIONAL_REVIEW_PROCESS);
        if (compact.objectives().isEmpty()) fields.add(Field.OBJECTIVES);
        return fields;
    }
}
