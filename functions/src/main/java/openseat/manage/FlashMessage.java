package openseat.manage;

import java.util.Optional;
import openseat.registration.Status;
import openseat.registration.TransitionResult;

/// What a private page says about what has just been done, or why it was not; `word` is how an address carries it.
public enum FlashMessage {
    CONFIRMED("confirmed", false),
    WAITING("waiting", false),
    CANCELLED("cancelled", false),
    CHANGED("changed", false),
    USED("used", false),
    DROPPED("dropped", false),
    ALREADY("already", false),
    FULL("full", true),
    TOO_MANY("too-many", true),
    SHUT("shut", true),
    NO_ROOM("no-room", true),
    SURE("sure", true),
    NOWHERE("nowhere", true),
    BUSY("busy", true);

    public final String word;

    /// Whether nothing was done, so that the reader may have to do something else.
    public final boolean isProblem;

    FlashMessage(String word, boolean isProblem) {
        this.word = word;
        this.isProblem = isProblem;
    }

    public static Optional<FlashMessage> of(String word) {
        for (var notice : values()) {
            if (notice.word.equals(word)) {
                return Optional.of(notice);
            }
        }
        return Optional.empty();
    }

    /// Whether this can still be what happened, for an address that says so may be opened again later.
    boolean fits(Status standing) {
        return switch (this) {
            case CONFIRMED -> standing == Status.CONFIRMED;
            case WAITING -> standing == Status.WAITING;
            case CANCELLED -> standing == Status.CANCELLED;
            case CHANGED, USED, DROPPED -> standing == Status.CONFIRMED || standing == Status.WAITING;
            case ALREADY, FULL, TOO_MANY, SHUT, NO_ROOM, SURE, NOWHERE, BUSY -> true;
        };
    }

    /// What there is to say after a move; nothing where the row is gone, since then there is no page either.
    ///
    /// @param action the form's: confirm, cancel, change, use, drop
    public static Optional<FlashMessage> after(String action, TransitionResult move) {
        return Optional.ofNullable(switch (move) {
            case TransitionResult.Done(var standing) -> done(action, standing);
            case TransitionResult.Already _ -> ALREADY;
            case TransitionResult.Full _ -> FULL;
            case TransitionResult.TooMany _ -> TOO_MANY;
            case TransitionResult.Shut _ -> SHUT;
            case TransitionResult.NoRoom _ -> NO_ROOM;
            case TransitionResult.NotPossible _ -> NOWHERE;
            case TransitionResult.Gone _ -> null;
        });
    }

    private static FlashMessage done(String action, Status standing) {
        return switch (action) {
            case "change" -> CHANGED;
            case "use" -> USED;
            case "drop" -> DROPPED;
            default -> switch (standing) {
                case CONFIRMED -> CONFIRMED;
                case WAITING -> WAITING;
                case CANCELLED -> CANCELLED;
                case REQUESTED -> NOWHERE;
            };
        };
    }
}
