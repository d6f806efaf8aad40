package openseat.registration;

/// The status of a registration; `word` is how the table and documents write it.
public enum Status {
    REQUESTED("requested"),
    CONFIRMED("confirmed"),
    WAITING("waiting"),
    CANCELLED("cancelled");

    public final String word;

    Status(String word) {
        this.word = word;
    }

    /// @throws IllegalStateException if the table holds an unknown word
    public static Status of(String word) {
        for (var status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalStateException("A row has the unknown status " + word);
    }
}
