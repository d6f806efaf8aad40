package openseat.local.stories.organizer;

import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import openseat.local.testkit.TestStack;

/// Requests for exports, and their parsed results.
final class Exports {

    static final String LIST = "/events/" + SAMPLE + "/registrations.csv";
    static final String AUDIT_LOG = "/events/" + SAMPLE + "/audit-log";

    private Exports() {}

    static String csv(TestStack stack, String event) {
        var answer = json(invoke(stack, "{\"event\": \"" + event + "\"}"));
        assertThat(answer).doesNotContainKey("next");
        return (String) answer.get("csv");
    }

    static String invoke(TestStack stack, String payload) {
        return stack.local.invoke("ExportFunction", payload);
    }

    static Map<String, Object> json(String text) {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    static List<NamedCsvRecord> read(String file) {
        assertThat(file).startsWith("\uFEFF");
        return CsvReader.builder().ofNamedCsvRecord(file.substring(1)).stream().toList();
    }

    /// The runner has no keys to verify a signature, so a well-formed one is enough.
    static String[] signedBy(String key) {
        return new String[] {
            "authorization",
            "AWS4-HMAC-SHA256 Credential=" + key
                    + "/20261124/eu-central-1/execute-api/aws4_request, SignedHeaders=host, Signature=" + "0".repeat(64)
        };
    }
}
