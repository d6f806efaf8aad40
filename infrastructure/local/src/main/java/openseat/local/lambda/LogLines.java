package openseat.local.lambda;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Every line that the functions logged, oldest first.
public final class LogLines {

    /// So many that a long evening of clicking is kept, and so few that memory is.
    private static final int MOST = 10_000;

    private final Clock clock;
    private final List<Line> lines = new ArrayList<>();

    public LogLines(Clock clock) {
        this.clock = clock;
    }

    /// One line.
    ///
    /// @param request the id of the invocation
    /// @param line as the function gave it
    public record Line(Instant at, String function, String request, String line) {}

    public synchronized void add(String function, String request, String line) {
        if (lines.size() == MOST) {
            lines.removeFirst();
        }
        lines.add(new Line(clock.instant(), function, request, line.strip()));
    }

    public synchronized List<Line> all() {
        return List.copyOf(lines);
    }
}
