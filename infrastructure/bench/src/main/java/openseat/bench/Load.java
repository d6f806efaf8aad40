package openseat.bench;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// A rush: people register at the rate of 10,000 a minute, letters go out at 14 a second, and people confirm as theirs
/// come. Nothing may be lost.
final class Load implements Section {

    static final String NAME = "load";
    static final String EVERYTHING = "a registration, from request to ticket";
    static final String REQUEST = "of it, the request";
    static final String LATENCY = "request ms";
    static final String PRESS = "confirm ms";
    static final String LETTER = "letter after s";
    static final String TICKET = "ticket after s";
    static final String AGAIN = "busy pages";
    static final String MINUTES = "minutes of mail";

    private static final long GAP_NANOS = 60_000_000_000L / 10_000;
    private static final int WARMING_UP = 300;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Scale scale, Results results) throws IOException {
        // Slowly, until what is used often is compiled: the functions of the cloud are primed.
        rush(Math.min(WARMING_UP, scale.requests() / 2), 3 * GAP_NANOS, new Results(Map.of()));
        rush(scale.requests(), GAP_NANOS, results);
        print(scale.requests(), results);
    }

    private static void rush(int people, long gapNanos, Results results) throws IOException {
        try (var rush = new Rush(people)) {
            rush.register(gapNanos).keep(results, NAME, REQUEST);
            rush.confirm().keep(results, NAME, EVERYTHING);
            var visitors = rush.visitors();
            visitors.registering().forEach(millis -> results.add(NAME, EVERYTHING, LATENCY, millis));
            visitors.confirming().forEach(millis -> results.add(NAME, EVERYTHING, PRESS, millis));
            rush.letters().forEach(seconds -> results.add(NAME, EVERYTHING, LETTER, seconds));
            rush.tickets().forEach(seconds -> results.add(NAME, EVERYTHING, TICKET, seconds));
            results.add(NAME, EVERYTHING, AGAIN, visitors.pressedAgain());
            results.add(NAME, EVERYTHING, MINUTES, Collections.max(rush.tickets()) / 60);
        }
    }

    static void print(int people, Results results) {
        System.out.printf("%nLoad: %,d people at 10,000 a minute, %d mails a second%n", people, Rush.MAIL_PER_SECOND);
        Tables.print(
                "",
                results,
                NAME,
                List.of("trips", "read units", "write units", "cpu ms"),
                "cpu ms",
                _ -> false,
                List.of());
        for (var figure : List.of(LATENCY, PRESS, LETTER, TICKET)) {
            var samples = results.of(NAME, EVERYTHING, figure);
            System.out.printf(
                    "%-30s p50 %s, p99 %s, longest %s%n",
                    figure,
                    Tables.number(samples.median()),
                    Tables.number(samples.quantile(0.99)),
                    Tables.number(samples.quantile(1)));
        }
        System.out.printf(
                "Nothing was lost; %.0f pressed again; the last ticket came after %s minutes. The CPU includes DynamoDB Local and all else"
                        + " in this process.%n",
                results.of(NAME, EVERYTHING, AGAIN).median(),
                Tables.number(results.of(NAME, EVERYTHING, MINUTES).median()));
    }
}
