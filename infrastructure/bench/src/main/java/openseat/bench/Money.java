package openseat.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What registrations cost by a dated price list, beside a naive design.
///
/// Calls, units and bytes are counted; milliseconds are those of the section `warm`, of this run or of the committed
/// one.
final class Money implements Section {

    static final String NAME = "money";

    private static final List<Integer> NUMBERS = List.of(1_000, 100_000, 1_000_000);

    private final Path root;

    /// @param root of the repository
    Money(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Scale scale, Results results) throws IOException {
        var measured = results.subjects(WarmRequests.NAME).isEmpty() ? committed(root) : results;
        var costs = Costs.compute(root, measured);
        NUMBERS.forEach(number -> print(number, costs, results));
        System.out.println(costs.sentence());
    }

    /// Openseat's and the naive one's, and what they were computed from.
    record Costs(Life life, Consumption idleUpkeep, Cost openseat, Cost naive, Prices prices) {

        static Costs compute(Path root, Results measured) throws IOException {
            var prices = Prices.read(root);
            var life = Life.count();
            var idle = Life.idle();
            var cpu = cpu(measured);
            return new Costs(
                    life,
                    idle.get("upkeep"),
                    Cost.ofOpenseat(life, idle, cpu, prices),
                    Cost.ofNaive(life, cpu, prices),
                    prices);
        }

        /// As in README.md.
        String sentence() {
            var mail = openseat.perThousand().get(Cost.MAIL);
            return text(
                    """
                    A thousand people who register, confirm and are reminded twice cost about %.0f US cents: %.0f for their mails,
                    and %.0f for functions, table, API, logs and traffic together. Without registrations it is about %.0f cents a
                    month, because no server is waiting. [The arithmetic](docs/deploying.md#costs).
                    """,
                    100 * openseat.thousand(), 100 * mail, 100 * (openseat.thousand() - mail), 100 * openseat.idle());
        }

        /// As in docs/deploying.md.
        String table() {
            var text = new StringBuilder(text("""
                    For a thousand people who register, confirm and are reminded twice, by the list prices of %s of %s in US
                    dollars, without the free tier:

                    | | of each registration | sum | naive |
                    | --- | --- | --- | --- |
                    """, prices.text("region"), prices.text("date")));
            row(text, Cost.MAIL, "%.0f mails, %.1f KB of calendar files", life.mails(), life.attachedBytes() / 1000);
            row(text, Cost.WRITES, "%.0f write units", life.writeUnits());
            row(text, Cost.READS, "%.0f read units", life.readUnits());
            row(text, Cost.STORAGE, "700 bytes for %.0f months", (double) Cost.MONTHS);
            row(text, Cost.HTTP, "%.0f requests", life.requests());
            row(text, Cost.LAMBDA, "%.0f runs, %.2f GB-s", life.requests() + 2, openseat.gigabyteSeconds());
            row(text, Cost.LOGS, "%.1f KB", (life.requests() * 500 + 600) / 1000);
            row(text, Cost.TRANSFER, "%.0f KB", life.sentBytes() / 1000);
            text.append(text("| together | | %.4f | %.4f |\n", openseat.thousand(), naive.thousand()));
            text.append(text(
                    """

                    With the two months of one event, a hundred thousand cost %.0f dollars, and a million %.0f. Without any
                    registrations, upkeep still looks every minute whether something is due, by %.0f queries that cost half a
                    read unit even when they find nothing: about %.0f cents a month.
                    """,
                    openseat.total(100_000), openseat.total(1_000_000), idleUpkeep.calls(), 100 * openseat.idle()));
            return text.toString();
        }

        private void row(StringBuilder text, String item, String format, Object... values) {
            text.append(text(
                    "| %s | %s | %.4f | %.4f |\n",
                    item,
                    text(format, values),
                    openseat.perThousand().get(item),
                    naive.perThousand().get(item)));
        }
    }

    /// The same in every country.
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /// The samples that were committed.
    static Results committed(Path root) throws IOException {
        return Results.read(root.resolve("infrastructure/bench/results.json"));
    }

    private static Cost.Cpu cpu(Results measured) {
        return new Cost.Cpu(
                millis(measured, Subjects.REGISTER),
                millis(measured, Subjects.PAGE_ANEW),
                millis(measured, Subjects.MANAGE),
                millis(measured, Subjects.NAIVE));
    }

    private static double millis(Results measured, String subject) {
        return measured.of(WarmRequests.NAME, subject, WarmRequests.CPU).median();
    }

    private static void print(int number, Costs costs, Results results) {
        System.out.printf("%nMoney: %,d registrations at one event, US dollars%n", number);
        System.out.printf("%-30s%16s%16s%n", "", "Openseat", "naive");
        costs.openseat.perThousand().forEach((item, sum) -> {
            var naive = costs.naive.perThousand().get(item) * number / 1000;
            line(item, sum * number / 1000, naive);
        });
        line("two months without anybody", Cost.MONTHS * costs.openseat.idle(), Cost.MONTHS * costs.naive.idle());
        line("together", costs.openseat.total(number), costs.naive.total(number));
        var subject = "%,d registrations".formatted(number);
        results.add(NAME, subject, "dollars", costs.openseat.total(number));
        results.add(NAME, subject, "naive dollars", costs.naive.total(number));
    }

    private static void line(String item, double openseat, double naive) {
        System.out.printf("%-30s%16.3f%16.3f%n", item, openseat, naive);
    }
}
