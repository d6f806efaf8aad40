package openseat.transition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.Environment;
import openseat.dynamodb.CancellationReasons;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;
import openseat.event.PublishedEvent;
import openseat.form.Answers;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Status;
import openseat.registration.Submission;
import openseat.seats.SeatCounts;
import openseat.seats.Seats;

/// What the holder of a link can do: each transition is one transaction on the row and on `SEATS`, drawn at
/// `RegistrationWrites`.
///
/// `used` is the hash of the key they came with; the row keeps its token for as long as it is the last one used.
public final class Transitions {

    /// Positions in each transaction.
    private static final int ROW = 0;
    private static final int SEATS = 1;

    private final Environment environment;
    private final Attempts attempts;

    public Transitions(Environment environment, Registrations registrations) {
        this.environment = environment;
        this.attempts = new Attempts(environment, registrations);
    }

    public TransitionResult confirm(Registration seen, PublishedEvent published, byte[] used) {
        return attempts.retry(seen, row -> switch (row.status()) {
            case CONFIRMED, WAITING -> Optional.of(new TransitionResult.Already(row.status()));
            case REQUESTED, CANCELLED -> takeSeatOrJoin(row, published, used);
        });
    }

    /// A seat, or else the waiting list: the two conditions are complements, so whoever loses one tries the other.
    private Optional<TransitionResult> takeSeatOrJoin(Registration row, PublishedEvent published, byte[] used) {
        var answers = row.toConfirm(used).answers();
        var places = answers.places();
        if (places > published.event().seating().groupLimit()) {
            return Optional.of(new TransitionResult.TooMany());
        }
        var failure = takeSeat(row, published, answers, used);
        if (failure.isEmpty()) {
            return Optional.of(new TransitionResult.Done(Status.CONFIRMED));
        }
        var refusal = refusal(failure.get(), places);
        if (refusal.isPresent() || failure.get().conditionFailed(ROW)) {
            return refusal;
        }
        failure = join(row, published, answers, used);
        return failure.isEmpty()
                ? Optional.of(new TransitionResult.Done(Status.WAITING))
                : refusal(failure.get(), places);
    }

    private Optional<CancellationReasons> takeSeat(
            Registration row, PublishedEvent published, Answers answers, byte[] used) {
        return environment
                .table()
                .transact(
                        RegistrationWrites.confirm(row, published, used, now()),
                        verified(row, Seats.take(row.event(), answers)));
    }

    private Optional<CancellationReasons> join(
            Registration row, PublishedEvent published, Answers answers, byte[] used) {
        var now = now();
        return environment
                .table()
                .transact(
                        RegistrationWrites.join(row, published, used, now),
                        verified(row, Seats.join(row.event(), answers.places(), now)),
                        WaitingListWrites.waiting(row, published, now, answers));
    }

    private static Update verified(Registration row, Update seats) {
        return row.status() == Status.REQUESTED ? Seats.verified(seats) : seats;
    }

    /// Whether the seats refuse for good, and not only for the moment. If the row has changed as well they say
    /// nothing: the seat that is taken may be this person's own, by a press a moment ago.
    private static Optional<TransitionResult> refusal(CancellationReasons failure, int places) {
        return failure.item(SEATS)
                .filter(_ -> onlySeatsRefused(failure))
                .map(SeatCounts::new)
                .flatMap(seats -> {
                    if (seats.isShut()) {
                        return Optional.of(new TransitionResult.Shut());
                    }
                    if (!seats.couldHold(places)) {
                        return Optional.of(new TransitionResult.TooMany());
                    }
                    // A publication in between may have made room and ended the waiting list: then there is a seat.
                    var hasSeat = seats.waiting() == 0 && seats.room() >= places;
                    return seats.hasWaitingList() || hasSeat
                            ? Optional.empty()
                            : Optional.of(new TransitionResult.Full());
                });
    }

    private static boolean onlySeatsRefused(CancellationReasons failure) {
        return failure.conditionFailed(SEATS) && !failure.conditionFailed(ROW);
    }

    public TransitionResult cancel(Registration seen, PublishedEvent published, byte[] used) {
        return attempts.retry(seen, row -> {
            var now = now();
            return switch (row.status()) {
                case REQUESTED -> Optional.of(new TransitionResult.NotPossible(row.status()));
                case CANCELLED -> Optional.of(new TransitionResult.Already(row.status()));
                case CONFIRMED ->
                    attempts.transact(
                            Status.CANCELLED,
                            RegistrationWrites.cancel(row, published, used, now),
                            Seats.free(row.event(), row.answers(), "cancelled", now));
                case WAITING ->
                    attempts.transact(
                            Status.CANCELLED,
                            RegistrationWrites.cancel(row, published, used, now),
                            Seats.leave(row.event(), "left", now),
                            WaitingListWrites.notWaiting(row));
            };
        });
    }

