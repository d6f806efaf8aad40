package openseat.transition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Check;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;
import openseat.event.PublishedEvent;
import openseat.form.Answers;
import openseat.registration.Cause;
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

        /// The counter of `SEATS`, by status; apart for a request that nobody was ever written to about.
        String counter(Registration row) {
            var isUnsent = row.status() == Status.REQUESTED && !row.delivery().hasLetter();
            return name().toLowerCase(Locale.ROOT) + "_" + (isUnsent ? "unsent" : row.status().word);
        }
    }

    /// Deletes the row, and with it every link to it, as its holder wishes: whatever its status is by then.
    public TransitionResult erase(Registration seen) {
        return attempts.retry(seen, row -> delete(row, Ending.ERASED));
    }

    /// Deletes a request that nobody confirmed in time. Nothing happens if it changed meanwhile, or was made again.
    public void expire(Registration row) {
        delete(row, Ending.EXPIRED);
    }

    private Optional<TransitionResult> delete(Registration row, Ending ending) {
        var counter = ending.counter(row);
        return ending == Ending.ERASED
                ? leave(row, counter, SystemWrites.delete(row), SystemWrites.tombstone(row, now()))
                : leave(row, counter, SystemWrites.deleteUnasked(row));
    }

    /// One transaction in which the row goes, or starts anew, and what it held becomes free.
    ///
    /// @param write what happens to the row
    /// @param more  what else is written
    private Optional<TransitionResult> leave(Registration row, String counter, Write write, Write... more) {
        var all = new ArrayList<Write>();
        all.add(write);
        switch (row.status()) {
            case REQUESTED, CANCELLED -> all.add(Seats.count(row.event(), counter));
            case CONFIRMED -> all.add(Seats.free(row.event(), row.answers(), counter, now()));
            case WAITING -> {
                all.add(Seats.leave(row.event(), counter, now()));
                all.add(WaitingListWrites.notWaiting(row));
            }
        }
        all.addAll(List.of(more));
        return attempts.transact(row.status(), all.toArray(Write[]::new));
    }

    /// Gives a free seat to somebody on the waiting list; false if they changed meanwhile, or the seat is gone.
    public boolean promote(Registration row) {
        return attempts.transact(
                        Status.CONFIRMED,
                        SystemWrites.promote(row, now()),
                        Seats.promote(row.event(), row.answers()),
                        WaitingListWrites.notWaiting(row))
                .isPresent();
    }

    /// Cancels the registration of somebody who waits for more places than the event has; a letter says so. False
    /// if they changed meanwhile, or the capacity did.
    ///
    /// @param loweredAt when the event's capacity was last lowered, as read
    public boolean turnAway(Registration row, Optional<Instant> loweredAt) {
        return attempts.transact(
                        Status.CANCELLED,
                        SystemWrites.turnAway(row, now()),
                        Seats.turnAway(row.event(), row.places(), loweredAt),
                        WaitingListWrites.notWaiting(row))
                .isPresent();
    }

    /// Drops an entry of the waiting list that is nobody's: its row is gone, or does not wait since that moment.
    /// False if somebody else dropped it, or the row is there after all.
    public boolean drop(Key entry) {
        var event = Keys.eventOf(entry);
        var isNobodys = Check.that(
                Keys.registration(event, Keys.idOfWaiting(entry)),
                "attribute_not_exists(#pk) OR #status <> :waiting OR #joined <> :joined",
                "waiting",
                Status.WAITING.word,
                "joined",
                Keys.joinedOfWaiting(entry));
        return environment
                .table()
                .transact(Delete.of(entry).when("attribute_exists(#pk)"), Seats.drop(event), isNobodys)
                .isEmpty();
    }

    /// Records that a letter bounced or was reported as spam. A bounce gives their places to others, and so does a
    /// complaint about a letter that they or the event caused; one about a letter that only a request caused does
    /// not, or strangers could take seats away. The letter that is pending by this is none: whoever looks for it
    /// settles the row.
    ///
    /// A report about a letter older than their last act says nothing about now, nor does a bounce of a letter
    /// older than the last; and a second report about the same letters changes nothing. Requests since then do not
    /// count: anybody can make them.
    ///
    /// @param sent  when the reported letter was sent
    /// @param cause of that letter
    public TransitionResult suppress(Registration seen, Instant sent, Cause cause, Delivery.Suppression why) {
        return attempts.retry(seen, row -> {
            if (row.delivery().hasReportSince(sent) || isOutdated(row, sent, why)) {
                return Optional.of(new TransitionResult.Already(row.status()));
            }
            var now = now();
            var until = sent.isAfter(now) ? sent : now;
            var counted = why.counter.add(row.event());
            var costsSeat = why == Delivery.Suppression.BOUNCED || cause == Cause.CHANGE;
            if (!costsSeat || !row.holdsPlaces()) {
                return attempts.transact(row.status(), SystemWrites.suppress(row, why, until, now), counted);
            }
            return cancel(row, SystemWrites.suppressAndCancel(row, why, until, now), counted);
        });
    }

    /// Removes a registration because the event's organizers asked for it; a letter says so. If it has no place any
    /// more, nothing but their wish is forgotten. False if it changed meanwhile: it is still due.
    public boolean remove(Registration row) {
        return row.holdsPlaces()
                ? cancel(row, RemovalWrites.remove(row, now())).isPresent()
                : environment.table().update(RemovalWrites.forget(row));
    }

    /// One transaction in which a registration with a seat or a place on the waiting list is cancelled.
    private Optional<TransitionResult> cancel(Registration row, Update update, Write... more) {
        var writes = new ArrayList<Write>();
        writes.add(update);
        if (row.status() == Status.CONFIRMED) {
            writes.add(Seats.free(row.event(), row.answers(), "cancelled", now()));
        } else {
            writes.add(Seats.leave(row.event(), "left", now()));
            writes.add(WaitingListWrites.notWaiting(row));
        }
        writes.addAll(List.of(more));
        return attempts.transact(Status.CANCELLED, writes.toArray(Write[]::new));
    }

    private static boolean isOutdated(Registration row, Instant sent, Delivery.Suppression why) {
        return row.moments().acted().filter(sent::isBefore).isPresent()
                || why == Delivery.Suppression.BOUNCED
                        && row.delivery()
                                .lastLetter()
                                .filter(letter -> letter.at().isAfter(sent.plus(CLOCK_SKEW)))
                                .isPresent();
    }

    /// Deletes a row that has ended, or, if somebody requested it since, starts it anew: a request that was
    /// accepted must not be lost. Nothing happens if the row changed meanwhile: it may end later now.
    public void end(Registration row, Optional<PublishedEvent> published) {
        var isRequested = row.requests().count() > row.requests().told()
                && !row.moments().requested().isBefore(row.moments().ends());
        if (isRequested && published.isPresent()) {
            leave(row, Ending.ENDED.counter(row), SystemWrites.renew(row, published.get(), now()));
        } else {
            delete(row, Ending.ENDED);
        }
    }

    /// Deletes a request for an event that was deleted, for which nothing is counted any more.
    public void forget(Registration row) {
        environment.table().transact(SystemWrites.delete(row));
    }

    /// Deletes the answers when the event is over; address, status and places stay until the end. Nothing happens
    /// if the row changed meanwhile: it is still due.
    public void dropAnswers(Registration row, PublishedEvent published) {
        var writes = new ArrayList<Write>();
        writes.add(SystemWrites.dropAnswers(row, published));
        if (row.status() == Status.CONFIRMED) {
            var bare = Answers.NONE.of(row.places());
            Optional<Update> totals = Seats.dropAnswers(row.event(), row.answers(), bare);
            totals.ifPresent(writes::add);
        }
        environment.table().transact(writes);
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
