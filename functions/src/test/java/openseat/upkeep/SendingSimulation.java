package openseat.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;
import openseat.RateLimiter;
import openseat.announcement.SendingTime;
import openseat.registration.Reminder;

/// A simulation, not a test: how long letters wait when thousands are due, by upkeep alone, the stream being dead.
///
/// The rate, the time of a run and the share for events are those of the real `RateLimiter`, whose time is simulated;
/// the share of news is that of `SendingTime`, and when reminders are due that of `Reminder`. Modelled by hand, with
/// the same numbers, is the order of `RegistrationSweep`: by turns 25 registrations of each shard, and then news.
/// Reading and writing a row takes 5 ms in a rollout; SES answers at once.
final class SendingSimulation {

    private static final int RATE = 14;
    private static final int SHARDS = 16;
    private static final int BATCH = 25;
    private static final Duration ROW = Duration.ofMillis(5);
    private static final Duration RUNS = Duration.ofMinutes(1);

    /// A letter that is due to a registration in this shard.
    private record Letter(Duration due, int shard) {}

    private final Random random = new Random(1);
    private final SimulatedTime time = new SimulatedTime();
    private final List<Queue<Letter>> registrations = shards();
    private final List<Queue<Letter>> news = shards();
    private final Deque<Letter> rollout = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<Duration> sentNews = new ArrayList<>();

    private static final class SimulatedTime implements RateLimiter.Time {

        private Duration now = Duration.ZERO;

        @Override
        public long now() {
            return now.toNanos();
        }

        @Override
        public void wait(Duration duration) {
            now = now.plus(duration);
        }
    }

    private static List<Queue<Letter>> shards() {
        return IntStream.range(0, SHARDS)
                .<Queue<Letter>>mapToObj(_ -> new PriorityQueue<>(Comparator.comparing(Letter::due)))
                .toList();
    }

    public static void main(String[] arguments) {
        System.out.println("10,000 register; mails a second: " + RATE);
        compareConfirmations("within an hour", Duration.ofHours(1));
        compareConfirmations("within 15 minutes", Duration.ofMinutes(15));
        compareConfirmations("at once", Duration.ZERO);
        System.out.println("100,000 are reminded of one start; an announcement to as many takes "
                + Math.ceilDiv(100_000, RATE * 50 * SendingTime.SHARE / 100) + " minutes");
        for (var reminder : Reminder.values()) {
            new SendingSimulation().remind(reminder, 100_000);
        }
    }

    private static void compareConfirmations(String within, Duration span) {
        var alone = new SendingSimulation().confirm(10_000, span, 0);
        var behind = new SendingSimulation().confirm(10_000, span, 10_000);
        print(within + ", alone", alone);
        print(within + ", behind an announcement to 10,000", behind);
        System.out.printf(
                Locale.ROOT,
                "  longer by: median %d s, p99 %d s, worst %d s; ratio of the worst %.2f%n",
                at(behind, 0.5).minus(at(alone, 0.5)).toSeconds(),
                at(behind, 0.99).minus(at(alone, 0.99)).toSeconds(),
                at(behind, 1).minus(at(alone, 1)).toSeconds(),
                (double) at(behind, 1).toMillis() / at(alone, 1).toMillis());
    }

    private static void print(String what, List<Duration> waits) {
        System.out.printf(
                Locale.ROOT,
                "  %s: a confirmation waits: median %d s, p99 %d s, worst %d s%n",
                what,
                at(waits, 0.5).toSeconds(),
                at(waits, 0.99).toSeconds(),
                at(waits, 1).toSeconds());
    }

    private static Duration at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    /// How long each of so many registrants waits, sorted, who come evenly in this time.
    private List<Duration> confirm(int people, Duration span, int announced) {
        IntStream.range(0, people)
                .mapToObj(n -> letter(span.multipliedBy(n).dividedBy(people)))
                .forEach(letter -> registrations.get(letter.shard()).add(letter));
        IntStream.range(0, announced).mapToObj(_ -> letter(Duration.ZERO)).forEach(rollout::add);
        while (waits.size() < people) {
            run();
        }
        return waits.stream().sorted().toList();
    }

    private void remind(Reminder reminder, int people) {
        var start = Instant.EPOCH.plus(Duration.ofHours(30));
        IntStream.range(0, people)
                .mapToObj(_ -> letter(
                        Duration.between(Instant.EPOCH, reminder.due(start, "%08x".formatted(random.nextInt())))))
                // One run makes it due, the next one sends it.
                .map(letter -> new Letter(letter.due().plus(RUNS), letter.shard()))
                .forEach(letter -> news.get(letter.shard()).add(letter));
        var latest = Duration.between(Instant.EPOCH, reminder.latest(start));
        while (sentNews.size() < people && time.now.compareTo(latest) < 0) {
            run();
        }
        var inTime = sentNews.stream().filter(at -> at.compareTo(latest) < 0).count();
        var first = sentNews.getFirst();
        System.out.printf(
                Locale.ROOT,
                "  %s: %d of %d in time (%d %%), sent within %d minutes%n",
                reminder,
                inTime,
                people,
                100 * inTime / people,
                sentNews.getLast().minus(first).toMinutes());
    }

    private Letter letter(Duration due) {
        return new Letter(due, random.nextInt(SHARDS));
    }

    /// One run of upkeep, at the next full minute.
    private void run() {
        var minute = time.now.plus(RUNS).minusNanos(1).toMinutes();
        time.now = RUNS.multipliedBy(minute);
        var limiter = new RateLimiter(RATE, UpkeepFunction.RUN, time);
        while (!rollout.isEmpty() && !limiter.isOver(UpkeepFunction.FOR_EVENTS)) {
            time.wait(ROW);
            var letter = rollout.poll();
            news.get(letter.shard()).add(new Letter(time.now, letter.shard()));
        }
        var isFirst = true;
        var isMore = true;
        while (isMore && !limiter.isOver()) {
            var isRush = false;
            for (var n = 0; n < SHARDS; n++) {
                isRush |= batch(registrations.get((n + (int) minute) % SHARDS), BATCH, 100, limiter);
            }
            isMore = isRush;
            for (var n = 0; n < SHARDS; n++) {
                var most = RegistrationSweep.news(isRush, isFirst);
                isMore |= most > 0 && batch(news.get((n + (int) minute) % SHARDS), most, SendingTime.SHARE, limiter);
            }
            isFirst = false;
        }
        time.wait(Duration.ofNanos(1));
    }

    private boolean batch(Queue<Letter> due, int most, int percent, RateLimiter limiter) {
        var isNews = percent < 100;
        for (var n = 0; n < most; n++) {
            if (due.isEmpty() || due.peek().due().compareTo(time.now) > 0 || limiter.isOver()) {
                return false;
            }
            limiter.await(percent);
            var letter = due.remove();
            if (isNews) {
                sentNews.add(time.now);
            } else {
                waits.add(time.now.minus(letter.due()));
            }
        }
        return true;
    }
}
