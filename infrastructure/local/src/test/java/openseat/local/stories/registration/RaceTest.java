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
import openseat.local.aws.AwsCall;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Two hundred people press at once.
@Isolated("it needs the whole machine")
class RaceTest {

    private static final String ROOM = "last-seats";
    private static final int PEOPLE = 200;

    private final TestStack stack = TestStack.open(Map.of("LettersPerNetwork", "10000", "LettersPerHour", "10000", "LettersPerAddress", "100"));
    private final TableProbe probe = new TableProbe(stack);

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void lastSeatGoesToOnePerson() {
        stack.publish(ROOM, 1, false, 1);
        var links = ask(1);
        var answers = atOnce(links.stream().map(link -> press(link, "confirm")).toList());
        assertThat(tally(answers).keySet()).isSubsetOf("confirmed", "full", "already");
        assertSound(1);
        assertThat(stack.count(ROOM, "taken")).isEqualTo(1);
        assertThat(standings()).isEqualTo(Map.of("confirmed", 1L, "requested", PEOPLE - 1L));
    }

    @Test
    void lastSeatGoesToOnePersonAndTheOthersWait() {
        stack.publish(ROOM, 1, true, 1);
        var links = ask(1);
        var answers = atOnce(links.stream().map(link -> press(link, "confirm")).toList());
        assertThat(tally(answers).keySet()).isSubsetOf("confirmed", "waiting", "already");
        assertSound(1);
        assertThat(standings()).isEqualTo(Map.of("confirmed", 1L, "waiting", PEOPLE - 1L));
    }

    /// The control: what keeps the promise is the condition, and this race is one that needs it.
    @Test
    void withoutTheConditionTheSeatIsGivenTwice() {
        stack.publish(ROOM, 1, false, 1);
        var links = ask(1);
        stack.local.aws().inject(new Unconditional());
        atOnce(links.stream().map(link -> press(link, "confirm")).toList());
        assertThat(stack.count(ROOM, "taken")).isGreaterThan(1);
        assertThat(stack.count(ROOM, "room")).isNegative();
    }

    @Test
    void groupsFillFiftySeatsExactly() {
        stack.publish(ROOM, 50, false, 5);
        var links = ask(5);
        var answers = atOnce(links.stream().map(link -> press(link, "confirm")).toList());
        // Whoever presses again after an answer that was lost is told the truth: they have the seat already.
        assertThat(tally(answers).keySet()).isSubsetOf("confirmed", "full", "already");
        assertSound(50);
        // Somebody for one seat came after nearly everybody: no seat stays empty while one is refused.
        assertThat(stack.count(ROOM, "taken")).isEqualTo(50);
    }

    @Test
    void concurrentChangesLeaveExactTotals() {
        stack.publish(ROOM, 50, true, 5);
        var links = ask(5);
        atOnce(links.subList(0, PEOPLE / 2).stream().map(link -> press(link, "confirm")).toList());
        assertSound(50);

        var moves = new ArrayList<Callable<HttpResponse<String>>>();
        for (var n = 0; n < PEOPLE; n++) {
            var link = links.get(n);
            if (n >= PEOPLE / 2) {
                moves.add(press(link, "confirm"));
            } else {
                moves.add(switch (n % 5) {
                    case 0 -> press(link, "cancel");
                    case 1 -> press(link, "forget", "sure", "yes");
                    case 2 -> press(link, "change", "places", "1");
                    case 3 -> press(link, "change", "places", "5");
                    default -> press(link, "confirm");
                });
            }
        }
        moves.add(() -> {
            stack.upkeep();
            return null;
        });
        moves.add(() -> {
            stack.upkeep();
            return null;
        });
        var answers = atOnce(moves);
        // Who deletes, hears that too many are here, and tries again, may find that it was done.
        assertThat(tally(answers).keySet()).isSubsetOf("confirmed", "waiting", "cancelled", "changed", "already", "no-room", "deleted", "status 404");
        assertSound(50);
        assertThat(stack.rows(ROOM)).as("nobody is lost").hasSize(PEOPLE - PEOPLE / 10);

        stack.pass(Duration.ofMinutes(1));
        stack.upkeep();
        assertSound(50);
        assertThat(firstWhoWaits() > stack.count(ROOM, "room")).as("what came free went to those who wait").isTrue();
    }

