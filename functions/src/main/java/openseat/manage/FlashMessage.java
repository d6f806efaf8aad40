package openseat.manage;

import java.util.Optional;
import openseat.registration.Status;
import openseat.transition.TransitionResult;

/// A message on a private page about what was just done, or why it was not; `word` is its name in the URL.
public enum FlashMessage {
    CONFIRMED("confirmed"),
    WAITING("waiting"),
    CANCELLED("cancelled"),
    CHANGED("changed"),
    USED("used"),
    DROPPED("dropped"),
    KEPT("kept"),
    BLOCKED("blocked"),
    STOPPED("stopped"),
    RESUMED("resumed"),
    ALREADY("already"),
    FULL("full"),
    TOO_MANY("too-many"),
    SHUT("shut"),
    NO_ROOM("no-room"),
    NOT_SURE("sure"),
    NOT_POSSIBLE("nowhere"),
    BUSY("busy");

    public final String word;

    FlashMessage(String word) {
        this.word = word;
    }

    public static Optional<FlashMessage> of(String word) {
        for (var message : values()) {
            if (message.word.equals(word)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /// Whether nothing was done, so that the reader may have to do something else.
    public boolean isProblem() {
        return switch (this) {
            case CONFIRMED, WAITING, CANCELLED, CHANGED, USED, DROPPED, KEPT, BLOCKED, STOPPED, RESUMED, ALREADY ->
                false;
            case FULL, TOO_MANY, SHUT, NO_ROOM, NOT_SURE, NOT_POSSIBLE, BUSY -> true;
        };
    }

    /// Whether the message can still be true: a URL that carries it may be opened again later.
    boolean fits(Status status) {
        return switch (this) {
            case CONFIRMED -> status == Status.CONFIRMED;
            case WAITING -> status == Status.WAITING;
            case CANCELLED -> status == Status.CANCELLED;
            case CHANGED, USED, DROPPED, KEPT -> status == Status.CONFIRMED || status == Status.WAITING;
            case BLOCKED, STOPPED, RESUMED, ALREADY, FULL, TOO_MANY, SHUT, NO_ROOM, NOT_SURE, NOT_POSSIBLE, BUSY ->
                true;
        };
    }

    /// The message about a transition; none where the row is gone, since then there is no page to show it on.
    ///
    /// @param action the form's: confirm, cancel, change, keep, use, drop, block, stop or resume
    public static Optional<FlashMessage> after(String action, TransitionResult result) {
        return Optional.ofNullable(
                switch (result) {
                    case TransitionResult.Done(var status) -> done(action, status);
                    case TransitionResult.Already _ -> ALREADY;
                    case TransitionResult.Full _ -> FULL;
                    case TransitionResult.TooMany _ -> TOO_MANY;
                    case TransitionResult.Shut _ -> SHUT;
                    case TransitionResult.NoRoom _ -> NO_ROOM;
                    case TransitionResult.NotPossible _ -> NOT_POSSIBLE;
                    case TransitionResult.Gone _ -> null;
                });
    }

    private static FlashMessage done(String action, Status status) {
        return switch (action) {
            case "change" -> CHANGED;
            case "use" -> USED;
            case "drop" -> DROPPED;
            case "keep" -> KEPT;
            case "block" -> BLOCKED;
            case "stop" -> STOPPED;
            case "resume" -> RESUMED;
            default ->
                switch (status) {
                    case CONFIRMED -> CONFIRMED;
                    case WAITING -> WAITING;
                    case CANCELLED -> CANCELLED;
                    case REQUESTED -> NOT_POSSIBLE;
                };
        };
    }
}
