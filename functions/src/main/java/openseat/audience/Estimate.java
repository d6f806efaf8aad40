package openseat.audience;

import java.util.random.RandomGenerator;

/// A count that is blurred before it is published: by an *offset* that was drawn once for this event and cell and is
/// kept secret, and by *fresh* noise, drawn anew for each publication.
///
/// Both are two-sided geometric: k comes with a probability of 1/3 · 2^-|k|, but no offset is above 4 (Ghosh,
/// Roughgarden, Sundararajan, *Universally Utility-Maximizing Privacy Mechanisms*, STOC 2009). What they are for:
///
/// - Whoever averages over many publications learns count + offset, and nothing more. `AttackOnCellTest` measures what
///   that is worth. A one-sided offset would be worth more, since half the time it is at its end.
/// - One registration more changes the probability of what a publication says about a row by a factor of two at most,
///   but for an edge that `EstimateTest` measures.
/// - Nothing shows below `least`, and that without a condition on the count itself. Such a condition can be waited
///   for, by keeping a count at its edge until fresh noise lifts it over. Here noise lifts a count at the edge only if
///   the cell has the largest offset, and one in 47 has.
///
/// @param fresh noise of this publication; for the question whether a row is shown, at most 3 of it counts
record Estimate(long count, int offset, int fresh) {

    static final int LARGEST_OFFSET = 4;
    static final int LARGEST_LIFT = 3;

    /// By how much a count must seem larger than `least` to be surely not smaller.
    static final int MARGIN = LARGEST_OFFSET + LARGEST_LIFT;

    /// Whether it may be shown. If so, the count is at least `least`.
    boolean isShown(int least) {
        return count + offset + Math.min(fresh, LARGEST_LIFT) >= least + MARGIN;
    }

    /// What is shown.
    long about() {
        return round(count + offset + fresh);
    }

    static int drawOffset(RandomGenerator random) {
        var offset = drawFresh(random);
        while (offset > LARGEST_OFFSET) {
            offset = drawFresh(random);
        }
        return offset;
    }

    /// The difference of two one-sided geometric numbers is two-sided geometric.
    static int drawFresh(RandomGenerator random) {
        var one = Long.numberOfTrailingZeros(random.nextLong());
        var other = Long.numberOfTrailingZeros(random.nextLong());
        return one - other;
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
