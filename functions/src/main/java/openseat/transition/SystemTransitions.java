package openseat.transition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import openseat.Environment;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;
import openseat.event.PublishedEvent;
import openseat.registration.Delivery;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Status;
import openseat.seats.Seats;

/// What happens to a registration without an act of its holder, and its deletion: each is one transaction on the row
/// and on `SEATS`, as in `Transitions`. Nothing that was read before is trusted: the row must still have the version
/// that was seen.
public final class SystemTransitions {

    /// SES's clock and ours may differ by so much.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Environment environment;
    private final Attempts attempts;

    public SystemTransitions(Environment environment, Registrations registrations) {
        this.environment = environment;
        this.attempts = new Attempts(environment, registrations);
    }

    /// Why a row is deleted.
    private enum Ending {
        ERASED,
        EXPIRED,
        ENDED;

        /// The counter of `SEATS`, by status: a request that was never written to was never counted as a
        /// request.
        String counter(Registration row) {
            var isUnsent = row.status() == Status.REQUESTED && !row.delivery().hasLetter();
            return name().toLowerCase(Locale.ROOT) + "_" + (isUnsent ? "unsent" : row.status().word);
        }
    }

    /// Deletes the row, and with it every link to it, as its holder wishes: whatever its status is by then.
    public TransitionResult erase(Registration seen) {
        return attempts.retry(seen, row -> delete(row, Ending.ERASED));
    }

    /// Deletes a request that nobody confirmed in time. Nothing happens if it changed meanwhile: it may have been
    /// confirmed.
    public void expire(Registration row) {
        delete(row, Ending.EXPIRED);
    }

    /// Deletes a row that has ended. Nothing happens if it changed meanwhile: it may end later now.
    public void end(Registration row) {
        delete(row, Ending.ENDED);
    }

    private Optional<TransitionResult> delete(Registration row, Ending ending) {
        var counter = ending.counter(row);
        var delete = RegistrationWrites.delete(row);
        return switch (row.status()) {
            case REQUESTED, CANCELLED -> attempts.transact(row.status(), delete, Seats.count(row.event(), counter));
            case CONFIRMED ->
                attempts.transact(
                        row.status(),
                        delete,
                        Seats.free(row.event(), row.current().answers(), counter, now()));
            case WAITING ->
                attempts.transact(
                        row.status(),
                        delete,
                        Seats.leave(row.event(), counter, now()),
                        RegistrationWrites.notWaiting(row));
        };
    }

    /// Gives a free seat to somebody on the waiting list; false if they changed meanwhile, or the seat is gone.
    public boolean promote(Registration row) {
        return attempts.transact(
                        Status.CONFIRMED,
                        RegistrationWrites.promote(row, now()),
                        Seats.promote(row.event(), row.current().answers()),
                        RegistrationWrites.notWaiting(row))
                .isPresent();
    }

    /// Cancels the registration of somebody who waits for more places than the event has; a letter says so. False
    /// if they changed meanwhile, or the event has enough seats again.
    public boolean turnAway(Registration row) {
        return attempts.transact(
                        Status.CANCELLED,
                        RegistrationWrites.turnAway(row, now()),
                        Seats.turnAway(row.event(), row.places()),
                        RegistrationWrites.notWaiting(row))
                .isPresent();
    }

    /// Sends no more letters to somebody whose letters bounce or who reported one as spam, and gives their places
    /// to others. The letter that is pending by this is none: whoever looks for it settles the row.
    ///
    /// A report about a letter older than their last letter or act says nothing about now, and a second report
    /// about the same letter changes nothing. Requests since then do not count: anybody can make them.
    ///
    /// @param sent when the reported letter was sent
    public TransitionResult suppress(Registration seen, Instant sent, Delivery.Suppression why) {
        return attempts.retry(seen, row -> {
            var delivery = row.delivery();
            if (!delivery.isReachable() || delivery.hasReportSince(sent) || isOutdated(row, sent)) {
                return Optional.of(new TransitionResult.Already(row.status()));
            }
            var now = now();
            var counted = why.counter.add(row.event());
            return switch (row.status()) {
                case REQUESTED, CANCELLED ->
                    attempts.transact(row.status(), RegistrationWrites.suppress(row, why, sent, now), counted);
                case CONFIRMED ->
                    attempts.transact(
                            Status.CANCELLED,
                            RegistrationWrites.suppressAndCancel(row, why, sent, now),
                            Seats.free(row.event(), row.current().answers(), "cancelled", now),
                            counted);
                case WAITING ->
                    attempts.transact(
                            Status.CANCELLED,
                            RegistrationWrites.suppressAndCancel(row, why, sent, now),
                            Seats.leave(row.event(), "left", now),
                            RegistrationWrites.notWaiting(row),
                            counted);
            };
        });
    }

    private static boolean isOutdated(Registration row, Instant sent) {
        return row.moments().acted().filter(sent::isBefore).isPresent()
                || row.delivery()
                        .lastLetter()
                        .filter(letter -> letter.at().isAfter(sent.plus(CLOCK_SKEW)))
                        .isPresent();
    }

    /// Deletes the answers when the event is over; address, status and places stay until the end. Nothing happens
    /// if the row changed meanwhile: it is still due.
    public void dropAnswers(Registration row, PublishedEvent published) {
        var writes = new ArrayList<Write>();
        writes.add(RegistrationWrites.dropAnswers(row, published));
        if (row.status() == Status.CONFIRMED) {
            var old = row.current();
            Optional<Update> totals =
                    Seats.dropAnswers(row.event(), old.answers(), old.bare().answers());
            totals.ifPresent(writes::add);
        }
        environment.table().transact(writes);
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
