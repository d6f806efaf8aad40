package openseat.local.stories.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An organizer changes place or date, and everybody registered gets a letter with the old and the new one.
class EventChangeTest {

    private static final String EVENT = "moving-room";
    private static final String ONLINE = "{\"mode\": \"online\"}";
    private static final String GENEVA = "{\"mode\": \"in-person\", \"address\": {\"en\": \"Palais Wilson, Geneva\"}}";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void newPlaceIsAnnouncedOnceAndUpdatesTheCalendar() {
        publish("18", ONLINE, 0);
        stack.takeSeat(EVENT, "holder@example.org");
        stack.takeSeat(EVENT, "waiter@example.org");
        publish("18", GENEVA, 1);
        stack.upkeep();
        stack.upkeep();
        for (var address : new String[] {"holder@example.org", "waiter@example.org"}) {
            assertThat(stack.mailsTo(address)).hasSize(3);
            assertThat(stack.mailTo(address).subject()).startsWith("The place has changed: ");
            assertThat(stack.mailTo(address).text())
                    .containsSubsequence("WAS", "Online", "IS NOW", "Palais Wilson, Geneva");
        }
        var calendar = Base64.getDecoder()
                .decode(stack.mailTo("holder@example.org")
                        .attachments()
                        .getFirst()
                        .content());
        assertThat(new String(calendar, StandardCharsets.UTF_8))
                .contains("SEQUENCE:1\r\n", "LOCATION;LANGUAGE=en:Palais Wilson");
    }

    @Test
    void newDateAndPlaceAreAnnouncedInOneLetter() {
        publish("18", ONLINE, 0);
        stack.takeSeat(EVENT, "holder@example.org");
        publish("17", GENEVA, 1);
        stack.upkeep();
        assertThat(stack.mailTo("holder@example.org").subject()).startsWith("Date and place have changed: ");
        assertThat(stack.mailTo("holder@example.org").text())
                .containsSubsequence("WAS", "18 December", "Online", "IS NOW", "17 December", "Palais Wilson, Geneva");
    }

    private void publish(String day, String place, int revision) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A moving room"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": {"state": "confirmed", "start": "2026-12-%sT10:00", "end": "2026-12-%sT11:00", "zone": "Europe/Zurich"},
                  "place": %s, "capacity": 1, "waitingList": true}%s}""".formatted(
                                EVENT, day, day, place, revision == 0 ? "" : ", \"ifMatch\": " + revision)))
                .contains("etag");
    }
}
