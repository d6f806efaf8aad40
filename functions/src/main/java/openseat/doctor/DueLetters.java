package openseat.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import openseat.Keys;
import openseat.dynamodb.Table;

/// When registrations need something, by the index of what is due: moments alone, without whose they are.
///
/// @param registrations of letters, news, expiries and ends, until a quarter of an hour from now
/// @param requests      of requests that have no letter yet; those to come are held by a limit, or refused by SES
/// @param isPart        whether there are more than were read
record DueLetters(List<Instant> registrations, List<Instant> requests, boolean isPart) {

    /// So many moments of a partition are read at most, which is enough to see that there are many.
    private static final int MOST = 200;

    /// The longest that a letter rests which SES did not take.
    private static final Duration RETRY = Duration.ofMinutes(15);

    /// Held requests have slots until midnight, or soon after.
    private static final Duration HELD = Duration.ofDays(30);

    /// Upkeep runs every minute; only a large announcement takes longer.
    private static final Duration LATE = Duration.ofMinutes(15);

    private static final Duration TOO_LATE = Duration.ofHours(1);

    static DueLetters read(Table table, Instant now) {
        var registrations = new ArrayList<Instant>();
        var requests = new ArrayList<Instant>();
        var isPart = false;
        for (var shard : Keys.shards()) {
            isPart |= read(table, Keys.dueRegistrations(shard), now.plus(RETRY), registrations);
            isPart |= read(table, Keys.dueNews(shard), now.plus(RETRY), registrations);
            isPart |= read(table, Keys.dueRequests(shard), now.plus(HELD), requests);
        }
        return new DueLetters(registrations, requests, isPart);
    }

    private static boolean read(Table table, String kind, Instant until, List<Instant> into) {
        var found = table.rangesUpTo(Keys.DUE, kind, until.getEpochSecond(), MOST);
        found.stream().map(Instant::ofEpochSecond).forEach(into::add);
        return found.size() == MOST;
    }

    List<Finding> findings(Instant now) {
        return List.of(due(now), soon(now), held(now));
    }

    private Finding due(Instant now) {
        var id = "letters-due";
        var due = new ArrayList<>(upTo(registrations, now));
        due.addAll(upTo(requests, now));
        if (due.isEmpty()) {
            return Finding.ok(id, "No letter or deadline of a registration is waiting.");
        }
        var oldest = earliest(due);
        var found = "%s of registrations waiting, the oldest since %s."
                .formatted(counted(due, "letter or deadline", "letters and deadlines"), shown(oldest));
        if (!oldest.isBefore(now.minus(LATE))) {
            return Finding.ok(id, found);
        }
        found += " Only a large announcement takes that long.";
        var todo = "Look in the log of the stack for failure and alarm, and solve what is said here of SES and of "
                + "UpkeepFunction's rule.";
        return oldest.isBefore(now.minus(TOO_LATE))
                ? Finding.problem(id, found, todo)
                : Finding.advice(id, found, todo);
    }

    private Finding soon(Instant now) {
        var soon = registrations.stream().filter(now::isBefore).toList();
        return Finding.ok(
                "letters-soon",
                "%s of registrations in the next quarter of an hour; letters that SES did not take are among them."
                        .formatted(counted(soon, "letter or deadline", "letters and deadlines")));
    }

    private Finding held(Instant now) {
        var id = "letters-held";
        var held = requests.stream().filter(now::isBefore).toList();
        return held.isEmpty()
                ? Finding.ok(id, "No request has to wait for its letter.")
                : Finding.advice(
                        id,
                        "%s waiting, because of a limit of mail or because SES did not take the letter; the next turn is at %s."
                                .formatted(counted(held, "request is", "requests are"), shown(earliest(held))),
                        "If the log has an alarm, solve that. Otherwise, if the requests are honest, raise "
                                + "LettersPerNetwork, LettersPerHour or LettersPerAddress with sam deploy --guided, or "
                                + "wait; nothing is lost.");
    }

    private String counted(List<Instant> moments, String one, String many) {
        return (isPart ? "at least " : "") + moments.size() + " " + (moments.size() == 1 ? one : many);
    }

    private static List<Instant> upTo(List<Instant> moments, Instant now) {
        return moments.stream().filter(moment -> !moment.isAfter(now)).toList();
    }

    private static Instant earliest(List<Instant> moments) {
        return moments.stream().min(Instant::compareTo).orElseThrow();
    }

    private static String shown(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
