package openseat.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import openseat.event.RegistrationStatus;
import openseat.event.Event;
import openseat.event.Schedule;

/// Something that only the organizers can put right; the first one is a digest's headline.
public sealed interface ActionItem {

    /// The page has no date, and so many registrations wait for it.
    record NoDate(long registrations) implements ActionItem {}

    /// More people have a seat than there are seats, because the limit was lowered.
    record Overbooked(long tooMany) implements ActionItem {}

    /// Letters that SES will not take, and that nobody will get.
    record Refused(long letters) implements ActionItem {}

    /// Letters that went out and came back.
    record Bounced(long letters) implements ActionItem {}

    record NoContact() implements ActionItem {}

    /// Nobody is named who keeps the data.
    record NoKeeper() implements ActionItem {}

    /// Fields that the public page leaves out, since they are not stated.
    record LeftEmpty(List<Gap> gaps) implements ActionItem {}

    /// A field of the event's document; `word` is its name there.
    enum Gap {
        PLACE("place"),
        ORGANIZERS("organizers"),
        AUDIENCE("audience"),
        GEOGRAPHIC_SCOPE("geographicScope"),
        WORKSTREAM_OUTPUT("workstreamOutput"),
        REGIONAL_REVIEW_PROCESS("regionalReviewProcess"),
        OBJECTIVES("objectives");

        public final String word;

        Gap(String word) {
            this.word = word;
        }
    }

    /// The word for its kind, by which it is remembered as told.
    default String word() {
        return switch (this) {
            case NoDate _ -> "noDate";
            case Overbooked _ -> "overbooked";
            case Refused _ -> "refused";
            case Bounced _ -> "bounced";
            case NoContact _ -> "noContact";
            case NoKeeper _ -> "noKeeper";
            case LeftEmpty _ -> "leftEmpty";
        };
    }

    /// Whether it is new each time, because it counts only what came since the last digest; others last until they
    /// are mended.
    default boolean isOfThisPeriod() {
        return this instanceof Refused || this instanceof Bounced;
    }

    /// What an event needs, most pressing first; one that is over or called off needs nothing any more.
    ///
    /// @param refused letters since the last digest, as `bounced` ones: what was told once need not be told again
    static List<ActionItem> of(Event event, Snapshot now, long refused, long bounced, Instant at) {
        return switch (event.registrationStatus(at)) {
            case RegistrationStatus.Over _, RegistrationStatus.EventCancelled _ -> List.of();
            case RegistrationStatus.Open _, RegistrationStatus.NotYetOpen _, RegistrationStatus.Closed _ -> ofOneToCome(event, now, refused, bounced);
        };
    }

    private static List<ActionItem> ofOneToCome(Event event, Snapshot now, long refused, long bounced) {
        var needs = new ArrayList<ActionItem>();
        if (event.schedule() instanceof Schedule.ToBeConfirmed) {
            needs.add(new NoDate(now.registrations()));
        }
        now.left().filter(left -> left < 0).ifPresent(left -> needs.add(new Overbooked(-left)));
        if (refused > 0) {
            needs.add(new Refused(refused));
        }
        if (bounced > 0) {
            needs.add(new Bounced(bounced));
        }
        if (event.contact().isEmpty()) {
            needs.add(new NoContact());
        }
        if (event.privacy().isEmpty()) {
            needs.add(new NoKeeper());
        }
        var gaps = gaps(event);
        if (!gaps.isEmpty()) {
            needs.add(new LeftEmpty(gaps));
        }
        return List.copyOf(needs);
    }

    private static List<Gap> gaps(Event event) {
        var gaps = new ArrayList<Gap>();
        if (event.place().isEmpty()) gaps.add(Gap.PLACE);
        if (event.description().organizers().isEmpty()) gaps.add(Gap.ORGANIZERS);
        if (event.description().audience().isEmpty()) gaps.add(Gap.AUDIENCE);
        if (event.compact().geographicScope().isEmpty()) gaps.add(Gap.GEOGRAPHIC_SCOPE);
        if (event.compact().workstreamOutput().isEmpty()) gaps.add(Gap.WORKSTREAM_OUTPUT);
        if (event.compact().regionalReviewProcess().isEmpty()) gaps.add(Gap.REGIONAL_REVIEW_PROCESS);
        if (event.compact().objectives().isEmpty()) gaps.add(Gap.OBJECTIVES);
        return gaps;
    }
}
