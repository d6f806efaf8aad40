package openseat.local.stories.desk;

import static openseat.local.testkit.AtTheDesk.act;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import openseat.http.Response;
import openseat.local.testkit.AtTheDesk;
import openseat.local.testkit.TestStack;
import openseat.writing.MessagePages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Organizers write to everybody from the desk: they look first, send once, and see what was sent.
class MessageTest {

    private static final String ROOM = "room";
    private static final String TEXT = "Please bring\nyour own cup <b>.";

    private final TestStack stack = TestStack.open();
    private final MessagePages pages = new MessagePages(AtTheDesk.of(stack));

    @AfterEach
    void close() {
        stack.close();
    }

    @BeforeEach
    void publish() {
        stack.publish(ROOM, 1);
        stack.takeSeat(ROOM, "ada@example.net", "interpretation", "es");
        stack.takeSeat(ROOM, "bo@example.net");
        stack.local.stream().drain();
    }

    @Test
    void oneLooksThenSendsOnceThenSeesWhatBecameOfIt() {
        var look = press("preview", "text-en", TEXT, "to", "confirmed");
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.text())
                .containsSubsequence("Letters", ">1<", "Please bring", "your own cup &lt;b&gt;.", "value=\"send\"")
                .contains("name=\"text-en\" value=\"Please bring\nyour own cup");
        assertThat(stack.mailsTo("ada@example.net")).hasSize(2);

        assertThat(location(press("send", "text-en", TEXT, "to", "confirmed"))).endsWith("&done=sent");
        assertThat(location(press("send", "text-en", TEXT, "to", "confirmed"))).endsWith("&done=repeated");
        assertThat(show().text()).containsSubsequence("What was sent", "Still on its way", "your own cup");
        stack.upkeep();
        stack.upkeep();
        assertThat(stack.mailsTo("ada@example.net")).hasSize(3);
        assertThat(stack.mailsTo("bo@example.net")).hasSize(2);
        assertThat(stack.mailTo("ada@example.net").text()).contains("your own cup <b>.");
        assertThat(show().text()).doesNotContain("Still on its way").containsOnlyOnce("your own cup");
        var log = stack.local.invoke("ExportFunction", "{\"event\": \"room\", \"auditLog\": true}");
        assertThat(log).containsOnlyOnce("announced").doesNotContain("cup");
    }

    @Test
    void theLookIsTheLetter() {
        var look = press("preview", "text-en", TEXT, "to", "confirmed").text();
        press("send", "text-en", TEXT, "to", "confirmed");
        stack.upkeep();
        stack.upkeep();
        var mail = stack.mailTo("ada@example.net");
        assertThat(look).contains(mail.subject());
        mail.text()
                .lines()
                .filter(line -> !line.contains("/registrations/") && !line.contains("deleted") && !line.isBlank())
                .limit(8)
                .forEach(line ->
                        assertThat(look).contains(line.replace("<", "&lt;").replace(">", "&gt;")));
    }

    @Test
    void oneCanWriteInTheLanguagesOfTheEventAndOfThoseWhoRegistered() {
        assertThat(show().text())
                .contains("name=\"text-en\"", "name=\"text-es\"")
                .doesNotContain("text-fr");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        var long_ = "x".repeat(2_001);
        var answer = press("send", "text-es", long_, "optional", "yes");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("href=\"#text-es\"", "href=\"#to\"", "at most 2000 characters", long_)
                .contains("value=\"yes\" aria-describedby=\"optional-hint\" checked");
        assertThat(press("preview", "to", "confirmed").text()).contains("at least one language");
        assertThat(stack.local.invoke("AnnounceFunction", "{\"event\": \"room\"}"))
                .doesNotContain("number");
    }

    @Test
    void anotherLanguageKeepsWhatWasTyped() {
        var answer = press("", "show", "fr", "text-en", TEXT, "to", "waiting");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Please bring").contains("value=\"preview\"");
        assertThat(press("edit", "checked", "yes", "text-en", TEXT).text()).contains("</textarea>", "Please bring");
    }

    /// The event may have lost the language while the message was written.
    @Test
    void textInALanguageThatTheEventDoesNotHaveIsKept() {
        var look = press("preview", "text-en", TEXT, "text-sw", "Karibuni", "text-_", "?", "to", "confirmed");
        assertThat(look.text())
                .contains("name=\"text-sw\" value=\"Karibuni\"", "Letters do not come in this language", "Swahili")
                .doesNotContain("text-_");
        assertThat(press("edit", "checked", "yes", "text-sw", "Karibuni").text())
                .contains("Karibuni</textarea>");
    }

    private Response show() {
        return AtTheDesk.show(stack, pages, ROOM, "/message", "");
    }

    private static String location(Response response) {
        assertThat(response.status()).isEqualTo(303);
        return response.headers().get("location");
    }

    private Response press(String action, String... fields) {
        var all = new HashMap<String, List<String>>();
        if (!action.isEmpty()) {
            all.put("action", List.of(action));
        }
        for (var n = 0; n < fields.length; n += 2) {
            all.put(fields[n], List.of(fields[n + 1]));
        }
        return act(stack, pages, ROOM, "/message", Map.copyOf(all));
    }
}
