package openseat.registration;

/// What caused a letter; `word` is how the table and SES's tags write it.
public enum Cause {
    /// Only that somebody entered the address: a stranger may have.
    REQUEST("request"),
    /// The holder, the organizers, the waiting list or a deadline changed something.
    CHANGE("change");

    public final String word;

    Cause(String word) {
        this.word = word;
    }

    /// What a report names; anything unknown counts as a request, which costs nobody a seat.
    public static Cause of(String word) {
        return word.equals(CHANGE.word) ? CHANGE : REQUEST;
    }
}
