package openseat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import openseat.Environment;
import openseat.Settings;
import openseat.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What organizers are answered when they invoke the function themselves and make a mistake.
class PublishFunctionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\": {\"id\": \"a\", \"id\": \"b\"}}|not valid JSON; see line 1",
                "{\"event\": {},}|not valid JSON",
                "{\"event\"|not valid JSON",
                "''|not valid JSON",
                "[]|one JSON object",
                "null|one JSON object",
                "{\"event\": {\"id\": \"\uFFFD\"}}|not valid UTF-8",
            })
    void aPayloadThatCannotBeReadIsAProblem(String payload, String detail) throws IOException {
        assertThat(invoke(payload.getBytes(StandardCharsets.UTF_8)))
                .containsEntry("status", 400)
                .hasEntrySatisfying(
                        "detail", said -> assertThat(said.toString()).contains(detail));
    }

    @Test
    void bytesThatAreNotUtf8AreAProblem() throws IOException {
        assertThat(invoke(new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}))
                .containsEntry("status", 400);
    }

    @Test
    void whatIsWrongInADocumentIsNamed() throws IOException {
        assertThat(invoke("{\"event\": {}}".getBytes(StandardCharsets.UTF_8)))
                .containsEntry("status", 422)
                .containsEntry("reason", "invalid");
    }

    /// What is refused must never reach the table: here there is none.
    private static Map<String, Object> invoke(byte[] payload) throws IOException {
        var out = new ByteArrayOutputStream();
        new PublishFunction(new Environment(null, Clock.systemUTC(), new Random(1), new Settings(Map.of())))
                .handleRequest(new ByteArrayInputStream(payload), out, null);
        return Json.object(Json.readOwn(out.toString(StandardCharsets.UTF_8)));
    }
}
