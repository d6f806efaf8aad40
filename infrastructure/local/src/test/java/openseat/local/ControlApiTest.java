package openseat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import openseat.local.http.Json;
import openseat.local.testkit.RunnerFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.model.Attachment;

/// The HTTP API under `/local/`.
@ResourceLock("RunnerFixture.Writer")
class ControlApiTest {

    private LocalRunner local;

    @BeforeEach
    void start() throws IOException {
        local = RunnerFixture.start();
    }

    @AfterEach
    void stop() {
        local.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(local.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void mail(String html) {
        try (var ses = RunnerFixture.ses(local, "MailFunction", Duration.ofSeconds(2))) {
            ses.sendEmail(m -> m.fromEmailAddress("events@openseat.example")
                    .destination(d -> d.toAddresses("amina@example.org"))
                    .content(c -> c.simple(s -> s.subject(t -> t.data("<b>Hi</b>"))
                            .body(b -> b.text(t -> t.data("see http://127.0.0.1:3000/x"))
                                    .html(h -> h.data(html)))
                            .attachments(Attachment.builder()
                                    .fileName("a\u00e9.ics")
                                    .contentType("text/calendar")
                                    .contentTransferEncoding("BASE64")
                                    .rawContent(SdkBytes.fromUtf8String("BEGIN:VCALENDAR"))
                                    .build()))));
        }
    }

    @Test
    void mailboxIsJsonAndPages() throws Exception {
        mail("<html><head></head><body><script>alert(1)</script>Hi</body></html>");
        var list = send("GET", "/local/mailbox", "", "Accept", "application/json");
        var mail = Json.map(Json.list(Json.read(list.body().getBytes())).getFirst());
        assertThat(mail.keySet())
                .contains("id", "at", "from", "to", "subject", "headers", "text", "html", "attachments");
        assertThat(mail).containsEntry("to", List.of("amina@example.org"));

        assertThat(send("GET", "/local/mailbox", "", "Accept", "text/html").body())
                .contains("&lt;b&gt;Hi&lt;/b&gt;")
                .doesNotContain("<b>Hi");
        var page = "/local/mailbox/" + mail.get("id");
        assertThat(send("GET", page + "?width=phone&scheme=dark", "").body())
                .contains("class=\"phone\"", "color-scheme: dark", "sandbox=")
                .contains("<a href=\"http://127.0.0.1:3000/x\">")
                .doesNotContain("<script>");
        assertThat(send("GET", page + "/html", "").headers().firstValue("content-security-policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).startsWith("sandbox").contains("default-src 'none'"));
        assertThat(send("GET", page + "/attachments/0", "").body()).isEqualTo("BEGIN:VCALENDAR");

        assertThat(send("DELETE", "/local/mailbox", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/local/mailbox", "", "Accept", "application/json")
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void clockCanBeMoved() throws Exception {
        assertThat(send("GET", "/local/clock", "").body()).isEqualTo("{\"now\":\"2026-11-24T12:00:00Z\"}");
        assertThat(send("POST", "/local/clock", "{\"advance\":\"PT25H\"}").body())
                .isEqualTo("{\"now\":\"2026-11-25T13:00:00Z\"}");
    }

    @Test
    void schedulesAndFunctionsCanBeRun() throws Exception {
        RunnerFixture.Writer.work = event -> event;
        assertThat(send("POST", "/local/tick/WriterFunction", "").body()).isEqualTo("{\"tick\":true}");
        assertThat(send("POST", "/local/invoke/WriterFunction", "{\"a\":1}").body())
                .isEqualTo("{\"a\":1}");
        RunnerFixture.Writer.work = event -> {
            throw new IllegalStateException("no");
        };
        var failed = send("POST", "/local/invoke/WriterFunction", "{}");
        assertThat(failed.statusCode()).isEqualTo(502);
        assertThat(failed.body()).contains("java.lang.IllegalStateException");
    }

    @Test
    void streamCanBePausedAndResumed() throws Exception {
        assertThat(send("POST", "/local/stream", "{\"paused\":false}").body()).isEqualTo("{\"paused\":false}");
        assertThat(local.stream().isPaused()).isFalse();
    }

    @Test
    void logAndCallsAreShown() throws Exception {
        mail("x");
        send("GET", "/echo/x", "");
        var log = Json.map(
                Json.list(Json.read(send("GET", "/local/log", "").body().getBytes()))
                        .getFirst());
        assertThat(log).containsEntry("function", "EchoFunction").containsEntry("line", "{\"what\":\"echo\"}");
        var calls = Json.list(Json.read(send("GET", "/local/calls", "").body().getBytes()));
        assertThat(Json.map(calls.getFirst()))
                .containsAllEntriesOf(Map.of("function", "MailFunction", "operation", "SendEmail", "calls", 1));
        send("DELETE", "/local/calls", "");
        assertThat(send("GET", "/local/calls", "").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /local/clock                | {"advance":"soon"}            | 400
            POST   | /local/clock                | {"advance":"-PT1H"}           | 400
            POST   | /local/clock                | {                             | 400
            POST   | /local/clock                | []                            | 400
            POST   | /local/mail                 | {"mode":"explode","next":1}   | 400
            POST   | /local/mail                 | {"mode":"throttle","next":-1} | 400
            POST   | /local/mail                 | {"mode":"throttle","next":2}  | 200
            POST   | /local/mail                 | {"mode":"daily-quota"}        | 200
            POST   | /local/stream               | {"paused":"yes"}              | 400
            POST   | /local/tick/EchoFunction    | {}                            | 404
            POST   | /local/tick/NoFunction      | {}                            | 404
            POST   | /local/invoke/NoFunction    | {}                            | 404
            POST   | /local/feedback             | {"mail":"x","type":"bounce"}  | 404
            GET    | /local/mailbox/x            | {}                            | 404
            GET    | /local/nothing              | {}                            | 404
            GET    | /local/                     | {}                            | 404
            """)
    void invalidRequestsGetAMessage(String method, String path, String body, int status) throws Exception {
        var response = send(method, path, body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        Json.object(response.body());
    }
}
