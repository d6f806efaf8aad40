package openseat.local.stories.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Two hundred people press a button at the same time.
@Isolated("it needs the whole machine")
class RaceTest {

    private static final String ROOM = "last-seats";
    private static final int PEOPLE = 200;

    private final TestStack stack =
            TestStack.open(Map.of("LettersPerNetwork", "10000", "LettersPerHour", "10000", "LettersPerAddress", "100"));
    private final TableProbe probe = new TableProbe(stack);

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void lastSeatGoesToOnePerson() {
        stack.publish(ROOM, 1, false, 1);
        var links = ask(1);
        var answers =
                concurrently(links.stream().map(link -> press(link, "confirm")).toList());
        assertThat(tally(answers).keySet()).isSubsetOf("confirmed", "full", "already");
        assertConsistent(1);
        assertThat(stack.count(ROOM, "taken")).isEqualTo(1);
        assertThat(statuses()).isEqualTo(Map.of("confirmed", 1L, "requested", PEOPLE - 1L));
    }

    @Test
    void lastSeatGoesToOnePersonAndTheOthersWait() {
        stack.publish(ROOM, 1, true, 1);
        var links = ask(1);
        var answers =
                concurrently(links.stream().map(link -> press(link, "confirm")).toList());
        assertThat(tally(answers).keySet()).isSubsetOf("confirmed", "waiting", "already");
        assertConsistent(1);
        assertThat(statuses()).isEqualTo(Map.of("confirmed", 1L, "waiting", PEOPLE - 1L));
    }

    /// The control experiment: it is the condition that keeps the promise, and this race depends on it.
    @Test
    void withoutTheConditionTheSeatIsGivenTwice() {
        stack.publish(ROOM, 1, false, 1);
        var links = ask(1);
        stack.local.aws().inject(new Unconditional());
        concurrently(links.stream().map(link -> press(link, "confirm")).toList());
        assertThat(stack.count(ROOM, "taken")).isGreaterThan(1);
        assertThat(stack.count(ROOM, "room")).isNegative();
    }

    @Test
    void groupsFillFiftySeatsExactly() {
        stack.publish(ROOM, 50, false, 5);
        var links = ask(5);
        var answers =
                concurrently(links.stream().map(link -> press(link, "confirm")).toList());
        // Who presses again after a lost answer gets "already".
        assertThat(tally(answers).keySet()).isSubsetOf("confirmed", "full", "already");
        assertConsistent(50);
        // Requests for one seat come until the end, so no seat may stay empty while somebody is rejected.
        assertThat(stack.count(ROOM, "taken")).isEqualTo(50);
    }

    @Test
    void concurrentChangesLeaveExactTotals() {
        stack.publish(ROOM, 50, true, 5);
        var links = ask(5);
        concurrently(links.subList(0, PEOPLE / 2).stream()
                .map(link -> press(link, "confirm"))
                .toList());
        assertConsistent(50);

        var actions = new ArrayList<Callable<HttpResponse<String>>>();
        for (var n = 0; n < PEOPLE; n++) {
            var link = links.get(n);
            if (n >= PEOPLE / 2) {
                actions.add(press(link, "confirm"));
            } else {
                actions.add(
                        switch (n % 5) {
                            case 0 -> press(link, "cancel");
                            case 1 -> press(link, "forget", "sure", "yes");
                            case 2 -> press(link, "change", "places", "1");
                            case 3 -> press(link, "change", "places", "5");
                            default -> press(link, "confirm");
                        });
            }
        }
        actions.add(() -> {
            stack.upkeep();
            return null;
        });
        actions.add(() -> {
            stack.upkeep();
            return null;
        });
        var answers = concurrently(actions);
        // Who deletes, gets a 503 and retries may find that the first attempt has succeeded.
        assertThat(tally(answers).keySet())
                .isSubsetOf(
                        "confirmed", "waiting", "cancelled", "changed", "already", "no-room", "deleted", "status 404");
        assertConsistent(50);
        assertThat(stack.rows(ROOM)).as("no row is lost").hasSize(PEOPLE - PEOPLE / 10);

        stack.pass(Duration.ofMinutes(1));
        stack.upkeep();
        assertConsistent(50);
        assertThat(placesOfFirstInLine() > stack.count(ROOM, "room"))
                .as("free seats went to the waiting list")
                .isTrue();
    }

    /// Registers everybody, each for a group of 1 to `most` people; returns their links.
    private List<String> ask(int most) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(n -> probe.ask(ROOM, "person" + n + "@example.org", "places", Integer.toString(1 + n % most)))
                .toList();
    }

    /// Presses as a person does: after a 503, again a little later.
    private Callable<HttpResponse<String>> press(String link, String action, String... more) {
        return () -> {
            var answer = stack.press(link, action, more);
            while (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("retry-after")).isPresent();
                Thread.sleep(ThreadLocalRandom.current().nextInt(500));
                answer = stack.press(link, action, more);
            }
            return answer;
        };
    }

    private static <T> List<T> concurrently(List<Callable<T>> actions) {
        var ready = new CountDownLatch(actions.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = actions.stream()
                    .map(action -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return action.call();
                    }))
                    .toList();
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// How often each outcome occurred; an unexpected status is an outcome too.
    private static Map<String, Long> tally(List<HttpResponse<String>> answers) {
        var tally = new LinkedHashMap<String, Long>();
        for (var answer : answers) {
            if (answer != null) {
                var location = Web.location(answer);
                var outcome = answer.statusCode() != 303
                        ? "status " + answer.statusCode()
                        : location.contains("?done=")
                                ? location.replaceFirst(".*[?]done=", "")
                                : location.replaceFirst(".*/|[?].*", "").replaceFirst("[?].*", "");
                tally.merge(outcome, 1L, Long::sum);
            }
        }
        return tally;
    }

    /// The totals match the rows and are never above the capacity.
    private void assertConsistent(int capacity) {
        var rows = stack.rows(ROOM);
        var confirmed = rows.stream()
                .filter(row -> row.get("status").s().equals("confirmed"))
                .toList();
        var waiting = rows.stream()
                .filter(row -> row.get("status").s().equals("waiting"))
                .toList();
        var taken = confirmed.stream().mapToInt(RaceTest::places).sum();
        assertThat(stack.count(ROOM, "taken")).isEqualTo(taken).isLessThanOrEqualTo(capacity);
        assertThat(stack.count(ROOM, "room")).isEqualTo(capacity - taken);
        assertThat(stack.count(ROOM, "seated")).isEqualTo(confirmed.size());
        assertThat(stack.count(ROOM, "waiting")).isEqualTo(waiting.size());
        assertThat(queue()).hasSize(waiting.size());
    }

    private Map<String, Long> statuses() {
        var statuses = new LinkedHashMap<String, Long>();
        stack.rows(ROOM).forEach(row -> statuses.merge(row.get("status").s(), 1L, Long::sum));
        return statuses;
    }

    private int placesOfFirstInLine() {
        return queue().stream()
                .findFirst()
                .map(item -> Integer.parseInt(item.get("places").n()))
                .orElse(Integer.MAX_VALUE);
    }

    private List<Map<String, AttributeValue>> queue() {
        return probe.partition("W#" + ROOM);
    }

    private static int places(Map<String, AttributeValue> row) {
        return Integer.parseInt(row.get("accepted").m().get("places").n());
    }
}
