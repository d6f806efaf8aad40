package openseat.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Key;
import openseat.dynamodb.TableBusyException;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;
import openseat.event.PublishedEvent;
import openseat.seats.Seats;

/// The registrations in the table, and what happens to them without their holders: each is one transaction on the row
/// and on `SEATS`, as `Transitions` are.
///
/// Nothing that was read before is trusted: the row must still have the version that was seen, and the seats must
/// allow it at that moment. Whoever lost looks again, at most five times; then `TableBusyException`, and nothing was
/// done.
public final class Registrations {

    private static final int LOOKS = 5;

    /// So much later than SES says it took a letter, that letter itself was marked as told: its clock, and ours.
    private static final Duration SKEW = Duration.ofMinutes(1);

    /// How many of those before somebody are counted to tell their position.
    private static final int FAR_ENOUGH = 10_000;

    private final Environment ground;

    public Registrations(Environment ground) {
        this.ground = ground;
    }

    /// The row, unless it has ended.
    public Optional<Registration> find(Key key) {
        return ground.table().get(key).map(Registration::from).filter(row -> !row.isOver(now()));
    }

    /// The row that a link's key opens; wrong, spent, foreign and ended are all nothing.
    public Optional<Registration> open(String event, String key) {
        return LinkToken.Presented.read(key).flatMap(presented ->
                find(Keys.registration(event, presented.id())).filter(row -> LinkToken.opens(row, presented)));
    }

    /// Which place on the waiting list this is, from 1.
    public int position(Registration row) {
        return 1 + ground.table().countBefore(waiting(row), FAR_ENOUGH);
    }

    /// Why a row is deleted; `word` begins its counter.
    public enum End {
        ERASED("erased"),
        LAPSED("lapsed"),
        ENDED("ended");

        final String word;

        End(String word) {
            this.word = word;
        }

        /// By standing; who was never written to was never counted as having asked.
        String counter(Registration row) {
            return word + "_" + (row.told().isEmpty() && row.standing() == Status.REQUESTED ? "untold" : row.standing().word);
        }
    }

    /// Deletes the row, and with it every link to it, as its holder wishes: however it stands by then.
    public TransitionResult erase(Registration seen) {
        return look(seen, row -> delete(row, End.ERASED));
    }

    /// Deletes a row whose time is up; nothing where somebody moved meanwhile, for then it may not be up any more.
    public void end(Registration row, End end) {
        delete(row, end);
    }

    private Optional<TransitionResult> delete(Registration row, End end) {
        var counter = end.counter(row);
        var delete = Delete.of(row.key()).when("#v = :seen", "seen", row.version());
        return switch (row.standing()) {
            case REQUESTED, CANCELLED -> done(row.standing(), delete, Seats.count(row.event(), counter));
            case CONFIRMED -> done(row.standing(), delete, Seats.free(row.event(), row.current().answers(), counter, now()));
            case WAITING -> done(row.standing(), delete, Seats.leave(row.event(), counter, now()), Delete.of(waiting(row)));
        };
    }

    /// The seat that came free goes to somebody who waits; nothing where they moved meanwhile, or it is gone again.
    public boolean promote(Registration row) {
        return offTheList(row, Status.CONFIRMED, Seats.promote(row.event(), row.current().answers()));
    }

    /// Who waits for more places than there are will never get them: their registration is cancelled, and a letter
    /// says so. Nothing where they moved meanwhile, or there are seats enough again.
    public boolean turnAway(Registration row) {
        return offTheList(row, Status.CANCELLED, Seats.turnAway(row.event(), row.places()));
    }

    /// Off the waiting list, by no act of theirs.
    private boolean offTheList(Registration row, Status standing, Update seats) {
        var moved = Update.of(row.key())
                .set("standing", standing.word)
                .set("owes", "letter")
                .set("dk", Keys.dueRegistrations(row.shard()))
                .set("due", now().getEpochSecond())
                .add("v", 1)
                .remove("joined", "lease", "tries", "counted")
                .when("#v = :seen", "seen", row.version());
        return ground.table().transact(moved, seats, Delete.of(waiting(row))).isEmpty();
    }

