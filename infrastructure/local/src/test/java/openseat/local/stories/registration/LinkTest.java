package openseat.local.stories.registration;

import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Private links: what opens one, and that trying others reveals nothing.
class LinkTest {

    private static final String ADA = "ada@example.org";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final List<String> MEDIA_TYPES = List.of("text/html", "application/json");

    private final TestStack stack = TestStack.open(Map.of("LettersPerAddress", "100"));
    private final TableProbe probe = new TableProbe(stack);

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void keyWithOneDifferentBitOpensNothing() {
        var link = stack.takeSeat(SAMPLE, ADA);
        var key = key(link);
        assertThat(stack.open(link).statusCode()).isEqualTo(200);
        for (var mediaType : MEDIA_TYPES) {
            var nothing = answer(stack.get(with("A".repeat(43), SAMPLE), "accept", mediaType));
            for (var wrong : neighbours(key)) {
                assertThat(answer(stack.get(with(wrong, SAMPLE), "accept", mediaType)))
                        .as(wrong)
                        .isEqualTo(nothing);
            }
        }
    }

    @Test
    void allInvalidLinksGetTheSameAnswer() {
        var links = new LinkedHashMap<String, String>();
        var own = stack.takeSeat(SAMPLE, ADA);
        links.put("unknown", with("A".repeat(43), SAMPLE));
        links.put("wrong secret", with(neighbours(key(own)).getLast(), SAMPLE));
        links.put("of another event", with(key(own), SEED));
        links.put("of an unknown event", with(key(own), "nowhere"));
        links.put("too short", with(key(own).substring(1), SAMPLE));
        links.put("padded", with(key(own) + "=", SAMPLE));
        links.put("no longer valid", expired());
        var erased = stack.takeSeat(SAMPLE, "eve@example.org");
        stack.press(erased, "forget", "sure", "yes");
        links.put("deleted", erased);

        for (var mediaType : MEDIA_TYPES) {
            for (var method : List.of("GET", "HEAD", "confirm", "forget", "dance")) {
                var answers = new LinkedHashMap<String, Object>();
                links.forEach((name, link) -> answers.put(
                        name,
                        answer(
                                switch (method) {
                                    case "GET" -> stack.get(link, "accept", mediaType);
                                    case "HEAD" -> stack.head(link, "accept", mediaType);
                                    default ->
                                        stack.post(
                                                link,
                                                TestStack.FORM,
                                                "action=" + method + "&sure=yes",
                                                "accept",
                                                mediaType);
                                })));
                assertThat(answers.values().stream().distinct())
                        .as("%s %s %s", method, mediaType, answers)
                        .hasSize(1);
                assertThat(answers.values().iterator().next().toString()).startsWith("[404");
            }
        }
    }

    @Test
    void openingALinkChangesNothing() {
        var link = probe.ask(SAMPLE, ADA);
        var before = stack.items();
        for (var n = 0; n < 100; n++) {
            var query = switch (n % 4) {
                case 0 -> "?sure=yes";
                case 1 -> "?action=confirm";
                case 2 -> "?action=forget&sure=yes";
                default -> "?done=confirmed&lang=ar";
            };
            assertThat(stack.get(link + query, "accept", n % 2 == 0 ? "text/html" : "application/json")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(stack.head(link + query, "accept", "text/html").statusCode())
                    .isEqualTo(200);
        }
        assertThat(stack.items()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(Web.location(stack.press(link, "confirm"))).endsWith("?done=confirmed");
    }

    @Test
    void aProgramThatIsSureInJsonLearnsTheAnswer() {
        var link = stack.takeSeat(SAMPLE, ADA);
        var json = "application/json";
        var answer = stack.post(link, json, "{\"action\": \"forget\", \"sure\": true}", "accept", json);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("sure", "please answer with the text “\u2068yes\u2069”");
        assertThat(stack.open(link).statusCode()).isEqualTo(200);
    }

    @Test
    void everyButtonIsIdempotent() {
        var link = probe.ask(SAMPLE, ADA, "places", "2");
        assertThat(twice(link, "confirm")).isEqualTo("confirmed, already");
        assertThat(twice(link, "change", "places", "3")).isEqualTo("changed, already");
        stack.register(SAMPLE, ADA, "places", "4");
        assertThat(twice(link, "use", "request", stack.offered(link))).isEqualTo("used, already");
        stack.register(SAMPLE, ADA, "places", "5");
        assertThat(twice(link, "drop", "request", stack.offered(link))).isEqualTo("dropped, already");
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(4);
        assertThat(twice(link, "cancel")).isEqualTo("cancelled, already");
        assertThat(twice(link, "confirm")).isEqualTo("confirmed, already");
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(4);
        assertThat(stack.press(link, "forget", "sure", "yes", "sure", "no").statusCode())
                .as("yes and no together is not yes")
                .isEqualTo(422);
        assertThat(twice(link, "forget", "sure", "yes")).isEqualTo("deleted, not found");
        assertThat(stack.count(SAMPLE, "taken")).isZero();
        assertThat(stack.count(SAMPLE, "confirmed")).isEqualTo(2);
        assertThat(stack.count(SAMPLE, "cancelled")).isEqualTo(1);
        assertThat(stack.count(SAMPLE, "erased_confirmed")).isEqualTo(1);
    }

    private String twice(String link, String action, String... more) {
        var first = outcome(stack.press(link, action, more));
        var before = stack.items();
        var second = outcome(stack.press(link, action, more));
        assertThat(stack.items()).as(action).containsExactlyInAnyOrderElementsOf(before);
        return first + ", " + second;
    }

    private static String outcome(HttpResponse<String> answer) {
        var location = Web.location(answer);
        return answer.statusCode() == 404
                ? "not found"
                : location.contains("/deleted") ? "deleted" : location.replaceFirst(".*[?]done=", "");
    }

    /// A link that was never used and is older than the nine newest.
    private String expired() {
        stack.register(SAMPLE, "dina@example.org");
        stack.local.stream().drain();
        var first = linkIn(stack.mailTo("dina@example.org"));
        for (var n = 0; n < 2; n++) {
            stack.pass(Duration.ofDays(4));
            stack.register(SAMPLE, "dina@example.org");
            stack.local.stream().drain();
        }
        assertThat(stack.mailsTo("dina@example.org")).hasSize(3);
        assertThat(stack.open(linkIn(stack.mailTo("dina@example.org"))).statusCode())
                .isEqualTo(200);
        return first;
    }

    /// The key with each bit flipped, including the spellings that decode to the same bytes.
    private static List<String> neighbours(String key) {
        var neighbours = new ArrayList<String>();
        for (var at = 0; at < key.length(); at++) {
            for (var bit = 1; bit < 64; bit *= 2) {
                var other = ALPHABET.charAt(ALPHABET.indexOf(key.charAt(at)) ^ bit);
                neighbours.add(key.substring(0, at) + other + key.substring(at + 1));
            }
        }
        assertThat(neighbours).hasSize(258);
        assertThat(neighbours.stream().filter(other -> java.util.Arrays.equals(decoded(other), decoded(key))))
                .as("two bits are not significant")
                .hasSize(2);
        return neighbours;
    }

    private static byte[] decoded(String key) {
        return Base64.getUrlDecoder().decode(key);
    }

    private static String key(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private String with(String key, String event) {
        return stack.local.url() + Web.registrations(event) + "/" + key;
    }

    private static Object answer(HttpResponse<String> response) {
        var headers = new TreeMap<>(response.headers().map());
        headers.remove("apigw-requestid");
        headers.remove("date");
        return List.of(response.statusCode(), headers, response.body());
    }
}