    /// Gives other answers than those that were accepted; more places need room.
    public TransitionResult change(Registration seen, PublishedEvent published, Answers answers, byte[] used) {
        return attempts.retry(seen, row -> {
            var changed = row.accepted().filter(_ -> row.holdsPlaces()).map(accepted -> accepted.with(answers));
            return acceptance(row, published, changed)
                    .or(() -> accept(
                            row,
                            published,
                            answers,
                            RegistrationWrites.change(row, published, changed.orElseThrow(), used, now())));
        });
    }

    /// Accepts what was requested again, as the page has shown it.
    ///
    /// @param fingerprint of the request that was shown
    public TransitionResult use(Registration seen, PublishedEvent published, String fingerprint, byte[] used) {
        return attempts.retry(seen, row -> {
            var request = shown(row, fingerprint, used);
            var isUsed = row.accepted()
                    .filter(accepted -> accepted.fingerprint().equals(fingerprint))
                    .isPresent();
            if (request.isEmpty() && !isUsed) {
                return Optional.of(new TransitionResult.NotPossible(row.status()));
            }
            return acceptance(row, published, request)
                    .or(() -> accept(
                            row,
                            published,
                            request.orElseThrow().answers(),
                            RegistrationWrites.acceptRequested(row, published, request.orElseThrow(), used, now())));
        });
    }

    /// Discards what was requested again, as the page has shown it.
    ///
    /// @param fingerprint of the request that was shown
    public TransitionResult discard(Registration seen, PublishedEvent published, String fingerprint, byte[] used) {
        return attempts.retry(seen, row -> {
            var request = shown(row, fingerprint, used);
            if (request.isEmpty()) {
                return Optional.of(new TransitionResult.Already(row.status()));
            }
            return attempts.update(
                    row.status(), RegistrationWrites.discardRequested(row, published, request.get(), used, now()));
        });
    }

    private static Optional<Submission> shown(Registration row, String fingerprint, byte[] used) {
        return row.requestedAgain(used).filter(request -> request.fingerprint().equals(fingerprint));
    }

    /// Keeps a registration at an event without a date for longer.
    public TransitionResult keep(Registration seen, PublishedEvent published, byte[] used) {
        return attempts.retry(seen, row -> switch (row.status()) {
            case REQUESTED, CANCELLED -> Optional.of(new TransitionResult.NotPossible(row.status()));
            case CONFIRMED -> attempts.update(row.status(), RegistrationWrites.keep(row, published, used, now()));
            case WAITING ->
                attempts.transact(
                        row.status(),
                        RegistrationWrites.keep(row, published, used, now()),
                        WaitingListWrites.changeWaiting(row, published, row.answers(), now()));
        });
    }

    /// Sends no more letters because somebody entered the address.
    public TransitionResult block(Registration seen) {
        return attempts.retry(
                seen,
                row -> row.delivery().isBlocked()
                        ? Optional.of(new TransitionResult.Already(row.status()))
                        : attempts.update(row.status(), RegistrationWrites.block(row)));
    }

    /// Why a submission is not accepted; empty if it can be tried.
    private static Optional<TransitionResult> acceptance(
            Registration row, PublishedEvent published, Optional<Submission> submission) {
        if (!row.holdsPlaces()) {
            return Optional.of(new TransitionResult.NotPossible(row.status()));
        }
        if (submission.isEmpty() || submission.equals(row.accepted())) {
            return Optional.of(new TransitionResult.Already(row.status()));
        }
        var most = Math.max(row.places(), published.event().seating().groupLimit());
        return submission.get().answers().places() > most
                ? Optional.of(new TransitionResult.NoRoom())
                : Optional.empty();
    }

    private Optional<TransitionResult> accept(
            Registration row, PublishedEvent published, Answers answers, Update update) {
        List<Write> writes = row.status() == Status.WAITING
                ? List.of(
                        update,
                        Seats.changeWaiting(row.event(), answers.places(), now()),
                        WaitingListWrites.changeWaiting(row, published, answers, now()))
                : List.of(update, Seats.change(row.event(), row.answers(), answers, now()));
        var failure = environment.table().transact(writes);
        if (failure.isEmpty()) {
            return Optional.of(new TransitionResult.Done(row.status()));
        }
        return onlySeatsRefused(failure.get()) ? Optional.of(new TransitionResult.NoRoom()) : Optional.empty();
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
