package openseat.event;

import java.util.Optional;

/// What helps people take part: an event offers it, and a registrant asks for it. `word` is its name in documents,
/// forms and JSON.
public enum Access {
    CAPTIONS("captions"),
    SIGN("sign"),
    STEP_FREE("step-free"),
    DOCUMENTS("documents");

    public final String word;

    Access(String word) {
        this.word = word;
    }

    /// Empty if nothing has this name.
    public static Optional<Access> of(String word) {
        for (var access : values()) {
            if (access.word.equals(word)) {
                return Optional.of(access);
            }
        }
        return Optional.empty();
    }
}
