package openseat.seats;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Update;
import openseat.form.Answers;

/// The changes of an event's `SEATS`, each with the condition that keeps the promise: no seat is given twice.
///
/// Room is kept, not reckoned, because conditions know no arithmetic; it may fall below 0 when the capacity is
/// lowered. Counters of what happened only ever grow, so that a digest is a difference of two readings.
public final class Seats {

    private static final Set<String> COUNTED_LANGUAGES = Set.of("ar", "zh", "en", "fr", "ru", "es", "none", "other");

    /// Whether there are so many seats at all, were they all free.
    private static final String COULD_HOLD = "(attribute_not_exists(#capacity) OR #capacity >= :n)";

    private Seats() {}

    /// A seat is free, nobody waits, and the event is not over.
    public static Update take(String event, Answers answers) {
        return shapes(changeOf(event)
                .add("room", -answers.places()).add("taken", answers.places()).add("seated", 1).add("confirmed", 1), answers, 1)
                .when("#room >= :n AND #waiting = :none AND #shut = :no", "n", answers.places(), "none", 0, "no", false);
    }

    /// The complement of `take`, where there is a waiting list; but nobody joins a line that they could never leave.
    /// Who joins may fit where those before do not, soon or at the hour when that counts.
    public static Update join(String event, int places, Instant now) {
        return bell(changeOf(event).add("waiting", 1).add("joined", 1), now)
                .when("#shut = :no AND #list = :yes AND (#room < :n OR #waiting > :none) AND " + COULD_HOLD, "no", false, "yes", true, "n", places, "none", 0);
    }

    /// Somebody who waited gets the seat that came free.
    public static Update promote(String event, Answers answers) {
        return shapes(changeOf(event).add("room", -answers.places()).add("taken", answers.places()).add("seated", 1)
                .add("waiting", -1).add("promoted", 1), answers, 1)
                .when("#room >= :n AND #shut = :no", "n", answers.places(), "no", false);
    }

    /// The confirmed one goes; `counter` says why.
    public static Update free(String event, Answers answers, String counter, Instant now) {
        return bell(shapes(changeOf(event).add("room", answers.places()).add("taken", -answers.places()).add("seated", -1)
                .add(counter, 1), answers, -1), now);
    }

    /// The waiting one goes; `counter` says why. Who waits behind may fit now.
    public static Update leave(String event, String counter, Instant now) {
        return bell(changeOf(event).add("waiting", -1).add(counter, 1), now);
    }

    /// A waiting one goes for whom there will never be seats enough. No bell: whoever lets them go is looking at the
    /// others.
    public static Update turnAway(String event, int places) {
        return changeOf(event).add("waiting", -1).add("left", 1).when("#capacity < :n", "n", places);
    }

    /// A waiting one is for other numbers now, and may fit.
    public static Update stir(String event, int places, Instant now) {
        return bell(changeOf(event).add("changed", 1), now).when(COULD_HOLD, "n", places);
    }

    /// Somebody without a seat goes; `counter` says why.
    public static Update count(String event, String counter) {
        return changeOf(event).add(counter, 1);
    }

    /// A confirmed one changes answers. More people need room, and never pass those who wait.
    public static Update change(String event, Answers old, Answers answers, Instant now) {
        var more = answers.places() - old.places();
        var counted = reshaped(event, old, answers).add("room", -more).add("taken", more).add("changed", 1);
        if (more > 0) {
            return counted.when("#room >= :more AND #waiting = :none", "more", more, "none", 0);
        }
        return more < 0 ? bell(counted, now) : counted;
    }

    /// The answers of a confirmed one go, and their places stay: nobody has changed anything. Nothing to write where
    /// none of them was counted, as with a name alone; DynamoDB takes no update that changes nothing.
    public static Optional<Update> forgetAnswers(String event, Answers old, Answers bare) {
        return shapesOf(old).equals(shapesOf(bare)) ? Optional.empty() : Optional.of(reshaped(event, old, bare));
    }

    public static boolean isShut(Item seats) {
        return seats.flag("shut");
    }

    public static boolean couldHold(Item seats, int places) {
        return seats.optionalNumber("capacity").orElse(places) >= places;
    }

    public static boolean hasList(Item seats) {
        return seats.flag("list");
    }

    /// Wakes upkeep, which promotes. Each ring counts, for two in one second look alike.
    private static Update bell(Update update, Instant now) {
        return update.set("dk", Keys.DUE_SEATS).set("due", now.getEpochSecond()).add("rings", 1);
    }

    private static Update reshaped(String event, Answers old, Answers answers) {
        var update = changeOf(event);
        shapesOf(answers).forEach((name, n) -> update.add(name, n - shapesOf(old).getOrDefault(name, 0)));
        shapesOf(old).forEach((name, n) -> {
            if (!shapesOf(answers).containsKey(name)) {
                update.add(name, -n);
            }
        });
        return update;
    }

    private static Update shapes(Update update, Answers answers, int sign) {
        shapesOf(answers).forEach((name, places) -> update.add(name, sign * places));
        return update;
    }

    /// Places by what was answered. Only known answers have a counter, or strangers could make the item grow.
    static Map<String, Integer> shapesOf(Answers answers) {
        var shapes = new LinkedHashMap<String, Integer>();
        shapes.put("type_" + answers.participantType().map(type -> type.word.replace('-', '_')).orElse("unsaid"), answers.places());
        var tag = answers.interpretation().map(t -> t.split("-")[0]);
        shapes.put("interpretation_" + tag.map(t -> COUNTED_LANGUAGES.contains(t) ? t : "other").orElse("unsaid"), answers.places());
        answers.access().forEach(access -> shapes.put("access_" + access.word.replace('-', '_'), answers.places()));
        return shapes;
    }

    /// How many of those who asked have answered their letter.
    public static Update proven(Update update) {
        return update.add("proven", 1);
    }

    private static Update changeOf(String event) {
        return Update.of(Keys.seats(event));
    }
}
