package openseat.local.stories.registration;

import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import openseat.Keys;
import openseat.local.aws.Usage;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How often each move goes to the table, and what that costs; printed as a table, for whoever reckons.
class CostTest {

    private static final String ROOM = "trips";
    private static final String FULL = "full-trips";
    private static final String ADA = "ada@example.org";

    private final TestStack stack = TestStack.open();
    private final TableProbe probe = new TableProbe(stack);
    private final Map<String, Cost> costs = new LinkedHashMap<>();

    private record Cost(long trips, double readUnits, double writeUnits, String how) {}

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void askingIsOneTripAndEveryMoveIsAHandful() {
        stack.publish(ROOM, 40, true, 10);
        stack.publish(FULL, 1, true, 1);
        stack.register(ROOM, "warm@example.org");
        stack.press(probe.ask(FULL, "first@example.org"), "confirm");

        // The day's first letter also draws the day's salt.
        letter(ROOM, "warm@example.org");
        take("ask, plain", "RegisterFunction", () -> stack.register(ROOM, ADA, "name", "عبد الرحمن بن يوسف"));
        take("ask, fullest", "RegisterFunction", () -> stack.register(ROOM, "fullest@example.org", fullest()));
        take("ask again", "RegisterFunction", () -> stack.register(ROOM, ADA, "places", "2"));
        var link = probe.link(ROOM, ADA);
        take("letter: confirm", "SendMailFunction", () -> letter(ROOM, ADA));
        take("open the link", "ManageFunction", () -> stack.open(link));
        take("confirm", "ManageFunction", () -> stack.press(link, "confirm"));
        take("letter: ticket", "SendMailFunction", () -> letter(ROOM, ADA));
        take("change", "ManageFunction", () -> stack.press(link, "change", "places", "3"));
        stack.register(ROOM, ADA, "places", "4");
        take("use", "ManageFunction", () -> stack.press(link, "use"));
        stack.register(ROOM, ADA, "places", "5");
        take("drop", "ManageFunction", () -> stack.press(link, "drop"));
        take("cancel", "ManageFunction", () -> stack.press(link, "cancel"));
        take("letter: cancelled", "SendMailFunction", () -> letter(ROOM, ADA));
        take("come back", "ManageFunction", () -> stack.press(link, "confirm"));
        take("delete me now", "ManageFunction", () -> stack.press(link, "forget", "sure", "yes"));

        var waiter = probe.ask(FULL, ADA);
        take("confirm, full", "ManageFunction", () -> stack.press(waiter, "confirm"));
        take("letter: waiting", "SendMailFunction", () -> letter(FULL, ADA));
        take("leave", "ManageFunction", () -> stack.press(waiter, "cancel"));

        print();
        assertThat(costs).allSatisfy((move, cost) -> {
            if (move.startsWith("ask")) {
                assertThat(cost.trips).as(move).isEqualTo(1);
                assertThat(cost.readUnits).as(move).isZero();
            } else if (move.startsWith("letter")) {
                assertThat(cost.trips).as(move).isLessThanOrEqualTo(9);
            } else {
                // The row, the event, the transaction; and where the first of two did not fit, the other.
                assertThat(cost.trips).as(move).isLessThanOrEqualTo(4);
            }
        });
    }

    @Test
    void upkeepThatPromotesAndLapsesGoesToTheTableForEachOfThemAFewTimes() {
        stack.publish(FULL, 1, true, 1);
        var first = probe.ask(FULL, "first@example.org");
        stack.press(first, "confirm");
        stack.press(probe.ask(FULL, ADA), "confirm");
        probe.ask(FULL, "lapses@example.org");
        stack.upkeep();
        take("upkeep, idle", "UpkeepFunction", stack::upkeep);
        stack.press(first, "cancel");
        letter(FULL, "first@example.org");
        take("upkeep, promotion and ticket", "UpkeepFunction", stack::upkeep);
        stack.pass(Duration.ofDays(7));
        take("upkeep, one lapse", "UpkeepFunction", stack::upkeep);
        print();
        assertThat(stack.count(FULL, "promoted")).isEqualTo(1);
        assertThat(stack.count(FULL, "expired_requested")).isEqualTo(1);
        assertThat(costs.get("upkeep, promotion and ticket").trips - costs.get("upkeep, idle").trips).isLessThanOrEqualTo(45);
        assertThat(costs.get("upkeep, one lapse").trips - costs.get("upkeep, idle").trips).isLessThanOrEqualTo(40);
        assertThat(costs.get("upkeep, idle").writeUnits).isZero();
    }

    @Test
    void aPlainRowIsOneUnitAndTheFullestFour() {
        stack.register(SAMPLE, ADA, "name", "عبد الرحمن بن يوسف");
        stack.register(SAMPLE, "fullest@example.org", fullest());
        var plain = size(probe.item(Keys.registration(SAMPLE, probe.id(SAMPLE, ADA))));
        var fullest = size(probe.item(Keys.registration(SAMPLE, probe.id(SAMPLE, "fullest@example.org"))));
        System.out.printf("a plain row: %d octets, the fullest: %d%n", plain, fullest);
        assertThat(plain).isLessThanOrEqualTo(1024);
        assertThat(fullest).isLessThanOrEqualTo(4096);
    }

    private static String[] fullest() {
        return new String[] {"name", "ا".repeat(80), "organization", "界".repeat(120), "participantType", "civil-society", "interpretation", "zh-Hant-TW",
            "access", "captions", "access", "sign", "access", "step-free", "access", "documents", "accessNote", "語".repeat(200),
            "zone", "America/Argentina/ComodRivadavia", "places", "10", "lang", "zh"};
    }

    private void letter(String event, String address) {
        var id = probe.id(event, address);
        stack.local.invoke("SendMailFunction", "{\"Records\": [{\"dynamodb\": {\"Keys\": {\"pk\": {\"S\": \"R#" + event + "#" + id.charAt(0)
                + "\"}, \"sk\": {\"S\": \"" + id + "\"}}}}]}");
    }

    private void take(String move, String function, Runnable run) {
        stack.local.forgetCalls();
        run.run();
        Predicate<Usage> theirs = usage -> usage.function().equals(function) && usage.service().equals("dynamodb");
        var used = stack.local.calls().stream().filter(theirs).toList();
        costs.put(move, new Cost(
                used.stream().mapToLong(Usage::calls).sum(),
                used.stream().mapToDouble(Usage::readUnits).sum(),
                used.stream().mapToDouble(Usage::writeUnits).sum(),
                String.join(", ", used.stream().map(usage -> usage.calls() + " " + usage.operation()).toList())));
    }

    private void print() {
        System.out.printf("%-30s %5s %7s %7s  %s%n", "move", "trips", "read", "write", "");
        costs.forEach((move, cost) -> System.out.printf("%-30s %5d %7.1f %7.1f  %s%n", move, cost.trips, cost.readUnits, cost.writeUnits, cost.how));
    }

    /// As DynamoDB reckons an item's size, a little too much rather than too little
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).
    private static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream().mapToInt(entry -> octets(entry.getKey()) + size(entry.getValue())).sum();
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> octets(value.s());
            case N -> value.n().length() / 2 + 2;
            case B -> value.b().asByteArray().length;
            case L -> 3 + value.l().stream().mapToInt(inner -> 1 + size(inner)).sum();
            case M -> 3 + value.m().entrySet().stream().mapToInt(entry -> 1 + octets(entry.getKey()) + size(entry.getValue())).sum();
            default -> 1;
        };
    }

    private static int octets(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
