package openseat.seats;

/// A count as organizers see it where the exact one could tell something about one person: whether somebody had
/// registered before, say.
public sealed interface Band {

    /// Nothing more is said about smaller counts.
    long LEAST = 5;

    /// Fewer than that, perhaps none.
    record FewerThan(long number) implements Band {}

    /// A rounded number.
    record About(long number) implements Band {}

    static Band of(long count) {
        return count < LEAST ? new FewerThan(LEAST) : new About(round(count));
    }

    /// Rounded to fives; from 50 to tens; from 1,000 to two digits.
    static long round(long count) {
        var step = count < 50 ? 5L : 10L;
        while (count >= step * 100) {
            step *= 10;
        }
        return (count + step / 2) / step * step;
    }
}
