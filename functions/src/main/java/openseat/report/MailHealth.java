package openseat.report;

import java.util.Arrays;
import java.util.OptionalInt;
import openseat.seats.Band;

/// What becomes of an event's letters, told in bands and steps.
///
/// How many were sent is never told: a request for an address that is registered causes another letter, or none, so
/// whoever watches the edge of a band would see by it whether theirs did. Only the three steps of `percent` depend on
/// it.
///
/// @param refused    letters that SES will never take
/// @param bounced    letters that came back
/// @param complained letters that their readers reported as spam
/// @param percent    so many in a hundred came back, or more: 3, 5 or 10; empty if it were fewer, or fewer than 5 came
///                   back
/// @param blocked    whether letters wait, because SES is in its sandbox, has paused the account, or is misconfigured
public record MailHealth(Band refused, Band bounced, Band complained, OptionalInt percent, boolean blocked) {

    /// SES reviews an account at 5 %, and may stop it at 10 %
    /// (https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-bounce-rate.html); we warn before.
    private static final int[] STEPS = {10, 5, 3};

    /// Nothing was sent yet.
    public static final MailHealth NONE = of(0, 0, 0, 0, false);

    /// How the letters fare, the worst last.
    public enum State {
        GOOD,
        /// Some letters do not reach anybody, as is usual.
        SOME_LOST,
        TOO_MANY_BACK,
        WAITING
    }

    public static MailHealth of(long sent, long refused, long bounced, long complained, boolean blocked) {
        var percent = Arrays.stream(STEPS)
                .filter(step -> bounced >= Band.LEAST && bounced * 100 >= step * sent)
                .findFirst();
        return new MailHealth(Band.of(refused), Band.of(bounced), Band.of(complained), percent, blocked);
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
        return percent.isPresent();
    }
}
