package openseat.page;

/// What the drawn row of seats says on pages and in mails: one seat is still open, that seat is the reader's, or
/// every seat is taken.
public enum SeatRow {
    OPEN,
    TAKEN,
    FULL
}
