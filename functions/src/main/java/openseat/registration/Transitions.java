package openseat.registration;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.CancellationReasons;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Put;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.form.Answers;
import openseat.seats.Seats;

/// The moves of a link's holder: each is one transaction on the row and on `SEATS`, drawn in `TransitionResult`.
///
/// `used` is the hash of the key they came with; it is never dropped from the row while it is the last one used.
public final class Transitions {

    /// Where the two stand in each transaction.
    private static final int ROW = 0;
    private static final int SEATS = 1;

    private final Environment ground;
    private final Registrations registrations;

    public Transitions(Environment ground, Registrations registrations) {
        this.ground = ground;
        this.registrations = registrations;
    }

    public TransitionResult confirm(Registration seen, PublishedEvent published, byte[] used) {
        return registrations.look(seen, row -> switch (row.standing()) {
            case CONFIRMED, WAITING -> Optional.of(new TransitionResult.Already(row.standing()));
            case REQUESTED, CANCELLED -> confirmOnce(row, published, used);
        });
    }

    /// A seat, or else the waiting list: the two conditions are complements, so whoever loses one tries the other.
    private Optional<TransitionResult> confirmOnce(Registration row, PublishedEvent published, byte[] used) {
        var accepted = row.current();
        if (row.places() > published.event().seating().groupLimit()) {
            return Optional.of(new TransitionResult.TooMany());
        }
        var confirming = move(row, published, used).set("standing", Status.CONFIRMED.word).set("accepted", accepted.attributes());
        var lost = ground.table().transact(settled(row, confirming), proven(row, Seats.take(row.event(), accepted.answers())));
        if (lost.isEmpty()) {
            return Optional.of(new TransitionResult.Done(Status.CONFIRMED));
        }
        var refusal = refusal(lost.get(), row.places());
        if (refusal.isPresent() || lost.get().conditionFailed(ROW)) {
            return refusal;
        }
        var joined = now().toEpochMilli();
        var joining = move(row, published, used).set("standing", Status.WAITING.word).set("accepted", accepted.attributes()).set("joined", joined);
        lost = ground.table().transact(
                settled(row, joining),
                proven(row, Seats.join(row.event(), row.places(), now())),
                Put.of(Keys.waiting(row.event(), joined, row.id()), Map.of("places", row.places())));
        return lost.isEmpty() ? Optional.of(new TransitionResult.Done(Status.WAITING)) : refusal(lost.get(), row.places());
    }

    private static Update proven(Registration row, Update seats) {
        return row.standing() == Status.REQUESTED ? Seats.proven(seats) : seats;
    }

    /// What was asked becomes what is accepted, and goes; but after a cancellation the accepted answers stay.
    private static Update settled(Registration row, Update update) {
        return row.accepted().isEmpty() ? update.remove("proposed", "lapse") : update.remove("lapse");
    }

    /// Whether the seats say no for good, rather than for the moment. Where the row has moved as well they say
    /// nothing: the seat that is taken may be theirs, by a press a moment ago.
    private static Optional<TransitionResult> refusal(CancellationReasons lost, int places) {
        return lost.item(SEATS).filter(_ -> lost.conditionFailed(SEATS) && !lost.conditionFailed(ROW)).flatMap(seats -> {
            if (Seats.isShut(seats)) {
                return Optional.of(new TransitionResult.Shut());
            }
            if (!Seats.couldHold(seats, places)) {
                return Optional.of(new TransitionResult.TooMany());
            }
            return Seats.hasList(seats) ? Optional.empty() : Optional.of(new TransitionResult.Full());
        });
    }

