package openseat.local.stories.registration;

import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.local.aws.Usage;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The calls to the table that each action makes, and their cost; also printed as a table, for calculations.
class CostTest {

    private static final String ROOM = "cost-room";
    private static final String FULL = "full-room";
    private static final String ADA = "ada@example.org";

    private final TestStack stack = TestStack.open();
    private final TableProbe probe = new TableProbe(stack);
    private final Map<String, Cost> costs = new LinkedHashMap<>();

    private record Cost(long calls, double readUnits, double writeUnits, String how) {}

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void registeringIsOneCallAndEachActionAFew() {
        stack.publish(ROOM, 40, true, 10);
        stack.publish(FULL, 1, true, 1);
        stack.register(ROOM, "warm@example.org");
        stack.press(probe.ask(FULL, "first@example.org"), "confirm");

        // The first letter of a day also creates the day's salt.
        letter(ROOM, "warm@example.org");
        measure("register, plain", "RegisterFunction", () -> stack.register(ROOM, ADA, "name", "عبد الرحمن بن يوسف"));
        measure(
                "register, largest",
                "RegisterFunction",
                () -> stack.register(ROOM, "largest@example.org", Web.largestAnswers()));
        // As on a quiet day: while the limits of mail are in use, each costs one unit more.
        stack.pass(Duration.ofMinutes(2));
        measure("letter: confirm", "SendMailFunction", () -> letter(ROOM, ADA));
        var link = Web.linkIn(stack.mailTo(ADA));
        measure("open the link", "ManageFunction", () -> stack.open(link));
        measure("confirm", "ManageFunction", () -> stack.press(link, "confirm"));
        measure("letter: ticket", "SendMailFunction", () -> letter(ROOM, ADA));
        measure("change", "ManageFunction", () -> stack.press(link, "change", "places", "3"));
        letter(ROOM, ADA);
        // Reads the event, which is then known for five seconds.
        stack.register(ROOM, "warm@example.org");
        measure("register again", "RegisterFunction", () -> stack.register(ROOM, ADA, "places", "4"));
        stack.pass(Duration.ofMinutes(2));
        measure("letter: requested again", "SendMailFunction", () -> letter(ROOM, ADA));
        measure("use", "ManageFunction", () -> stack.press(link, "use", "request", stack.offered(link)));
        letter(ROOM, ADA);
        stack.register(ROOM, ADA, "places", "5");
        letter(ROOM, ADA);
        measure("drop", "ManageFunction", () -> stack.press(link, "drop", "request", stack.offered(link)));
        measure("cancel", "ManageFunction", () -> stack.press(link, "cancel"));
        measure("letter: cancelled", "SendMailFunction", () -> letter(ROOM, ADA));
        measure("come back", "ManageFunction", () -> stack.press(link, "confirm"));
        measure("delete me now", "ManageFunction", () -> stack.press(link, "forget", "sure", "yes"));

        stack.register(FULL, ADA);
        letter(FULL, ADA);
        var waiter = Web.linkIn(stack.mailTo(ADA));
        measure("confirm, full", "ManageFunction", () -> stack.press(waiter, "confirm"));
        measure("letter: waiting", "SendMailFunction", () -> letter(FULL, ADA));
        measure("leave", "ManageFunction", () -> stack.press(waiter, "cancel"));

        print();
        assertThat(costs).allSatisfy((action, cost) -> {
            if (action.startsWith("register")) {
                assertThat(cost.calls).as(action).isEqualTo(1);
                assertThat(cost.readUnits).as(action).isZero();
            } else if (action.startsWith("letter")) {
                assertThat(cost.calls).as(action).isLessThanOrEqualTo(12);
            } else {
                // The row, the event, and the transaction; and if the first transaction did not fit, the other one.
                // Taking over or dropping a request first opens the page that shows it.
                assertThat(cost.calls).as(action).isLessThanOrEqualTo(5);
            }
        });
        var toTicket = Stream.of("register, plain", "letter: confirm", "confirm", "letter: ticket")
                .mapToDouble(action -> costs.get(action).writeUnits)
                .sum();
        System.out.printf("from request to ticket: %.0f write units%n", toTicket);
        assertThat(toTicket).isLessThanOrEqualTo(26);
    }

