package openseat.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Samples of one figure, in the order in which they were measured.
record Distribution(List<Double> samples) {

    Distribution {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("There is no sample.");
        }
    }

    /// The ratio of each sample to the other's that was measured in the same round.
    Distribution over(Distribution other) {
        var rounds = Math.min(samples.size(), other.samples.size());
        return new Distribution(IntStream.range(0, rounds)
                .mapToObj(round -> samples.get(round) / other.samples.get(round))
                .toList());
    }

    double median() {
        return quantile(0.5);
    }

    double lowerQuartile() {
        return quantile(0.25);
    }

    double upperQuartile() {
        return quantile(0.75);
    }

    /// Between two samples it is interpolated.
    double quantile(double share) {
        var sorted = samples.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        var at = share * (sorted.length - 1);
        var below = (int) at;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