    /// Two hundred links, for 1 to `most` people each.
    private List<String> ask(int most) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(n -> probe.ask(ROOM, "person" + n + "@example.org", "places", Integer.toString(1 + n % most)))
                .toList();
    }

    /// Presses as people do: who is told that too many are here tries again a little later.
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

    private static <T> List<T> atOnce(List<Callable<T>> moves) {
        var ready = new CountDownLatch(moves.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = moves.stream().map(move -> threads.submit(() -> {
                ready.countDown();
                ready.await();
                return move.call();
            })).toList();
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// How often each thing was said; any status but an honest one stands among them.
    private static Map<String, Long> tally(List<HttpResponse<String>> answers) {
        var tally = new LinkedHashMap<String, Long>();
        for (var answer : answers) {
            if (answer != null) {
                var location = TestStack.location(answer);
                var said = answer.statusCode() != 303 ? "status " + answer.statusCode()
                        : location.contains("?done=") ? location.replaceFirst(".*[?]done=", "") : location.replaceFirst(".*/|[?].*", "").replaceFirst("[?].*", "");
                tally.merge(said, 1L, Long::sum);
            }
        }
        return tally;
    }

    /// The totals are what the rows say, and never above the capacity.
    private void assertSound(int capacity) {
        var rows = stack.rows(ROOM);
        var confirmed = rows.stream().filter(row -> row.get("status").s().equals("confirmed")).toList();
        var waiting = rows.stream().filter(row -> row.get("status").s().equals("waiting")).toList();
        var taken = confirmed.stream().mapToInt(RaceTest::places).sum();
        assertThat(stack.count(ROOM, "taken")).isEqualTo(taken).isLessThanOrEqualTo(capacity);
        assertThat(stack.count(ROOM, "room")).isEqualTo(capacity - taken);
        assertThat(stack.count(ROOM, "seated")).isEqualTo(confirmed.size());
        assertThat(stack.count(ROOM, "waiting")).isEqualTo(waiting.size());
        assertThat(queue()).hasSize(waiting.size());
    }

    private Map<String, Long> standings() {
        var standings = new LinkedHashMap<String, Long>();
        stack.rows(ROOM).forEach(row -> standings.merge(row.get("status").s(), 1L, Long::sum));
        return standings;
    }

    private int firstWhoWaits() {
        return queue().stream().findFirst().map(item -> Integer.parseInt(item.get("places").n())).orElse(Integer.MAX_VALUE);
    }

    private List<Map<String, AttributeValue>> queue() {
        return probe.partition("W#" + ROOM);
    }

    private static int places(Map<String, AttributeValue> row) {
        return Integer.parseInt(row.get("accepted").m().get("places").n());
    }

    /// Takes the condition off every write to the seats.
    private static final class Unconditional implements Fault {

        @Override
        public FaultEffect of(AwsCall call) {
            return call.operation().equals("TransactWriteItems") ? new FaultEffect.Altered(call.with("TransactItems", without(call.body().get("TransactItems")))) : new FaultEffect.None();
        }

        /// What names and values a condition used must stay used, or DynamoDB refuses the write: so it is made to hold.
        private static Object without(Object value) {
            return switch (value) {
                case List<?> list -> list.stream().map(Unconditional::without).toList();
                case Map<?, ?> map -> {
                    var copy = new LinkedHashMap<Object, Object>();
                    map.forEach((name, inner) -> copy.put(name, without(inner)));
                    if (String.valueOf(map.get("Key")).contains("S#") && map.containsKey("ConditionExpression")) {
                        copy.put("ConditionExpression", "(" + map.get("ConditionExpression") + ") OR attribute_exists(pk)");
                    }
                    yield copy;
                }
                default -> value;
            };
        }
    }
}
