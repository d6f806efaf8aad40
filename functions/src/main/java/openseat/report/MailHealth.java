package openseat.report;

import java.util.OptionalInt;
import openseat.seats.Band;

/// What becomes of an event's letters, told in bands.
///
/// @param refused    letters that SES will never take
/// @param bounced    letters that came back
/// @param complained letters that their readers reported as spam
/// @param percent    how many in a hundred came back, rounded down; empty if fewer than 20 were sent or fewer than 5
///                   came back
/// @param blocked    whether letters wait, because SES is in its sandbox, has paused the account, or is misconfigured
public record MailHealth(Band sent, Band refused, Band bounced, Band complained, OptionalInt percent, boolean blocked) {

    /// Nothing was sent yet.
    public static final MailHealth NONE = of(0, 0, 0, 0, false);

    private static final int LEAST_SENT = 20;

    /// SES reviews an account at 5 %
    /// (https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-bounce-rate.html).
    private static final int TOO_MANY_PERCENT = 3;

    /// How the letters fare, the worst last.
    public enum State {
        GOOD,
        /// Some letters do not reach anybody, as is usual.
        SOME_LOST,
        TOO_MANY_BACK,
        WAITING
    }

    public static MailHealth of(long sent, long refused, long bounced, long complained, boolean blocked) {
        var percent = sent < LEAST_SENT || bounced < Band.LEAST
                ? OptionalInt.empty()
                : OptionalInt.of((int) (bounced * 100 / sent));
        return new MailHealth(Band.of(sent), Band.of(refused), Band.of(bounced), Band.of(complained), percent, blocked);
    }

    public State state() {
        if (blocked) {
            return State.WAITING;
        }
        if (tooManyBounce()) {
            return State.TOO_MANY_BACK;
        }
        return bounced.isFewerThanFive() && refused.isFewerThanFive() && complained.isFewerThanFive()
                ? State.GOOD
                : State.SOME_LOST;
    }

    /// Whether so many come back that SES might soon review the account.
    boolean tooManyBounce() {
        return percent.orElse(0) >= TOO_MANY_PERCENT;
    }

    /// Whether there is something to say of it.
    public boolean isWorthTelling() {
        return state() != State.GOOD || !sent.isFewerThanFive();
    }
}
