package openseat.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;

/// When something must be done for an event as a whole, and every update of that item. Those
/// of upkeep are conditional on the revision and the last announcement, so that nothing overwrites what newer ones ask
/// for.
///
/// @param rollout   the revision that is being rolled out to the registrations
/// @param cursor    how far the rollout has come, in its own words
/// @param announced how many announcements were made, and how far they have come
/// @param shut      whether registration was ended for good
/// @param cleared   whether everything that needs no keeping was deleted
public record EventAgenda(
        Key key,
        long revision,
        Optional<Long> rollout,
        Optional<String> cursor,
        Announced announced,
        boolean shut,
        boolean cleared) {

    /// How far announcements have come; they are numbered from 1, and rolled out one after the other.
    ///
    /// @param last   the newest; 0 if there was none
    /// @param done   the last that has reached every row
    /// @param cursor how far the one after it has come
    public record Announced(long last, long done, Optional<String> cursor) {

        /// The one to roll out next.
        public Optional<Long> next() {
            return done < last ? Optional.of(done + 1) : Optional.empty();
        }
    }

    public static EventAgenda from(Item item) {
        return new EventAgenda(
                item.key(),
                item.number("revision"),
                item.optionalNumber("rollout").stream().boxed().findFirst(),
                item.optionalText("cursor"),
                new Announced(
                        item.count("announced"), item.count("announcedToAll"), item.optionalText("announcementCursor")),
                item.has("shut"),
                item.has("cleared"));
    }

    /// Where there is no date, an event is looked at at least once a year, because what is kept for it must end.
    private static final Duration UNDATED = Duration.ofDays(365);

    /// The first revision: nothing is due before the event is over.
    public static Update first(Event event, long revision, Instant now) {
        var due = event.schedule().date().map(Schedule.Confirmed::endsAt).orElseGet(() -> now.plus(UNDATED));
        return published(event.id(), revision).set("due", due.getEpochSecond());
    }

    /// A later revision. It is due at once, and not only at its end, because an earlier rollout may be under way.
    public static Update next(Event event, long revision, Instant now) {
        return published(event.id(), revision).set("due", now.getEpochSecond());
    }

    /// A later revision that every registration must know of.
    public static Update nextWithRollout(Event event, long revision, Instant now) {
        return next(event, revision, now).set("rollout", revision).remove("cursor");
    }

    private static Update published(String event, long revision) {
        return Update.of(Keys.agenda(event))
                .set("dueKind", Keys.DUE_EVENTS)
                .set("revision", revision)
                .remove("shut", "cleared");
    }

    /// Another announcement was made: it is due at once. Of two that are made at a time, the newer number stays.
    public static Update announced(String event, long number, Instant now) {
        return Update.of(Keys.agenda(event))
                .set("dueKind", Keys.DUE_EVENTS)
                .set("due", now.getEpochSecond())
                .set("announced", number)
                .when(
                        "attribute_exists(#pk) AND (attribute_not_exists(#announced) OR #announced < :number)",
                        "number",
                        number);
    }

    /// The rollout of an announcement has come as far as this. Of a run that is behind another, it says nothing
    /// about the announcement that the other has come to.
    public Update reachWithAnnouncement(long number, String at) {
        return announcing(number).set("announcementCursor", at);
    }

    /// An announcement has reached every row.
    public Update reachAllWithAnnouncement(long number) {
        return announcing(number).set("announcedToAll", number).remove("announcementCursor");
    }

    private Update announcing(long number) {
        return number == 1
                ? Update.of(key).when("attribute_exists(#pk) AND attribute_not_exists(#announcedToAll)")
                : Update.of(key).when("#announcedToAll = :before", "before", number - 1);
    }

    /// The rollout has come as far as this.
    public Update reach(String cursor) {
        return Update.of(key).set("cursor", cursor).when("#rollout = :rollout", "rollout", rollout.orElseThrow());
    }

    /// The rollout has come to every row: only announcements may still be on their way.
    public Update finishRollout() {
        return Update.of(key).remove("rollout", "cursor").when("#rollout = :rollout", "rollout", rollout.orElseThrow());
    }

    /// Nothing more is to be done until `next`, if ever.
    public Update rest(Optional<Instant> next) {
        var update = changing().remove("rollout", "cursor");
        return next.map(moment -> update.set("due", moment.getEpochSecond())).orElseGet(() -> update.remove("due"));
    }

    /// Registration has ended for good.
    public Update shutNow() {
        return changing().set("shut", true);
    }

    /// Everything that needs no keeping is deleted, in the same transaction.
    public Update clear(Instant now) {
        return changing().set("cleared", now.getEpochSecond());
    }

    private Update changing() {
        return announced.last() == 0
                ? Update.of(key).when("#revision = :seen AND attribute_not_exists(#announced)", "seen", revision)
                : Update.of(key)
                        .when("#revision = :seen AND #announced = :last", "seen", revision, "last", announced.last());
    }
}