    /// Why nothing more is written to somebody: their letters come back, until somebody asks again; or they do not
    /// want them, until they act themselves.
    public enum Returned {
        BOUNCED("bounced", "bounced"),
        COMPLAINED("unwanted", "complained");

        final String mark;
        final String counter;

        Returned(String mark, String counter) {
            this.mark = mark;
            this.counter = counter;
        }
    }

    /// Letters to them come back, or are not wanted: they are marked, and what they hold goes to others. The letter
    /// that is owed then is none, and whoever looks for it settles the row.
    ///
    /// A report of a letter older than their last letter or act says nothing of them now, and a second one of the
    /// same letter changes nothing. That somebody asked since does not count: anybody can.
    ///
    /// @param sent when the letter that the report is about went out
    public TransitionResult bounce(Registration seen, Instant sent, Returned why) {
        return look(seen, row -> {
            if (row.bounced() || row.reported().filter(last -> !last.isBefore(sent)).isPresent() || isAnswered(row, sent)) {
                return Optional.of(new TransitionResult.Already(row.standing()));
            }
            var counted = Update.of(Keys.post(row.event())).add(why.counter, 1);
            var marked = Update.of(row.key())
                    .set(why.mark, true)
                    .set("reported", sent.toEpochMilli())
                    .set("owes", "letter")
                    .set("dk", Keys.dueRegistrations(row.shard()))
                    .set("due", now().getEpochSecond())
                    .add("v", 1)
                    .when("#v = :seen", "seen", row.version());
            return switch (row.standing()) {
                case REQUESTED, CANCELLED -> done(row.standing(), marked, counted);
                case CONFIRMED -> done(Status.CANCELLED, cancelled(marked, row),
                        Seats.free(row.event(), row.current().answers(), "cancelled", now()), counted);
                case WAITING -> done(Status.CANCELLED, cancelled(marked, row).remove("joined"),
                        Seats.leave(row.event(), "left", now()), Delete.of(waiting(row)), counted);
            };
        });
    }

    private static boolean isAnswered(Registration row, Instant sent) {
        return row.acted().filter(sent::isBefore).isPresent()
                || row.told().filter(told -> told.at().isAfter(sent.plus(SKEW))).isPresent();
    }

    /// As if they had been told, so that whoever comes back gets a letter anew: the last one may not have arrived.
    private static Update cancelled(Update marked, Registration row) {
        row.told().ifPresent(told -> marked.set("told", told.as(Status.CANCELLED).attributes()));
        return marked.set("standing", Status.CANCELLED.word);
    }

    /// The answers go when the event is over; address, standing and places stay until the end. Nothing where the row
    /// changed meanwhile: it is still due.
    public void dropAnswers(Registration row, PublishedEvent published) {
        var update = Update.of(row.key()).add("v", 1).when("#v = :seen", "seen", row.version());
        var bare = row.current().bare();
        if (row.accepted().isPresent()) {
            update.set("accepted", bare.attributes()).remove("proposed");
        } else {
            update.set("proposed", bare.attributes());
        }
        if (!row.owes()) {
            update.set("due", Deadlines.afterAnswers(published, row).getEpochSecond());
        }
        var totals = row.standing() == Status.CONFIRMED
                ? Seats.forgetAnswers(row.event(), row.current().answers(), bare.answers())
                : Optional.<Update>empty();
        ground.table().transact(Stream.<Write>concat(Stream.of(update), totals.stream()).toList());
    }

    Optional<TransitionResult> done(Status standing, Write... writes) {
        return ground.table().transact(writes).isEmpty() ? Optional.of(new TransitionResult.Done(standing)) : Optional.empty();
    }

    TransitionResult look(Registration seen, Function<Registration, Optional<TransitionResult>> attempt) {
        var row = seen;
        for (var n = 1; n <= LOOKS; n++) {
            var move = attempt.apply(row);
            if (move.isPresent()) {
                return move.get();
            }
            var again = find(seen.key());
            if (again.isEmpty()) {
                return new TransitionResult.Gone();
            }
            row = again.get();
        }
        throw new TableBusyException(null);
    }

    static Key waiting(Registration row) {
        return Keys.waiting(row.event(), row.joined().orElseThrow(), row.id());
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
