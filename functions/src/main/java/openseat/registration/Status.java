package openseat.registration;

/// Where a registration stands; `word` is how the table and documents write it.
public enum Status {
    REQUESTED("requested"),
    CONFIRMED("confirmed"),
    WAITING("waiting"),
    CANCELLED("cancelled");

    public final String word;

    Status(String word) {
        this.word = word;
    }

    /// The standing of a row in the table.
    public static Status of(String word) {
        for (var standing : values()) {
            if (standing.word.equals(word)) {
                return standing;
            }
        }
        throw new IllegalStateException("A row has the unknown standing " + word);
    }
}
