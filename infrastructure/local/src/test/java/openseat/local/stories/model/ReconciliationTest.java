package openseat.local.stories.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import openseat.Environment;
import openseat.Keys;
import openseat.SaltedHash;
import openseat.Settings;
import openseat.document.Events;
import openseat.dynamodb.Item;
import openseat.dynamodb.Table;
import openseat.event.Access;
import openseat.event.PublishedEvent;
import openseat.form.Answers;
import openseat.input.EmailAddress;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Status;
import openseat.registration.Submission;
import openseat.transition.RegistrationWrites;
import openseat.transition.SystemTransitions;
import openseat.transition.Transitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Thousands of moves by the real transitions, without pages and mails, after which every counter of `SEATS` is what
/// one counts over the rows. `-Dopenseat.moves=10000` makes more.
class ReconciliationTest {

    private static final int MOVES = Integer.getInteger("openseat.moves", 600);
    private static final long SEED = Long.getLong("openseat.seed", System.nanoTime());
    private static final String ROOM = "counted-room";
    private static final int CAPACITY = 40;
    private static final int PEOPLE = 45;
    private static final byte[] USED = new byte[32];
    private static final List<Answers.ParticipantType> TYPES = List.of(Answers.ParticipantType.values());
    private static final List<String> LANGUAGES = List.of("ar", "zh-Hant", "en", "fr", "sw", "none", "other");

    private final TestStack stack = TestStack.open();
    private final TableProbe probe = new TableProbe(stack);
    private final Random random = new Random(SEED);
    private final Environment environment = new Environment(
            new Table(stack.local.table(), stack.table), stack.local.clock(), random, new Settings(Map.of()));
    private final Registrations registrations = new Registrations(environment);
    private final Transitions transitions = new Transitions(environment, registrations);
    private final SystemTransitions system = new SystemTransitions(environment, registrations);

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void everyCounterIsWhatTheRowsSay() {
        stack.publish(ROOM, CAPACITY, true, 3);
        var published = new Events(environment.table()).find(ROOM).orElseThrow();
        var salt = environment
                .table()
                .get(Keys.salt(ROOM))
                .orElseThrow()
                .bytes("salt")
                .orElseThrow();
        var statuses = new TreeMap<String, Integer>();
        for (var n = 1; n <= MOVES; n++) {
            var address = address("person" + random.nextInt(PEOPLE));
            var row = registrations.find(Keys.registration(ROOM, SaltedHash.hex(salt, address.canonical())));
            move(row, published, salt, address);
            statuses.merge(row.map(found -> found.status().word).orElse("nobody"), 1, Integer::sum);
            stack.pass(Duration.ofSeconds(1));
            if (n % 50 == 0 || n == MOVES) {
                assertThat(counters())
                        .as("after %d moves with -Dopenseat.seed=%d", n, SEED)
                        .isEqualTo(counted());
            }
        }
        assertThat(statuses)
                .as("moves by status")
                .containsKeys("nobody", "requested", "confirmed", "waiting", "cancelled");
        assertThat(stack.count(ROOM, "promoted")).isPositive();
        assertThat(stack.count(ROOM, "changed")).isPositive();
    }

    private void move(Optional<Registration> found, PublishedEvent published, byte[] salt, EmailAddress address) {
        if (found.isEmpty() || random.nextInt(8) == 0) {
            var now = stack.local.clock().instant();
            var submission = new Submission(answers(), "en", published.revision(), now);
            environment
                    .table()
                    .update(RegistrationWrites.request(published, salt, address, submission, new byte[16], now));
            return;
        }
        var row = found.get();
        switch (row.status()) {
            case REQUESTED, CANCELLED -> {
                switch (random.nextInt(8)) {
                    case 0 -> system.expire(row);
                    case 1 -> system.erase(row);
                    default -> {
                        // The link that a letter would have brought.
                        probe.link(ROOM, address.toString());
                        transitions.confirm(registrations.find(row.key()).orElseThrow(), published, USED);
                    }
                }
            }
            case CONFIRMED -> {
                switch (random.nextInt(9)) {
                    case 0 -> system.erase(row);
                    case 1 -> system.end(row, Optional.of(published));
                    case 2 -> system.dropAnswers(row, published);
                    case 3, 4 -> transitions.cancel(row, published, USED);
                    default -> transitions.change(row, published, answers(), USED);
                }
            }
            case WAITING -> {
                switch (random.nextInt(6)) {
                    case 0 -> system.erase(row);
                    case 1 -> transitions.cancel(row, published, USED);
                    case 2 -> transitions.change(row, published, answers(), USED);
                    default -> system.promote(row);
                }
            }
        }
    }

    private Answers answers() {
        return new Answers(
                Optional.of("Somebody"),
                Optional.empty(),
                random.nextBoolean() ? Optional.of(TYPES.get(random.nextInt(TYPES.size()))) : Optional.empty(),
                random.nextBoolean() ? Optional.of(LANGUAGES.get(random.nextInt(LANGUAGES.size()))) : Optional.empty(),
                Stream.of(Access.values()).filter(_ -> random.nextInt(3) == 0).toList(),
                Optional.empty(),
                Optional.empty(),
                1 + random.nextInt(3));
    }

    /// What `SEATS` says, without what is zero and what only grows.
    private Map<String, Long> counters() {
        var item = environment.table().get(Keys.seats(ROOM)).orElseThrow();
        var counters = new TreeMap<String, Long>();
        item.values().keySet().stream()
                .filter(name -> List.of("room", "seated", "taken", "waiting").contains(name)
                        || name.matches("(type|interpretation|access)_.*"))
                .filter(name -> item.number(name) != 0)
                .forEach(name -> counters.put(name, item.number(name)));
        return counters;
    }

    private Map<String, Long> counted() {
        var counted = new HashMap<String, Long>();
        counted.put("room", (long) CAPACITY);
        for (var attributes : stack.rows(ROOM)) {
            var row = Registration.from(new Item(attributes));
            if (row.status() == Status.WAITING) {
                counted.merge("waiting", 1L, Long::sum);
            }
            if (row.status() == Status.CONFIRMED) {
                count(row.answers(), counted);
            }
        }
        counted.values().removeIf(count -> count == 0);
        return new TreeMap<>(counted);
    }

    private static void count(Answers answers, Map<String, Long> counted) {
        counted.merge("seated", 1L, Long::sum);
        counted.merge("taken", (long) answers.places(), Long::sum);
        counted.merge("room", (long) -answers.places(), Long::sum);
        var type = answers.participantType().map(one -> one.word).orElse("unstated");
        var language = answers.interpretation()
                .map(tag -> tag.replace("zh-Hant", "zh").replace("sw", "other"))
                .orElse("unstated");
        counted.merge("type_" + type.replace('-', '_'), 1L, Long::sum);
        counted.merge("interpretation_" + language, 1L, Long::sum);
        answers.access().forEach(need -> counted.merge("access_" + need.word.replace('-', '_'), 1L, Long::sum));
        if (!answers.access().isEmpty()) {
            counted.merge("access_any", 1L, Long::sum);
        }
    }

    private static EmailAddress address(String name) {
        return switch (EmailAddress.read(name + "@example.org")) {
            case EmailAddress.Deliverable(var address) -> address;
            case EmailAddress.Malformed _, EmailAddress.NotWritable _, EmailAddress.TooLong _ ->
                throw new IllegalStateException();
        };
    }
}
