package openseat.local.stories.privacy;

import java.util.List;

/// An attacker who measures times: learns the best threshold from one half of them, and guesses the other half by it.
final class Threshold {

    private Threshold() {}

    /// @param known whether the address is registered
    record Measured(double nanos, boolean known) {}

    /// About half, if the times say nothing.
    static double shareOfRightGuesses(List<Measured> measured) {
        var half = measured.size() / 2;
        return right(measured.subList(half, measured.size()), best(measured.subList(0, half)));
    }

    /// What chance alone may reach: four standard deviations. As many are guessed as there are pairs, since half of
    /// all is used for learning.
    static double noise(int pairs) {
        return 0.5 + 4 * 0.5 / Math.sqrt(pairs);
    }

    /// The best threshold; negative if the registered addresses are the faster ones.
    private static double best(List<Measured> measured) {
        var best = 0.0;
        var most = 0.0;
        for (var nanos : measured.stream().map(Measured::nanos).toList()) {
            for (var sign : new int[] {1, -1}) {
                var share = right(measured, sign * nanos);
                if (share > most) {
                    most = share;
                    best = sign * nanos;
                }
            }
        }
        return best;
    }

    private static double right(List<Measured> measured, double threshold) {
        return measured.stream()
                        .filter(one -> (one.nanos > Math.abs(threshold) == threshold > 0) == one.known)
                        .count()
                / (double) measured.size();
    }
}
