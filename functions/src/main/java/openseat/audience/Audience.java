package openseat.audience;

import java.time.Instant;
import java.util.List;

/// Who is coming to an event, as it was last published: the same for everybody who gets the digest.
///
/// @param at     when it was published
/// @param tables one for each question that enough people have answered
public record Audience(Instant at, List<Table> tables) {

    public Audience {
        tables = List.copyOf(tables);
    }

    /// The answers to one question, the most frequent first. Answers that are too rare to be shown are left out.
    public record Table(Question question, List<Row> rows) {

        public Table {
            rows = List.copyOf(rows);
        }
    }

    /// About how many registrations gave this answer.
    ///
    /// @param option the word of the answer: a participant type, a language tag, an access need, or `unstated`
    /// @param about  a rounded number
    public record Row(String option, long about) {}
}
