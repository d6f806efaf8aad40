package openseat.audience;

/// A question of the form whose answers are published in numbers; `word` is its name in the table.
public enum Question {
    TYPE("type"),
    INTERPRETATION("interpretation"),
    ACCESS("access");

    public final String word;

    Question(String word) {
        this.word = word;
    }
}
