package openseat.local.stories.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import openseat.local.http.Json;
import openseat.local.testkit.Payload;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The sender's name that organizers choose stays a name in front of one address, whatever it contains.
class HostileSenderNameTest {

    private static final TestStack STACK = TestStack.open();
    private static final AtomicInteger EVENTS = new AtomicInteger();

    static final List<Payload> SHORT = Payload.ALL.stream()
            .filter(Payload::fitsAnEvent)
            .filter(payload -> payload.typed().strip().codePoints().count() <= 40)
            .toList();

    @AfterAll
    static void close() {
        STACK.close();
    }

    @ParameterizedTest
    @FieldSource("SHORT")
    void nameIsReadBackAsItWasGiven(Payload payload) throws Exception {
        var from = from(payload.typed(), false);
        var read = InternetAddress.parse(from, true);
        assertThat(read).hasSize(1);
        assertThat(read[0].getAddress()).isEqualTo("events@openseat.example");
        var given = Normalizer.normalize(payload.typed().strip(), Normalizer.Form.NFC);
        assertThat(read[0].getPersonal().replace(" ", "")).isEqualTo(given.replace(" ", "") + "viaopenseat.example");
    }

    /// Whoever sees the mailbox learns nothing of a discreet event.
    @Test
    void discreetEventHasNoNameInFront() {
        assertThat(from("The Team", true)).isEqualTo("events@openseat.example");
    }

    private static String from(String name, boolean discreet) {
        var id = "e" + EVENTS.getAndIncrement();
        var answer = STACK.local.invoke(
                "PublishFunction",
                Json.write(Map.of(
                        "event",
                        Map.of(
                                "id", id,
                                "title", Map.of("en", "A small room"),
                                "schedule", Map.of("state", "to-be-confirmed"),
                                "senderName", Map.of("en", name),
                                "discreet", discreet))));
        assertThat(answer).contains("\"status\":201");
        var address = id + "@example.org";
        STACK.register(id, address);
        STACK.local.stream().drain();
        return STACK.mailTo(address).from();
    }
}
