package openseat.seats;

import java.time.Instant;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Update;
import openseat.event.Event;
import openseat.form.Answers;

/// Every update of an event's `SEATS` item, each with the condition that keeps the promise: no seat is given twice.
///
/// `room` is stored, not computed, because a condition cannot do arithmetic. `due` wakes upkeep, which promotes who
/// waits.
public final class Seats {

    /// `room` where there is no limit: more than will ever register, and arithmetic still works.
    private static final long NO_LIMIT = 1_000_000_000;

    /// Whether the event has `:n` seats at all, free or not.
    private static final String COULD_HOLD = "(attribute_not_exists(#capacity) OR #capacity >= :n)";

    private Seats() {}

    /// The item of an event that is published for the first time.
    public static Update open(Event event, Instant now) {
        return published(event, now).set("room", room(event)).set("waiting", 0).when("attribute_not_exists(#pk)");
    }

    /// The item after a new revision. The condition names the old capacity, so that the difference is added only
    /// once.
    public static Update republish(Event old, Event event, Instant now) {
        var more = room(event) - room(old);
        var seats = published(event, now).add("room", more);
        if (more < 0) {
            seats.set("loweredAt", now.getEpochSecond());
        }
        return old.seating()
                .capacity()
                .map(capacity -> seats.when("#capacity = :old", "old", capacity))
                .orElseGet(() -> seats.when("attribute_exists(#pk) AND attribute_not_exists(#capacity)"));
    }

    private static Update published(Event event, Instant now) {
        var seats = wakeUpkeep(update(event.id()), now)
                .set("list", event.seating().waitingList())
                .set("shut", event.registrationStatus(now).isFinal());
        return event.seating()
                .capacity()
                .map(capacity -> seats.set("capacity", capacity))
                .orElseGet(() -> seats.remove("capacity"));
    }

    private static long room(Event event) {
        return event.seating().capacity().map(Integer::longValue).orElse(NO_LIMIT);
    }

    /// Gives nobody a seat any more: the event is over or cancelled.
    public static Update shut(String event) {
        return update(event).set("shut", true).when("attribute_exists(#pk)");
    }

    /// A registration takes a seat, if there is room, nobody waits and the event is not over.
    public static Update take(String event, Answers answers) {
        return seat(update(event), answers)
                .add("confirmed", 1)
                .when(
                        "#room >= :n AND #waiting = :none AND #shut = :no",
                        "n",
                        answers.places(),
                        "none",
                        0,
                        "no",
                        false);
    }

    /// A registration joins the waiting list: the exact complement of `take`. Nobody joins who wants more places
    /// than the event has. Upkeep is woken, because a small group may fit where those before it do not.
    public static Update join(String event, int places, Instant now) {
        return wakeUpkeep(update(event).add("waiting", 1).add("joined", 1), now)
                .when(
                        "#shut = :no AND #list = :yes AND (#room < :n OR #waiting > :none) AND " + COULD_HOLD,
                        "no",
                        false,
                        "yes",
                        true,
                        "n",
                        places,
                        "none",
                        0);
    }

    /// Counts, in the same update, that a requested registration was confirmed by the link in its letter.
    public static Update verified(Update update) {
        return update.add("verified", 1);
    }

    /// Somebody from the waiting list gets a seat that became free.
    public static Update promote(String event, Answers answers) {
        return seat(update(event), answers)
                .add("waiting", -1)
                .add("promoted", 1)
                .when("#room >= :n AND #shut = :no", "n", answers.places(), "no", false);
    }

    /// A confirmed registration gives its seat back; `counter` says why.
    public static Update free(String event, Answers answers, String counter, Instant now) {
        var update = update(event)
                .add("room", answers.places())
                .add("taken", -answers.places())
                .add("seated", -1)
                .add(counter, 1);
        return wakeUpkeep(Breakdown.subtract(update, answers), now);
    }

