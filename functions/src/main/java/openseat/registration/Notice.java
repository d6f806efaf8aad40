package openseat.registration;

import java.util.Optional;

/// What a private page says about what has just been done, or why it was not; `word` is how an address carries it.
public enum Notice {
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

    Notice(String word, boolean isProblem) {
        this.word = word;
        this.isProblem = isProblem;
    }

    public static Optional<Notice> of(String word) {
        for (var notice : values()) {
            if (notice.word.equals(word)) {
                return Optional.of(notice);
            }
        }
        return Optional.empty();
    }

    /// Whether this can still be what happened, for an address that says so may be opened again later.
    boolean fits(Standing standing) {
        return switch (this) {
            case CONFIRMED -> standing == Standing.CONFIRMED;
            case WAITING -> standing == Standing.WAITING;
            case CANCELLED -> standing == Standing.CANCELLED;
            case CHANGED, USED, DROPPED -> standing == Standing.CONFIRMED || standing == Standing.WAITING;
            case ALREADY, FULL, TOO_MANY, SHUT, NO_ROOM, SURE, NOWHERE, BUSY -> true;
        };
    }

    /// What there is to say after a move; nothing where the row is gone, since then there is no page either.
    ///
    /// @param action the form's: confirm, cancel, change, use, drop
    public static Optional<Notice> after(String action, Move move) {
        return Optional.ofNullable(switch (move) {
            case Move.Done(var standing) -> done(action, standing);
            case Move.Already _ -> ALREADY;
            case Move.Full _ -> FULL;
            case Move.TooMany _ -> TOO_MANY;
            case Move.Shut _ -> SHUT;
            case Move.NoRoom _ -> NO_ROOM;
            case Move.NoSuchMove _ -> NOWHERE;
            case Move.Gone _ -> null;
        });
    }

    private static Notice done(String action, Standing standing) {
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
