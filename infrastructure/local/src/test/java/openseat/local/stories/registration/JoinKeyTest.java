package openseat.local.stories.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import openseat.Keys;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;

/// A key to join opens the meeting of its own event to its own registration, and tells nobody anything else.
class JoinKeyTest extends JoinFixture {

    private static final String OTHER = "other-call";

    @Test
    void foreignAndAlteredKeysGetOneAnswer() {
        publishWithLink(MEETING);
        publish(OTHER, "online", ON_18, ", \"link\": \"" + OTHER_MEETING + "\"", 0);
        var ada = key(seat(ADA));
        var bo = key(seat(BO));
        var privateKey = key(Web.linkIn(stack.mailTo(ADA)));
        stack.takeSeat(OTHER, ADA);
        var ofOther = key(Web.joinLinkIn(stack.mailTo(ADA)));
        at(OPENS);
        assertLeadsTo(MEETING, join(ada));
        assertLeadsTo(OTHER_MEETING, "/events/" + OTHER + "/join/" + ofOther);

        var oneBit = octets(ada);
        oneBit[31] ^= 1;
        var rowOfBo = octets(ada);
        System.arraycopy(octets(bo), 0, rowOfBo, 0, 16);
        var answers = List.of(text(oneBit), text(rowOfBo), text(new byte[32]), privateKey, ofOther).stream()
                .map(this::answer)
                .collect(Collectors.toSet());
        stack.press(Web.linkIn(stack.mailTo(BO)), "forget", "sure", "yes");
        answers.add(answer(bo));
        publishWithLink(OTHER_MEETING);
        answers.add(answer(ada));
        answers.add(said(stack.open("/events/no-such-call/join/" + ada), ada).replace("no-such-call", EVENT));
        assertThat(answers).hasSize(1).first().asString().contains("410", "This link does not work any more");
    }

    @Test
    void nothingIsReadBeforeTheKeyIsRight() {
        publishWithLink(MEETING);
        var ada = octets(key(seat(ADA)));
        ada[16] ^= 1;
        stack.local.clearCalls();
        stack.open(join(text(ada)));
        assertThat(stack.local.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.toString()).contains("GetItem"));
    }

    @Test
    void otherTextIsNotFound() {
        publishWithLink(MEETING);
        var ada = key(seat(ADA));
        for (var key : List.of("x", ada.substring(1), ada + "A", ada.substring(0, 42) + ".")) {
            var answer = stack.open(join(key));
            assertThat(answer.statusCode()).as(key).isEqualTo(404);
            assertPrivate(answer);
        }
        assertThat(stack.open("/events/" + "a".repeat(3000) + "/join/" + ada).statusCode())
                .isEqualTo(404);
    }

    @Test
    void keyToJoinOpensNoPrivatePage() {
        publishWithLink(MEETING);
        var ada = key(seat(ADA));
        assertThat(stack.open(Web.registrations(EVENT) + "/" + ada).statusCode())
                .isEqualTo(404);
        assertThat(stack.press(Web.registrations(EVENT) + "/" + ada, "cancel").statusCode())
                .isEqualTo(404);
        assertThat(stack.count(EVENT, "seated")).isEqualTo(1);
    }

    /// Whoever reads the event knows that there is a link and whether it was replaced, and no more.
    @Test
    void linkIsNeitherPublishedNorLoggedNorMailed() {
        publishWithLink(MEETING);
        var ada = seat(ADA, "places", "2");
        stack.takeSeat(EVENT, BO);
        publish(on("18"), ", \"link\": \"" + MEETING + "\", \"recipients\": [{\"email\": \"team@example.org\"}]");
        new DigestReader(stack, "team@example.org").confirm();
        at(OPENS);
        assertLeadsTo(MEETING, ada);
        stack.local.tick("DigestFunction");
        var seen = List.of(
                stack.open("/events/" + EVENT).body(),
                stack.get("/events/" + EVENT, "accept", "application/json").body(),
                stack.open("/events").body(),
                stack.get("/events/" + EVENT + "/event.ics").body(),
                stack.open(Web.linkIn(stack.mailTo(ADA))).body(),
                stack.local.mailbox().mails().toString(),
                stack.local.mailbox().mails().stream()
                        .map(mail -> mail.text() + mail.html() + mail.attachments())
                        .collect(Collectors.joining()),
                stack.local.invoke("ExportFunction", "{\"event\": \"a-call\"}"),
                stack.local.invoke("DoctorFunction", "{}"),
                stack.local.log().toString());
        assertThat(stack.mailsTo("team@example.org")).isNotEmpty();
        assertThat(seen).noneMatch(text -> text.contains("swordfish") || text.contains("canary-room"));
        assertThat(stack.local.log().toString()).doesNotContain(key(ada));
        assertThat(stack.get("/events/" + EVENT + "/event.ics").body()).doesNotContain("/join/");
        assertThat(new TableProbe(stack).item(Keys.link(EVENT)).keySet()).containsExactlyInAnyOrder("pk", "sk", "link");
    }

    private String answer(String key) {
        return said(stack.open(join(key)), key);
    }

    /// All that a client sees, but for the key itself.
    private static String said(HttpResponse<String> answer, String key) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "content-length", "apigw-requestid"));
        return answer.statusCode() + headers.toString() + answer.body().replace(key, "KEY");
    }

    private static byte[] octets(String key) {
        return Base64.getUrlDecoder().decode(key);
    }

    private static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private String join(String key) {
        return "/events/" + EVENT + "/join/" + key;
    }

    private static String key(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
