package openseat.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import openseat.event.Access;
import openseat.form.Answers;
import openseat.seats.Breakdown;
import openseat.seats.SeatCounts;

/// A question of the form whose answers are published in numbers; `word` is its name in the table.
public enum Question {
    TYPE("type", Breakdown.UNSTATED),
    INTERPRETATION("interpretation", Breakdown.UNSTATED),
    ACCESS("access", Breakdown.ANY);

    private static final String ANSWERED = "answered";

    public final String word;

    /// What is counted besides the options: nothing was answered, or anything at all.
    final String whole;

    Question(String word, String whole) {
        this.word = word;
        this.whole = whole;
    }

    /// What can be answered, in the form's order.
    List<String> options() {
        return switch (this) {
            case TYPE ->
                Stream.of(Answers.ParticipantType.values())
                        .map(type -> type.word)
                        .toList();
            case INTERPRETATION -> List.copyOf(Breakdown.INTERPRETATION);
            case ACCESS -> Stream.of(Access.values()).map(access -> access.word).toList();
        };
    }

    /// All rows that its table can have, in the order of those that are equally frequent.
    List<String> rows() {
        var rows = new ArrayList<>(options());
        rows.add(whole);
        return rows;
    }

    /// The cell that counts who has answered it. Somebody may have several access needs, and is counted once.
    String answered() {
        return this == ACCESS ? whole : ANSWERED;
    }

    /// How many registrations a cell counts: a row's, or that of `answered`.
    long count(SeatCounts seats, String cell) {
        return cell.equals(ANSWERED)
                ? options().stream()
                        .mapToLong(option -> seats.answered(word, option))
                        .sum()
                : seats.answered(word, cell);
    }
}
