package openseat.audience;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// What an attacker knows about the noise: how probable each thing is that a publication can say about a count.
final class NoiseModel {

    /// Smaller offsets, and more fresh noise, come less than once in ten thousand cells.
    static final int SMALLEST_OFFSET = -14;

    static final int OFFSETS = Estimate.LARGEST_OFFSET - SMALLEST_OFFSET + 1;

    private static final int MOST_FRESH = 30;

    /// What a publication says about one count.
    sealed interface Seen {}

    record Hidden() implements Seen {}

    record About(long number) implements Seen {}

    /// Shown, but no number is to be seen.
    record Shown() implements Seen {}

    private record Case(Seen seen, long count, int least) {}

    private static final Map<Case, double[]> KNOWN = new ConcurrentHashMap<>();

    private NoiseModel() {}

    static Seen seen(OptionalLong about) {
        return about.isPresent() ? new About(about.getAsLong()) : new Hidden();
    }

    static double ofOffset(int offset) {
        return ofFresh(offset) * 48 / 47;
    }

    private static double ofFresh(int fresh) {
        return 1.0 / (3L << Math.abs(fresh));
    }

    /// How probable it is to see this of a count whose offset is known.
    static double probability(Seen seen, long count, int offset, int least) {
        var sum = 0.0;
        for (var fresh = -MOST_FRESH; fresh <= MOST_FRESH; fresh++) {
            var estimate = new Estimate(count, offset, fresh);
            var isSo = switch (seen) {
                case Hidden _ -> !estimate.isShown(least);
                case Shown _ -> estimate.isShown(least);
                case About(var number) -> estimate.isShown(least) && estimate.about() == number;
            };
            sum += isSo ? ofFresh(fresh) : 0;
        }
        return sum;
    }

    /// The same for each offset, the smallest first.
    static double[] probabilities(Seen seen, long count, int least) {
        return KNOWN.computeIfAbsent(
                new Case(seen, count, least),
                _ -> IntStream.rangeClosed(SMALLEST_OFFSET, Estimate.LARGEST_OFFSET)
                        .mapToDouble(offset -> probability(seen, count, offset, least))
                        .toArray());
    }

    /// The same when nothing is known about the offset.
    static double probability(Seen seen, long count, int least) {
        var sum = 0.0;
        for (var offset = SMALLEST_OFFSET; offset <= Estimate.LARGEST_OFFSET; offset++) {
            sum += ofOffset(offset) * probability(seen, count, offset, least);
        }
        return sum;
    }
}
