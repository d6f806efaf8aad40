package openseat.registration;

import java.util.stream.Stream;

/// What caused a letter; `word` is how the table and SES's tags write it.
public enum Cause {
    /// Only that somebody entered the address: a stranger may have.
    REQUEST("request"),
    /// The holder, the organizers, the waiting list or a deadline changed something.
    CHANGE("change"),
    /// An announcement or a reminder, which its holder may not want.
    MESSAGE("message");

    public final String word;

    Cause(String word) {
        this.word = word;
    }

    /// What a report names; anything unknown counts as a request, which costs nobody a seat.
    public static Cause of(String word) {
        return Stream.of(values())
                .filter(cause -> cause.word.equals(word))
                .findFirst()
                .orElse(REQUEST);
    }
}
