package openseat.local.stories.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import openseat.local.aws.FaultEffect;
import openseat.local.http.Json;
import openseat.local.http.Servers;
import openseat.local.ses.SentMail;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Somebody else's local SES, the npm package aws-ses-v2-local, takes what the SDK sends for our letters, and reads the
/// same in it as ours does: subject, bodies, addresses, headers and attachments. It ignores tags and the configuration
/// set.
class PeerTest {

    private static final String NO_PEER =
            "SKIPPED: another local SES needs node and -Dopenseat.ses.peer=<folder of aws-ses-v2-local>; .ci/run sets it";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void anotherSesReadsTheSameInOurLetters() throws Exception {
        var peer = new File(System.getProperty("openseat.ses.peer", "none"), "dist/cli.js");
        if (!peer.isFile()) {
            System.err.println("\n**** " + NO_PEER + " ****\n");
        }
        Assumptions.assumeTrue(peer.isFile(), NO_PEER);
        var port = freePort();
        var process = new ProcessBuilder("node", peer.toString(), "--host", "127.0.0.1", "--port", "" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var stack = TestStack.open()) {
            var requests = writeLetters(stack);
            var mails = stack.local.mailbox().mails();
            assertThat(mails.stream().map(mail -> mail.subject().split(":")[0]))
                    .containsExactly("Confirm your seat", "You have a seat", "A message from the organizers");
            assertThat(mails.get(1).attachments()).isNotEmpty();
            assertThat(mails.get(2).headers()).containsKeys("List-Unsubscribe", "List-Unsubscribe-Post");
            waitFor(port);
            for (var request : requests) {
                assertThat(post(port, request)).contains("MessageId");
            }
            var emails = Json.list(Json.object(get(port, "/store")).get("emails"));
            assertThat(emails).hasSameSizeAs(mails);
            for (var n = 0; n < mails.size(); n++) {
                assertSame(Json.map(emails.get(n)), mails.get(n));
            }
        } finally {
            process.destroy();
        }
    }

    private static List<byte[]> writeLetters(TestStack stack) {
        var requests = new CopyOnWriteArrayList<byte[]>();
        stack.local.aws().inject(call -> {
            if (call.operation().equals("SendEmail")) {
                requests.add(Json.bytes(call.body()));
            }
            return new FaultEffect.None();
        });
        stack.publish("small-room", 5);
        stack.takeSeat("small-room", "ada@example.org");
        stack.pass(Duration.ofMinutes(5));
        stack.local.invoke(
                "AnnounceFunction",
                "{\"event\": \"small-room\", \"text\": {\"en\": \"Bring a chair – نعم.\"}, \"optional\": true}");
        stack.upkeep();
        return requests;
    }

    private static void assertSame(Map<String, Object> theirs, SentMail ours) {
        assertThat(theirs.get("subject")).isEqualTo(ours.subject());
        assertThat(theirs.get("from")).isEqualTo(ours.from());
        assertThat(Json.map(theirs.get("destination")).get("to")).isEqualTo(ours.to());
        assertThat(theirs.get("body")).isEqualTo(Map.of("text", ours.text(), "html", ours.html()));
        assertThat(theirs.get("replyTo")).isEqualTo(List.of(ours.headers().get("Reply-To")));
        assertThat(Json.list(theirs.get("headers")).stream()
                        .map(Json::map)
                        .collect(Collectors.toMap(h -> h.get("name"), h -> (Object) h.get("value"))))
                .isEqualTo(ours.headers().entrySet().stream()
                        .filter(header -> !header.getKey().equals("Reply-To"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        var attachments =
                Json.list(theirs.get("attachments")).stream().map(Json::map).toList();
        assertThat(attachments.stream()
                        .map(a -> new SentMail.Attachment(
                                Json.text(a.get("filename")),
                                Json.text(a.get("contentType")),
                                Json.text(a.get("content")))))
                .isEqualTo(ours.attachments());
        for (var n = 0; n < attachments.size(); n++) {
            assertThat(attachments.get(n).get("size"))
                    .isEqualTo(
                            Base64.getDecoder().decode(ours.attachments().get(n).content()).length);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void waitFor(int port) throws Exception {
        for (var n = 0; n < 150; n++) {
            try {
                get(port, "/health-check");
                return;
            } catch (IOException e) {
                Servers.sleep(Duration.ofMillis(200));
            }
        }
        throw new IllegalStateException("The other SES did not start within 30 seconds.");
    }

    private String get(int port, String path) throws Exception {
        return http.send(request(port, path).build(), BodyHandlers.ofString()).body();
    }

    private String post(int port, byte[] body) throws Exception {
        return http.send(
                        request(port, "/v2/email/outbound-emails")
                                .headers("content-type", "application/json", "authorization", "AWS4-HMAC-SHA256 x")
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
