package openseat.local.stories.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// A reader of the digest who requests for addresses, one a day, to learn which of them are registered.
///
/// The event has twelve people and goes on for thirty days; on each the reader asks for one address and reads the next
/// morning's digest. What the digests say must be the same whether the address is registered or not.
class DigestReaderTest {

    private static final String ROOM = "small-event";
    private static final int PEOPLE = 12;
    private static final int DAYS = 30;

    @Test
    void thirtyDigestsAreTheSameForKnownAndForUnknownAddresses() {
        var known = digests("person");
        var unknown = digests("nobody");
        assertThat(known).hasSizeGreaterThanOrEqualTo(DAYS / 2);
        assertThat(known).isEqualTo(unknown);
    }

    /// All digests of an event, when somebody asks for a person with such a name every other day.
    private static List<String> digests(String name) {
        try (var stack = TestStack.open(Map.of("LettersPerAddress", "100"))) {
            publish(stack);
            new DigestReader(stack, "team@example.org").confirm();
            for (var n = 0; n < PEOPLE; n++) {
                stack.takeSeat(ROOM, "person" + n + "@example.org");
            }
            var seen = 0;
            for (var day = 0; day < DAYS; day++) {
                if (day % 2 == 0) {
                    stack.registerFrom(9, ROOM, name + day / 2 % PEOPLE + "@example.org");
                    stack.local.stream().drain();
                }
                stack.pass(Duration.ofDays(1));
                stack.upkeep();
                stack.local.stream().drain();
                stack.local.tick("DigestFunction");
                seen++;
            }
            assertThat(seen).isEqualTo(DAYS);
            return stack.mailsTo("team@example.org").stream()
                    .map(mail -> mail.at() + " " + mail.subject() + "\n"
                            + mail.text().replaceAll("http:\\S+", "URL"))
                    .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
    }

    private static void publish(TestStack stack) {
        var answer = stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A small event"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": {"state": "confirmed", "start": "2027-02-20T10:00", "end": "2027-02-20T11:00", "zone": "Europe/Zurich"},
                  "capacity": 40}, "recipients": [{"email": "team@example.org", "lang": "en", "zone": "Europe/Zurich"}]}""".formatted(ROOM));
        assertThat(answer).contains("\"status\":201");
    }
}
