package openseat.audience;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import openseat.seats.SeatCounts;

/// Who is coming to an event, as it was last published: the same for everybody who gets the digest.
///
/// @param at     when it was published
/// @param tables one for each question that enough people have answered
public record Audience(Instant at, List<Table> tables) {

    public Audience {
        tables = List.copyOf(tables);
    }

    /// What is counted at this moment, exactly: for those who may see the list of registrations anyway, and for
    /// nobody else.
    public static Audience counted(SeatCounts seats, Instant now) {
        var tables = Stream.of(Question.values())
                .map(question -> new Table(
                        question,
                        question.options().stream()
                                .map(option -> new Row(option, question.count(seats, option)))
                                .filter(row -> row.about() > 0)
                                .sorted(Comparator.comparingLong(Row::about).reversed())
                                .toList()))
                .filter(table -> !table.rows().isEmpty())
                .toList();
        return new Audience(now, tables);
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
