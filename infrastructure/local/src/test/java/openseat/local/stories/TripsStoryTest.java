package openseat.local.stories;

import static openseat.local.stories.Stage.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import openseat.Keys;
import openseat.local.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How often each move goes to the table, and what that costs; printed as a table, for whoever reckons.
class TripsStoryTest {

    private static final String ROOM = "trips";
    private static final String FULL = "full-trips";
    private static final String ADA = "ada@example.org";

    private final Stage stage = Stage.open();
    private final Backstage backstage = new Backstage(stage);
    private final Map<String, Cost> costs = new LinkedHashMap<>();

    private record Cost(long trips, double readUnits, double writeUnits, String how) {}

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void askingIsOneTripAndEveryMoveIsAHandful() {
        stage.publish(ROOM, 40, true, 10);
        stage.publish(FULL, 1, true, 1);
        stage.register(ROOM, "warm@example.org");
        stage.press(backstage.ask(FULL, "first@example.org"), "confirm");

        // The day's first letter also draws the day's salt.
        letter(ROOM, "warm@example.org");
        take("ask, plain", "RegisterFunction", () -> stage.register(ROOM, ADA, "name", "عبد الرحمن بن يوسف"));
        take("ask, fullest", "RegisterFunction", () -> stage.register(ROOM, "fullest@example.org", fullest()));
        take("ask again", "RegisterFunction", () -> stage.register(ROOM, ADA, "places", "2"));
        var link = backstage.link(ROOM, ADA);
        take("letter: confirm", "SendMailFunction", () -> letter(ROOM, ADA));
        take("open the link", "ManageFunction", () -> stage.open(link));
        take("confirm", "ManageFunction", () -> stage.press(link, "confirm"));
        take("letter: ticket", "SendMailFunction", () -> letter(ROOM, ADA));
        take("change", "ManageFunction", () -> stage.press(link, "change", "places", "3"));
        stage.register(ROOM, ADA, "places", "4");
        take("use", "ManageFunction", () -> stage.press(link, "use"));
        stage.register(ROOM, ADA, "places", "5");
        take("drop", "ManageFunction", () -> stage.press(link, "drop"));
        take("cancel", "ManageFunction", () -> stage.press(link, "cancel"));
        take("letter: cancelled", "SendMailFunction", () -> letter(ROOM, ADA));
        take("come back", "ManageFunction", () -> stage.press(link, "confirm"));
        take("delete me now", "ManageFunction", () -> stage.press(link, "forget", "sure", "yes"));

        var waiter = backstage.ask(FULL, ADA);
        take("confirm, full", "ManageFunction", () -> stage.press(waiter, "confirm"));
        take("letter: waiting", "SendMailFunction", () -> letter(FULL, ADA));
        take("leave", "ManageFunction", () -> stage.press(waiter, "cancel"));

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
        stage.publish(FULL, 1, true, 1);
        var first = backstage.ask(FULL, "first@example.org");
        stage.press(first, "confirm");
        stage.press(backstage.ask(FULL, ADA), "confirm");
        backstage.ask(FULL, "lapses@example.org");
        stage.upkeep();
        take("upkeep, idle", "UpkeepFunction", stage::upkeep);
        stage.press(first, "cancel");
        letter(FULL, "first@example.org");
        take("upkeep, promotion and ticket", "UpkeepFunction", stage::upkeep);
        stage.pass(Duration.ofDays(7));
        take("upkeep, one lapse", "UpkeepFunction", stage::upkeep);
        print();
        assertThat(stage.count(FULL, "promoted")).isEqualTo(1);
        assertThat(stage.count(FULL, "lapsed_requested")).isEqualTo(1);
        assertThat(costs.get("upkeep, promotion and ticket").trips - costs.get("upkeep, idle").trips).isLessThanOrEqualTo(45);
        assertThat(costs.get("upkeep, one lapse").trips - costs.get("upkeep, idle").trips).isLessThanOrEqualTo(40);
        assertThat(costs.get("upkeep, idle").writeUnits).isZero();
    }

    @Test
    void aPlainRowIsOneUnitAndTheFullestFour() {
        stage.register(SAMPLE, ADA, "name", "عبد الرحمن بن يوسف");
        stage.register(SAMPLE, "fullest@example.org", fullest());
        var plain = size(backstage.item(Keys.registration(SAMPLE, backstage.id(SAMPLE, ADA))));
        var fullest = size(backstage.item(Keys.registration(SAMPLE, backstage.id(SAMPLE, "fullest@example.org"))));
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
        var id = backstage.id(event, address);
        stage.local.invoke("SendMailFunction", "{\"Records\": [{\"dynamodb\": {\"Keys\": {\"pk\": {\"S\": \"R#" + event + "#" + id.charAt(0)
                + "\"}, \"sk\": {\"S\": \"" + id + "\"}}}}]}");
    }

    private void take(String move, String function, Runnable run) {
        stage.local.forgetCalls();
        run.run();
        Predicate<Usage> theirs = usage -> usage.function().equals(function) && usage.service().equals("dynamodb");
        var used = stage.local.calls().stream().filter(theirs).toList();
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
