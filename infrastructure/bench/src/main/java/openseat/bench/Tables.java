package openseat.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Prints what was measured: medians with their quartiles, and the ratio to each peer, paired by round.
final class Tables {

    private Tables() {}

    /// @param compared the figure whose ratios are printed
    /// @param comparable which subjects are compared: those that do what the peers do
    static void print(
            String title,
            Results results,
            String section,
            List<String> figures,
            String compared,
            Predicate<String> comparable,
            List<String> peers) {
        System.out.println("\n" + title);
        var head = new StringBuilder("%-30s".formatted(""));
        figures.forEach(figure -> head.append("%24s".formatted(figure)));
        peers.forEach(peer -> head.append("%28s".formatted("/ " + peer)));
        System.out.println(head);
        for (var subject : results.subjects(section)) {
            var line = new StringBuilder("%-30s".formatted(subject));
            for (var figure : figures) {
                line.append("%24s".formatted(text(results.of(section, subject, figure))));
            }
            for (var peer : comparable.test(subject) ? peers : List.<String>of()) {
                line.append("%28s"
                        .formatted(text(
                                results.of(section, subject, compared).over(results.of(section, peer, compared)))));
            }
            System.out.println(line);
        }
    }

    /// The median and, if there are several samples, the quartiles.
    static String text(Distribution samples) {
        return samples.samples().size() == 1
                ? number(samples.median())
                : number(samples.median()) + " (" + number(samples.lowerQuartile()) + "–"
                        + number(samples.upperQuartile()) + ")";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
