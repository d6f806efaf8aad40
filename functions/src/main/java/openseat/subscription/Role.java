package openseat.subscription;

import java.util.Optional;

/// What somebody who gets the digest may do about it; `word` is how the document spells it.
public enum Role {
    READER("reader"),
    /// Looks after the event's page.
    EDITOR("editor");

    public final String word;

    Role(String word) {
        this.word = word;
    }

    /// Empty if there is no such role.
    public static Optional<Role> of(String word) {
        for (var role : values()) {
            if (role.word.equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
