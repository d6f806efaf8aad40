package openseat.seats;

/// A number that must not be told exactly, because it depends on who is registered: whoever requests a registration
/// for somebody's address would see by it what became of the letter.
///
/// @param about 0 for fewer than 5, else the nearest of 5, 10, 20, 50, 100 and so on
public record Band(long about) {

    /// The least number that is told apart from none.
    public static final long LEAST = 5;

    /// The nearest by ratio, a tie going up: a larger count is never in a lower band.
    public static Band of(long count) {
        if (count < LEAST) {
            return new Band(0);
        }
        var about = LEAST;
        for (var next = after(about); next * about <= count * count; next = after(about)) {
            about = next;
        }
        return new Band(about);
    }

    public boolean isFewerThanFive() {
        return about == 0;
    }

    /// 5, 10, 20, 50, ...
    private static long after(long about) {
        return Long.toString(about).startsWith("2") ? about / 2 * 5 : about * 2;
    }
}