    public TransitionResult cancel(Registration seen, PublishedEvent published, byte[] used) {
        return registrations.look(seen, row -> switch (row.standing()) {
            case REQUESTED -> Optional.of(new TransitionResult.NoSuchMove(row.standing()));
            case CANCELLED -> Optional.of(new TransitionResult.Already(row.standing()));
            case CONFIRMED -> registrations.done(Status.CANCELLED, cancelled(row, published, used),
                    Seats.free(row.event(), row.current().answers(), "cancelled", now()));
            case WAITING -> registrations.done(Status.CANCELLED, cancelled(row, published, used).remove("joined"),
                    Seats.leave(row.event(), "left", now()), Delete.of(Registrations.waiting(row)));
        });
    }

    private Update cancelled(Registration row, PublishedEvent published, byte[] used) {
        return move(row, published, used).set("standing", Status.CANCELLED.word);
    }

    /// New answers for what was accepted; more people need room.
    public TransitionResult change(Registration seen, PublishedEvent published, Answers answers, byte[] used) {
        return accept(seen, published, used, row -> Optional.of(row.current().with(answers)), false);
    }

    /// What somebody asked anew is taken over.
    public TransitionResult use(Registration seen, PublishedEvent published, byte[] used) {
        return accept(seen, published, used, Registration::askedAnew, true);
    }

    private TransitionResult accept(
            Registration seen, PublishedEvent published, byte[] used, Function<Registration, Optional<Submission>> what, boolean takesProposed) {
        return registrations.look(seen, row -> {
            if (row.standing() == Status.REQUESTED || row.standing() == Status.CANCELLED) {
                return Optional.of(new TransitionResult.NoSuchMove(row.standing()));
            }
            var submission = what.apply(row);
            if (submission.isEmpty() || submission.equals(row.accepted())) {
                return Optional.of(new TransitionResult.Already(row.standing()));
            }
            var answers = submission.get().answers();
            if (answers.places() > Math.max(row.places(), published.event().seating().groupLimit())) {
                return Optional.of(new TransitionResult.NoRoom());
            }
            var update = move(row, published, used).set("accepted", submission.get().attributes());
            if (takesProposed) {
                update.remove("proposed");
            }
            if (row.standing() == Status.WAITING) {
                return changed(row, ground.table().transact(update, Seats.stir(row.event(), answers.places(), now()),
                        Put.of(Registrations.waiting(row), Map.of("places", answers.places()))));
            }
            return changed(row, ground.table().transact(update, Seats.change(row.event(), row.current().answers(), answers, now())));
        });
    }

    private static Optional<TransitionResult> changed(Registration row, Optional<CancellationReasons> lost) {
        if (lost.isEmpty()) {
            return Optional.of(new TransitionResult.Done(row.standing()));
        }
        return lost.get().conditionFailed(SEATS) && !lost.get().conditionFailed(ROW) ? Optional.of(new TransitionResult.NoRoom()) : Optional.empty();
    }

    /// What somebody asked anew is dropped.
    public TransitionResult drop(Registration seen, PublishedEvent published, byte[] used) {
        return registrations.look(seen, row -> {
            if (row.askedAnew().isEmpty()) {
                return Optional.of(new TransitionResult.Already(row.standing()));
            }
            return ground.table().update(move(row, published, used).remove("proposed"))
                    ? Optional.of(new TransitionResult.Done(row.standing()))
                    : Optional.empty();
        });
    }

    /// What every move by link writes: a letter is owed at once, and no backoff or quota of an earlier one holds it.
    private Update move(Registration row, PublishedEvent published, byte[] used) {
        var now = now();
        var ends = Deadlines.ends(published, now);
        return Update.of(row.key())
                .set("acted", now.getEpochSecond())
                .set("used", used)
                .set("ends", ends.getEpochSecond())
                .set("broom", Deadlines.broom(ends).getEpochSecond())
                .set("owes", "letter")
                .set("dk", Keys.dueRegistrations(row.shard()))
                .set("due", now.getEpochSecond())
                .add("v", 1)
                .remove("lease", "tries", "counted", "bounced", "unwanted")
                .when("#v = :seen", "seen", row.version());
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
