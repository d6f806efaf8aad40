package openseat.registration;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import openseat.dynamodb.Item;

/// The requests that no letter has told yet: of many, the first and the latest are kept.
///
/// @param first   the first one since the last letter that a request caused
/// @param latest  the newest one
/// @param count   how many there have been, ever
/// @param told    how many of them letters have told, or need not tell
/// @param counted how many of them the event's counters know
public record Requests(Optional<Submission> first, Optional<Submission> latest, long count, long told, long counted) {

    static Requests from(Item row) {
        return new Requests(
                row.map("first").map(Submission::from),
                row.map("latest").map(Submission::from),
                row.count("requests"),
                row.count("told"),
                row.count("counted"));
    }

    /// Those that a letter may have to tell, in order.
    public Stream<Submission> untold() {
        return count > told ? Stream.concat(first.stream(), latest.stream()).distinct() : Stream.empty();
    }

    /// How many are told once a letter has told this one.
    ///
    /// @param resolve what letters tell of a request: a bare one repeats another
    public long toldWith(Submission request, UnaryOperator<Submission> resolve) {
        var isNewest = latest.map(resolve)
                .map(newest ->
                        newest.isBare() ? newest.language().equals(request.language()) : newest.isSameAs(request))
                .orElse(true);
        return isNewest ? count : count - 1;
    }

    /// How many the event's counters do not know yet.
    public long uncounted() {
        return count - counted;
    }

    Requests bare() {
        return new Requests(first.map(Submission::bare), latest.map(Submission::bare), count, told, counted);
    }
}
