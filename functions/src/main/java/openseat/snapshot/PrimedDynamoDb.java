package openseat.snapshot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import openseat.http.Json;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.AttributeMap;

/// Answers DynamoDB's calls without a network: reads find the items of the primed table, and writes do nothing. The
/// SDK's own way from a call to its response is all run.
record PrimedDynamoDb(PrimedTable table) implements SdkHttpClient {

    /// For the SDK's builder of clients.
    record Builder(PrimedTable table) implements SdkHttpClient.Builder<Builder> {

        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new PrimedDynamoDb(table);
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return respond(request);
            }

            @Override
            public void abort() {
                // There is nothing to wait for.
            }
        };
    }

    private HttpExecuteResponse respond(HttpExecuteRequest request) throws IOException {
        var operation =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        var body = body(request);
        var bytes = Json.write(answer(operation.substring(operation.indexOf('.') + 1), body))
                .getBytes(StandardCharsets.UTF_8);
        // DynamoDB sends the checksum with each response, and the SDK compares it.
        var checksum = new CRC32();
        checksum.update(bytes);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(200)
                        .putHeader("content-type", "application/x-amz-json-1.0")
                        .putHeader("content-length", Integer.toString(bytes.length))
                        .putHeader("x-amz-crc32", Long.toString(checksum.getValue()))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    private static Map<String, Object> body(HttpExecuteRequest request) throws IOException {
        try (var in = request.contentStreamProvider().orElseThrow().newStream()) {
            return Json.object(Json.readOwn(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private Map<String, Object> answer(String operation, Map<String, Object> call) {
        var answer = new LinkedHashMap<String, Object>();
        switch (operation) {
            case "GetItem" -> {
                var item = table.item(Json.object(call.get("Key")));
                if (item != null) {
                    answer.put("Item", item);
                }
            }
            case "BatchGetItem" -> {
                var found = new LinkedHashMap<String, Object>();
                Json.object(call.get("RequestItems"))
                        .forEach((name, keys) -> found.put(
                                name,
                                Json.list(Json.object(keys).get("Keys")).stream()
                                        .map(key -> table.item(Json.object(key)))
                                        .filter(Objects::nonNull)
                                        .toList()));
                answer.put("Responses", found);
                answer.put("UnprocessedKeys", Map.of());
            }
            case "Query" -> {
                var pk = Json.object(Json.object(call.get("ExpressionAttributeValues"))
                                .get(":pk"))
                        .get("S");
                var found = table.items().entrySet().stream()
                        .filter(item -> item.getKey().getFirst().equals(pk))
                        .map(Map.Entry::getValue)
                        .toList();
                answer.put("Items", found);
                answer.put("Count", found.size());
                answer.put("ScannedCount", found.size());
            }
            // A write changes nothing.
            default -> {}
        }
        return answer;
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
