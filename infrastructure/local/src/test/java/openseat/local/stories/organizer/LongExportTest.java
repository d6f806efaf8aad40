package openseat.local.stories.organizer;

import static openseat.local.stories.organizer.Exports.json;
import static openseat.local.stories.organizer.Exports.read;
import static openseat.local.stories.organizer.Exports.signedBy;
import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// An export that is far too long for one response; `-Drows=100000` makes it as long as that of a very large event.
class LongExportTest {

    private static final int ROWS = Integer.getInteger("rows", 5_000);
    private static final int PART_ROWS = 2_000;
    private static final int BATCH = 25;
    private static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024;
    private static final Pattern NEXT = Pattern.compile("<(http://[^>]+\\?from=[0-9a-f-]+)>; rel=\"next\"");
    private static TestStack stack;

    @BeforeAll
    static void fill() {
        stack = TestStack.open();
        var table = stack.local.table().listTables().tableNames().getFirst();
        for (var n = 0; n < ROWS; n += BATCH) {
            var batch = IntStream.range(n, Math.min(ROWS, n + BATCH))
                    .mapToObj(LongExportTest::row)
                    .map(row -> WriteRequest.builder()
                            .putRequest(put -> put.item(row))
                            .build())
                    .toList();
            stack.local.table().batchWriteItem(write -> write.requestItems(Map.of(table, batch)));
        }
    }

    @AfterAll
    static void close() {
        stack.close();
    }

    @Test
    void allPartsAreOneFileWithEverybodyOnce() {
        var parts = new ArrayList<String>();
        var next = Optional.of("/events/" + SAMPLE + "/registrations.csv");
        while (next.isPresent()) {
            var answer = stack.get(next.get(), signedBy("ADA"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX_RESPONSE_BYTES);
            parts.add(answer.body());
            next = answer.headers()
                    .firstValue("link")
                    .map(link -> NEXT.matcher(link)
                            .results()
                            .findFirst()
                            .orElseThrow()
                            .group(1));
        }
        assertEverybodyOnce(parts);
        assertThat(lastExport())
                .containsEntry("rows", confirmed())
                .containsEntry("by", "arn:aws:iam::123456789012:user/ADA");
    }

    @Test
    void directInvocationGivesTheSame() {
        var exports = exported();
        var parts = new ArrayList<String>();
        var payload = Optional.of("{\"event\": \"" + SAMPLE + "\"}");
        while (payload.isPresent()) {
            var answer = json(stack.local.invoke("ExportFunction", payload.get()));
            parts.add((String) answer.get("csv"));
            payload = Optional.ofNullable(answer.get("next"))
                    .map(from -> "{\"event\": \"" + SAMPLE + "\", \"from\": \"" + from + "\"}");
        }
        assertEverybodyOnce(parts);
        assertThat(exported()).as("one audit entry for all parts").isEqualTo(exports + 1);
        assertThat(lastExport()).containsEntry("rows", confirmed()).containsEntry("by", "direct");
    }

    /// Somebody who continues another caller's export gets an audit entry of their own.
    @Test
    void anotherCallersCursorIsANewAuditEntry() {
        var exports = exported();
        var first = stack.get("/events/" + SAMPLE + "/registrations.csv", signedBy("ADA"));
        var next = NEXT.matcher(first.headers().firstValue("link").orElseThrow())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(stack.get(next, signedBy("EVE")).statusCode()).isEqualTo(200);
        assertThat(exported()).isEqualTo(exports + 2);
        assertThat(lastExport()).containsEntry("by", "arn:aws:iam::123456789012:user/EVE");
    }

    private static void assertEverybodyOnce(List<String> parts) {
        assertThat(parts).hasSizeGreaterThanOrEqualTo(ROWS / PART_ROWS);
        assertThat(parts.stream().skip(1)).noneMatch(part -> part.contains("\uFEFF") || part.contains("status"));
        var names = read(String.join("", parts)).stream()
                .map(row -> row.getField("name"))
                .toList();
        assertThat(names).hasSize(confirmed()).doesNotHaveDuplicates();
    }

    private static int exported() {
        return (Integer) auditLog().get("exported");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> lastExport() {
        return ((List<Map<String, Object>>) auditLog().get("exports")).getLast();
    }

    private static Map<String, Object> auditLog() {
        return json(stack.local.invoke("ExportFunction", "{\"event\": \"" + SAMPLE + "\", \"auditLog\": true}"));
    }

    /// One in ten is unconfirmed.
    private static int confirmed() {
        return ROWS - (ROWS + 9) / 10;
    }

    private static Map<String, AttributeValue> row(int n) {
        var id = id(n);
        var accepted = Map.of(
                "name",
                AttributeValue.fromS("Person " + n),
                "note",
                AttributeValue.fromS("ملاحظة ".repeat(20)),
                "places",
                AttributeValue.fromN("1"),
                "language",
                AttributeValue.fromS("ar"),
                "notice",
                AttributeValue.fromN("1"),
                "at",
                AttributeValue.fromN("1795521600"));
        return Map.of(
                "pk",
                AttributeValue.fromS("R#" + SAMPLE + "#" + id.charAt(0)),
                "sk",
                AttributeValue.fromS(id),
                "status",
                AttributeValue.fromS(n % 10 == 0 ? "requested" : "confirmed"),
                "address",
                AttributeValue.fromS("p" + n + "@example.net"),
                "accepted",
                AttributeValue.fromM(accepted),
                "ends",
                AttributeValue.fromN("4000000000"),
                "v",
                AttributeValue.fromN("1"));
    }

    private static String id(int n) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(Integer.toString(n).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
