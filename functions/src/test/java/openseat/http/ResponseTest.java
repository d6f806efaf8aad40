package openseat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {

    private static final String LONG = "é".repeat(200);
    private static final Response PAGE = Response.page(200, LONG).asPublic(60);
    private static final String WEAK = PAGE.headers().get("etag");

    @Test
    void aPageSaysItsCharsetAndKeepsTheWorldOut() {
        assertThat(PAGE.headers())
                .containsEntry("content-type", "text/html; charset=utf-8")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cache-control", "public, max-age=60")
                .containsKey("strict-transport-security");
        assertThat(PAGE.headers().get("content-security-policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(Response.json(200, Map.of()).headers()).containsEntry("content-type", "application/json");
        assertThat(PAGE.asPrivate().headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("x-robots-tag", "noindex, nofollow");
    }

    @Test
    void theEtagIsWeakAndOfTheBodyAlone() {
        assertThat(WEAK)
                .matches("W/\"[A-Za-z0-9_-]{22}\"")
                .isEqualTo(Response.page(200, LONG).asPublic(9).headers().get("etag"));
        assertThat(Response.page(200, LONG + "!").asPublic(60).headers().get("etag"))
                .isNotEqualTo(WEAK);
    }

    @Test
    void aKnownEtagIsAnswered304InEverySpelling() {
        for (var known :
                new String[] {WEAK, WEAK.substring(2), "\"x\", " + WEAK, "*", "\"x\"," + WEAK.substring(2) + " ,\"y\""
                }) {
            var response = PAGE.negotiated(request("if-none-match", known));
            assertThat(response.status()).as(known).isEqualTo(304);
            assertThat(response.text()).isEmpty();
            assertThat(response.headers())
                    .as("the gateway would add a content type of its own")
                    .containsKeys("etag", "vary", "cache-control", "content-type")
                    .doesNotContainKeys("content-encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"x\"", "W/\"\"", "W/", ","})
    void anUnknownEtagGetsThePage(String known) {
        assertThat(PAGE.negotiated(request("if-none-match", known)).status()).isEqualTo(200);
    }

    @Test
    void aStrongEtagIsComparedToo() {
        var response = Response.json(200, 1).with("etag", "\"3\"");
        assertThat(response.negotiated(request("if-none-match", "W/\"3\"")).status())
                .isEqualTo(304);
        assertThat(response.negotiated(request("if-none-match", "\"4\"")).status())
                .isEqualTo(200);
    }

    @Test
    void onlyASuccessIsAnswered304() {
        assertThat(Response.page(404, LONG)
                        .asPublic(60)
                        .negotiated(request("if-none-match", "*"))
                        .status())
                .isEqualTo(404);
        assertThat(Response.page(200, LONG)
                        .negotiated(request("if-none-match", "*"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aLongBodyIsZippedForThoseWhoTakeIt() throws IOException {
        var zipped = PAGE.negotiated(request("accept-encoding", "br, gzip"));
        assertThat(zipped.headers()).containsEntry("content-encoding", "gzip");
        assertThat(unzip(zipped.body().bytes())).isEqualTo(LONG);
        assertThat(PAGE.negotiated(request("accept-encoding", "br")).headers()).doesNotContainKey("content-encoding");
        assertThat(Response.page(200, "x".repeat(399))
                        .negotiated(request("accept-encoding", "gzip"))
                        .headers())
                .doesNotContainKey("content-encoding");
        assertThat(Response.page(200, "x".repeat(400))
                        .negotiated(request("accept-encoding", "gzip"))
                        .headers())
                .containsKey("content-encoding");
    }

    @Test
    void everyAnswerSaysByWhatItVaries() {
        assertThat(PAGE.negotiated(request("x", "")).headers())
                .containsEntry("vary", "accept, accept-language, accept-encoding");
        assertThat(PAGE.with("vary", "origin").negotiated(request("x", "")).headers())
                .containsEntry("vary", "origin");
    }

    @Test
    void thePayloadIsTextOrZippedAsBase64() throws IOException {
        assertThat(PAGE.payload())
                .containsEntry("statusCode", 200)
                .containsEntry("isBase64Encoded", false)
                .containsEntry("body", LONG);
        var payload = PAGE.negotiated(request("accept-encoding", "gzip")).payload();
        assertThat(payload).containsEntry("isBase64Encoded", true);
        assertThat(unzip(Base64.getDecoder().decode((String) payload.get("body"))))
                .isEqualTo(LONG);
    }

    @Test
    void headHasTheSameHeadersAndNoBody() {
        var zipped = PAGE.negotiated(request("accept-encoding", "gzip"));
        assertThat(zipped.payloadWithoutBody())
                .containsEntry("body", "")
                .containsEntry("isBase64Encoded", false)
                .containsEntry("headers", zipped.headers());
    }

    private static Request request(String header, String value) {
        return new Request("GET", "/", "", Map.of(), Map.of(header, value), new byte[0], "h", "192.0.2.1", "");
    }

    private static String unzip(byte[] octets) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(octets))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
