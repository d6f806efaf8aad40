package openseat.local.stories.attack;

import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A flood of requests from one line beside honest people on others, at one letter a second.
///
/// `-Dopenseat.flood=10000` sends more requests; by the moved clock it prints how long each honest person waits.
class FloodTest {

    private static final int FLOOD = Integer.getInteger("openseat.flood", 400);
    private static final int LINES = 50;
    private static final int HONEST = 100;

    private final TestStack stack = TestStack.open(Map.of("MailPerSecond", "10", "LettersPerHour", "100000"));

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void aFloodDelaysNobodyElse() throws Exception {
        stack.publish("room", 20_000);
        stack.publish("other", 20);
        var holder = stack.takeSeat("other", "holder@example.org");
        stack.pass(Duration.ofMinutes(1));

        var asked = new HashMap<String, Instant>();
        var start = stack.local.clock().instant();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var n = 0; n < FLOOD; n++) {
                var address = "flood" + n + "@example.net";
                threads.execute(() -> stack.registerFrom(200, "room", address));
                if (n % (FLOOD / HONEST) == 0) {
                    var honest = n / (FLOOD / HONEST);
                    var own = "honest" + honest + "@example.org";
                    asked.put(own, start);
                    threads.execute(() -> stack.registerFrom(1 + honest % LINES, "room", own));
                }
            }
        }
        // A ticket that SES has to be asked for again, behind the flood.
        stack.post("/local/mail", "application/json", "{\"mode\": \"throttle\", \"next\": 1}");
        stack.press(holder, "cancel");
        stack.local.stream().drain();
        var waits = new ArrayList<Long>();
        for (var minute = 0; minute < 3; minute++) {
            stack.pass(Duration.ofMinutes(1));
            stack.upkeep();
        }
        asked.forEach((address, at) -> {
            var letters = stack.mailsTo(address);
            waits.add(
                    letters.isEmpty()
                            ? Long.MAX_VALUE
                            : Duration.between(at, letters.getFirst().at()).toSeconds());
        });
        Collections.sort(waits);
        System.out.printf(
                "%d requests from one line: of %d honest people on %d lines, half wait %d s or less, all %d s or less%n",
                FLOOD, waits.size(), LINES, waits.get(waits.size() / 2), waits.getLast());
        assertThat(waits.getLast()).isLessThanOrEqualTo(60);
        assertThat(stack.mailTo("holder@example.org").subject()).contains("cancelled");
        assertThat(Duration.between(start, stack.mailTo("holder@example.org").at()))
                .isLessThanOrEqualTo(Duration.ofMinutes(2));
        assertThat(flooded()).as("the flood's own line goes on at its pace").isBetween(60L, 64L);
        assertThat(linkIn(stack.mailTo("honest0@example.org"))).isNotBlank();
    }

    private long flooded() {
        return stack.local.mailbox().mails().stream()
                .map(mail -> List.copyOf(mail.to()))
                .filter(to -> to.getFirst().startsWith("flood"))
                .count();
    }
}
