package openseat.bench;

import java.util.List;
import java.util.Locale;

/// What README.md says of speed, from the samples that were committed.
final class Speed {

    private static final String NONE = "–";

    private Speed() {}

    /// @throws IllegalArgumentException if something was not measured
    static String table(Results results) {
        var text = new StringBuilder("""
                | CPU, ms | Openseat | naive | Spring Cloud Function |
                | --- | --- | --- | --- |
                """);
        row(text, "first answer after a restore from a snapshot", results, Restores.NAME, Restores.CPU);
        row(text, "first answer of a new process", results, ColdStarts.NAME, ColdStarts.CPU);
        row(text, "a registration, warm", results, WarmRequests.NAME, WarmRequests.CPU);
        text.append(String.format(
                Locale.ROOT,
                "| a page, warm; made anew | %s; %s | %s | %s |\n",
                Tables.text(results.of(WarmRequests.NAME, Subjects.PAGE, WarmRequests.CPU)),
                Tables.text(results.of(WarmRequests.NAME, Subjects.PAGE_ANEW, WarmRequests.CPU)),
                NONE,
                NONE));
        text.append("""

                Medians, with quartiles in parentheses, each function on one core, on %s
                (%s), by
                `%s`. The least that any Java function can take is %s ms for a
                first answer, and %s ms for a warm one.
                """.formatted(
                        results.about("date"),
                        results.about("machine"),
                        results.about("command"),
                        floor(results, ColdStarts.NAME),
                        floor(results, WarmRequests.NAME)));
        return text.toString();
    }

    private static void row(StringBuilder text, String title, Results results, String section, String figure) {
        text.append("| ").append(title).append(" |");
        for (var subject : List.of(Subjects.REGISTER, Subjects.NAIVE, Subjects.SPRING)) {
            text.append(' ')
                    .append(Tables.text(results.of(section, subject, figure)))
                    .append(" |");
        }
        text.append('\n');
    }

    private static String floor(Results results, String section) {
        return Tables.number(results.of(section, Subjects.FLOOR, ColdStarts.CPU).median());
    }
}
