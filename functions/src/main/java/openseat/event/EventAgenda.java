package openseat.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;

/// When something must be done for an event as a whole, and every update of that item. All but those of a publication
/// are conditional on the revision, so that nothing overwrites what a newer one asks for.
///
/// @param rollout the revision that is being rolled out to the registrations
/// @param cursor  how far the rollout has come, in its own words
/// @param shut    whether registration was ended for good
/// @param cleared whether everything that needs no keeping was deleted
public record EventAgenda(
        Key key, long revision, Optional<Long> rollout, Optional<String> cursor, boolean shut, boolean cleared) {

    public static EventAgenda from(Item item) {
        return new EventAgenda(
                item.key(),
                item.number("revision"),
                item.optionalNumber("rollout").stream().boxed().findFirst(),
                item.optionalText("cursor"),
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

    /// The rollout has come as far as this.
    public Update reach(String cursor) {
        return Update.of(key).set("cursor", cursor).when("#rollout = :rollout", "rollout", rollout.orElseThrow());
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
        return Update.of(key).when("#revision = :seen", "seen", revision);
    }
}