    /// A registration leaves the waiting list; `counter` says why. Those behind it may fit now.
    public static Update leave(String event, String counter, Instant now) {
        return wakeUpkeep(update(event).add("waiting", -1).add(counter, 1), now);
    }

    /// A waiting registration leaves because the event has fewer seats than it wants. This happens within upkeep,
    /// so upkeep need not be woken.
    ///
    /// @param loweredAt when the capacity was last lowered, as read: if that happened again, their day starts anew
    public static Update turnAway(String event, int places, Optional<Instant> loweredAt) {
        var update = update(event).add("waiting", -1).add("left", 1);
        return loweredAt
                .map(at -> update.when(
                        "#capacity < :n AND #loweredAt = :lowered", "n", places, "lowered", at.getEpochSecond()))
                .orElseGet(() -> update.when("#capacity < :n AND attribute_not_exists(#loweredAt)", "n", places));
    }

    /// An entry of the waiting list turned out to be nobody's. This happens within upkeep, too.
    public static Update drop(String event) {
        return update(event).add("waiting", -1).when("#waiting > :none", "none", 0);
    }

    /// Corrects, in the update by `settle`, how many wait: the whole list was read, and nobody is on it.
    public static Update nobodyWaits(Update settled) {
        return settled.set("waiting", 0);
    }

    /// A waiting registration now wants another number of places.
    public static Update changeWaiting(String event, int places, Instant now) {
        return wakeUpkeep(update(event).add("changed", 1), now).when(COULD_HOLD, "n", places);
    }

    /// A registration without a seat ends; `counter` says why.
    public static Update count(String event, String counter) {
        return update(event).add(counter, 1);
    }

    /// A confirmed registration changes its answers. More places need room, and never overtake those who wait.
    public static Update change(String event, Answers old, Answers answers, Instant now) {
        var more = answers.places() - old.places();
        var update = Breakdown.replace(update(event), old, answers)
                .add("room", -more)
                .add("taken", more)
                .add("changed", 1);
        if (more > 0) {
            return update.when("#room >= :more AND #waiting = :none", "more", more, "none", 0);
        }
        return more < 0 ? wakeUpkeep(update, now) : update;
    }

    /// The answers of a confirmed registration are deleted, its places stay: not a change by anybody. Empty if none
    /// of them was counted, as with a name alone, since DynamoDB accepts no update without a clause.
    public static Optional<Update> dropAnswers(String event, Answers old, Answers bare) {
        return Breakdown.areCountedAlike(old, bare)
                ? Optional.empty()
                : Optional.of(Breakdown.replace(update(event), old, bare));
    }

    /// Upkeep has looked at the waiting list and looks again at `next`, or when it is woken. Conditional on
    /// `wakeups`: if it was woken since `seen` was read, it stays due.
    ///
    /// @param idleSince since when free seats have been too few for whoever is first
    public static Update settle(SeatCounts seen, Optional<Instant> idleSince, Optional<Instant> next) {
        var update = Update.of(seen.item().key());
        setOrRemove(update, "idleSince", idleSince);
        setOrRemove(update, "due", next);
        return update.when("#wakeups = :seen", "seen", seen.wakeups());
    }

    private static void setOrRemove(Update update, String name, Optional<Instant> moment) {
        moment.ifPresentOrElse(at -> update.set(name, at.getEpochSecond()), () -> update.remove(name));
    }

    private static Update seat(Update update, Answers answers) {
        var counted = update.add("room", -answers.places())
                .add("taken", answers.places())
                .add("seated", 1);
        return Breakdown.add(counted, answers);
    }

    /// Makes the item due now. The counter tells apart two wake-ups within one second.
    private static Update wakeUpkeep(Update update, Instant now) {
        return update.set("dueKind", Keys.DUE_SEATS)
                .set("due", now.getEpochSecond())
                .add("wakeups", 1);
    }

    private static Update update(String event) {
        return Update.of(Keys.seats(event));
    }
}