    @Test
    void firstRegistrationAfterAStartReadsInOneCall() {
        stack.publish(ROOM, 40, true, 10);
        stack.local.clearCalls();
        stack.register(ROOM, ADA);
        assertThat(stack.local.calls())
                .filteredOn(usage -> usage.function().equals("RegisterFunction"))
                .extracting(Usage::operation, Usage::calls)
                .containsExactlyInAnyOrder(tuple("BatchGetItem", 1L), tuple("UpdateItem", 1L));
    }

    @Test
    void upkeepMakesAFewCallsPerPromotionAndExpiry() {
        stack.publish(FULL, 1, true, 1);
        var first = stack.takeSeat(FULL, "first@example.org");
        stack.takeSeat(FULL, ADA);
        stack.register(FULL, "expires@example.org");
        stack.local.stream().drain();
        stack.upkeep();
        measure("upkeep, idle", "UpkeepFunction", stack::upkeep);
        stack.press(first, "cancel");
        letter(FULL, "first@example.org");
        measure("upkeep, promotion and ticket", "UpkeepFunction", stack::upkeep);
        stack.pass(Duration.ofDays(7));
        measure("upkeep, one expiry", "UpkeepFunction", stack::upkeep);
        print();
        assertThat(stack.count(FULL, "promoted")).isEqualTo(1);
        assertThat(stack.count(FULL, "expired_requested")).isEqualTo(1);
        assertThat(costs.get("upkeep, promotion and ticket").calls - costs.get("upkeep, idle").calls)
                .isLessThanOrEqualTo(15);
        assertThat(costs.get("upkeep, one expiry").calls - costs.get("upkeep, idle").calls)
                .isLessThanOrEqualTo(5);
        assertThat(costs.get("upkeep, idle").writeUnits).isZero();
    }

    @Test
    void plainRowIsOneUnitAndTheLargestFour() {
        stack.register(SAMPLE, ADA, "name", "عبد الرحمن بن يوسف");
        stack.register(SAMPLE, "largest@example.org", Web.largestAnswers());
        var plain = size(probe.item(Keys.registration(SAMPLE, probe.id(SAMPLE, ADA))));
        var largest = size(probe.item(Keys.registration(SAMPLE, probe.id(SAMPLE, "largest@example.org"))));
        System.out.printf("a plain row: %d bytes, the largest: %d%n", plain, largest);
        assertThat(plain).isLessThanOrEqualTo(1024);
        assertThat(largest).isLessThanOrEqualTo(4096);
    }

    private void letter(String event, String address) {
        var id = probe.id(event, address);
        stack.local.invoke(
                "SendMailFunction",
                "{\"Records\": [{\"dynamodb\": {\"Keys\": {\"pk\": {\"S\": \"R#" + event + "#" + id.charAt(0)
                        + "\"}, \"sk\": {\"S\": \"" + id + "\"}}}}]}");
    }

    private void measure(String action, String function, Runnable run) {
        stack.local.clearCalls();
        run.run();
        Predicate<Usage> relevant =
                usage -> usage.function().equals(function) && usage.service().equals("dynamodb");
        var used = stack.local.calls().stream().filter(relevant).toList();
        costs.put(
                action,
                new Cost(
                        used.stream().mapToLong(Usage::calls).sum(),
                        used.stream().mapToDouble(Usage::readUnits).sum(),
                        used.stream().mapToDouble(Usage::writeUnits).sum(),
                        String.join(
                                ", ",
                                used.stream()
                                        .map(usage -> usage.calls() + " " + usage.operation())
                                        .toList())));
    }

    private void print() {
        System.out.printf("%-30s %5s %7s %7s  %s%n", "action", "calls", "read", "write", "");
        costs.forEach((action, cost) -> System.out.printf(
                "%-30s %5d %7.1f %7.1f  %s%n", action, cost.calls, cost.readUnits, cost.writeUnits, cost.how));
    }

    /// An item's size by DynamoDB's rules, rounded up rather than down
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).
    private static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + size(entry.getValue()))
                .sum();
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> value.n().length() / 2 + 2;
            case B -> value.b().asByteArray().length;
            case L -> 3 + value.l().stream().mapToInt(inner -> 1 + size(inner)).sum();
            case M ->
                3
                        + value.m().entrySet().stream()
                                .mapToInt(entry -> 1 + bytes(entry.getKey()) + size(entry.getValue()))
                                .sum();
            default -> 1;
        };
    }

    private static int bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
