package openseat.local.stories.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests that no browser sends by itself, and that API Gateway passes on all the same.
class OddTargetTest {

    private static final TestStack STACK = TestStack.open();

    @AfterAll
    static void close() {
        STACK.close();
    }

    @ParameterizedTest
    @CsvSource({
        "//events, 404",
        "/events?lang=%zz, 200",
        "/events?%, 200",
        "/%65vents, 200",
        "/events/%2e%2e, 404",
        "/events/../events, 404",
        "/events/a%2Fb, 404",
        "/events/%0d%0aset-cookie:a=b, 404",
        "/%2F%2Fevil.example/, 308",
        "/events//, 308",
        "/events;a=b, 404",
    })
    void pageOfOursAnswers(String target, int status) throws IOException {
        var answer = answer(target);
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("set-cookie", "location: //", "location: http");
        if (status != 308) {
            assertThat(answer).contains("<html lang=\"en\"");
        }
    }

    /// The gateway adds a content type of its own to an answer that has none.
    @Test
    void unchangedEventKeepsItsContentType() {
        var path = "/events/" + TestStack.SAMPLE;
        var etag = STACK.get(path, "accept", "application/json").headers().firstValue("etag");
        var unchanged = STACK.get(path, "accept", "application/json", "if-none-match", etag.orElseThrow());
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().allValues("content-type")).containsExactly("application/json");
    }

    private static String answer(String target) throws IOException {
        try (var socket = new Socket("127.0.0.1", URI.create(STACK.local.url()).getPort())) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                                    + "Accept-Language: en\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
