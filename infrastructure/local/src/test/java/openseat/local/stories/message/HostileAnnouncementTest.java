package openseat.local.stories.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import openseat.local.ses.SentMail;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.Payload;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What organizers announce is shown as text, in the body of a mail alone, or refused.
class HostileAnnouncementTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final TestStack STACK = TestStack.open(Map.of("MailPerSecond", "500"));

    static final List<Payload> REFUSED =
            Payload.ALL.stream().filter(payload -> !fits(payload)).toList();
    static final List<List<Payload>> GROUPS =
            groups(Payload.ALL.stream().filter(HostileAnnouncementTest::fits).toList(), 12);

    @BeforeAll
    static void takeSeat() {
        STACK.publish(ROOM, 5);
        STACK.takeSeat(ROOM, ADA, "name", "<script>alert(1)</script>\u202E");
        STACK.pass(Duration.ofMinutes(1));
    }

    @AfterAll
    static void close() {
        STACK.close();
    }

    /// Line breaks of all kinds are part of the text; all else that an event may not contain is refused.
    private static boolean fits(Payload payload) {
        return new Payload("", payload.typed().replaceAll("\\R", " ").strip(), "").fitsAnEvent();
    }

    private static List<List<Payload>> groups(List<Payload> all, int size) {
        return IntStream.range(0, Math.ceilDiv(all.size(), size))
                .mapToObj(n -> all.subList(n * size, Math.min(all.size(), (n + 1) * size)))
                .toList();
    }

    @ParameterizedTest
    @FieldSource("GROUPS")
    void itIsShownAsText(List<Payload> group) {
        var before = STACK.mailTo(ADA);
        var plain = letter("Plain words.");
        var mail = letter(String.join("\n", group.stream().map(Payload::typed).toList()));
        assertThat(mail).isNotEqualTo(before);
        assertThat(mail.subject()).isEqualTo(plain.subject());
        assertThat(mail.from()).isEqualTo(plain.from());
        assertThat(mail.to()).isEqualTo(plain.to());
        assertThat(mail.tags().keySet()).isEqualTo(plain.tags().keySet());
        assertThat(mail.headers().keySet()).isEqualTo(plain.headers().keySet());
        var html = Parsed.page(mail.html());
        assertThat(Parsed.kinds(html)).isSubsetOf(Parsed.kinds(Parsed.page(plain.html())));
        for (var payload : group) {
            for (var line : payload.shown().split("\n")) {
                assertThat(letters(mail.text())).contains(letters(line));
                assertThat(letters(html.body().wholeText())).contains(letters(line));
            }
        }
        assertThat(STACK.local.log().toString()).doesNotContain("alert(1)");
    }

    /// Without blanks, and what cannot be seen.
    private static String letters(String text) {
        return text.replaceAll("[\\p{C}\\h\\s]", "");
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void whatHasNoPlaceInATextIsRefused(Payload payload) {
        assertRefused("text", Map.of("en", payload.typed()), "");
    }

    @Test
    void everyOtherMemberIsRefusedToo() {
        for (var payload : Payload.ALL) {
            if (!payload.hasUnpairedSurrogates()) {
                assertRefused("to", List.of(payload.typed()), "#/to/0");
                assertRefused("optional", payload.typed(), "#/optional");
                assertRefused("dryRun", payload.typed(), "#/dryRun");
                assertRefused("text", Map.of(payload.typed(), "x"), "#/text");
            }
        }
        var endless = "x".repeat(10_000);
        assertRefused("text", Map.of("en", endless), "2000");
        assertRefused("text", Map.of(endless, "x"), "#/text");
        assertRefused("to", List.of(endless), "#/to/0");
        assertThat(invoke(Map.of("event", endless, "text", Map.of("en", "x")))).doesNotContain("201");
        assertThat(invoke(Map.of("event", ROOM, endless, "x"))).contains("422");
    }

    private static void assertRefused(String member, Object value, String where) {
        var mails = STACK.mailsTo(ADA).size();
        var request = new LinkedHashMap<String, Object>(Map.of("event", ROOM, "text", Map.of("en", "x")));
        request.put(member, value);
        assertThat(invoke(request))
                .as("%s", value)
                .containsPattern("\"status\" : 4(22|00)")
                .contains(where);
        assertThat(STACK.mailsTo(ADA)).hasSize(mails);
    }

    private static SentMail letter(String text) {
        var request = Map.of("event", ROOM, "text", Map.of("en", text), "optional", true);
        assertThat(invoke(request)).containsPattern("\"status\" : 201");
        STACK.upkeep();
        STACK.pass(Duration.ofHours(2));
        return STACK.mailTo(ADA);
    }

    private static String invoke(Map<String, Object> request) {
        return STACK.local.invoke("AnnounceFunction", Parsed.json(request));
    }
}
