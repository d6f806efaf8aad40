package openseat.local.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import openseat.local.http.Json;
import openseat.local.template.Template;

/// A client for DynamoDB Local's wire format.
final class DynamoDbHttp implements AutoCloseable {

    static final String TABLES = "DynamoDB_20120810.";
    static final String STREAMS = "DynamoDBStreams_20120810.";

    private final URI url;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    DynamoDbHttp(URI url) {
        this.url = url;
    }

    /// A response.
    record Answer(int status, byte[] body) {

        boolean isOk() {
            return status == 200;
        }

        Map<String, Object> json() {
            return Json.object(body);
        }

        /// The error's simple name; blank if it is no error.
        String errorType() {
            if (isOk()) {
                return "";
            }
            var type = Json.text(json().get("__type"));
            return type.substring(type.indexOf('#') + 1);
        }
    }

    Answer send(String target, Map<String, ?> body) {
        // DynamoDB Local requires a signature but does not verify it.
        var request = HttpRequest.newBuilder(url)
                .header("content-type", "application/x-amz-json-1.0")
                .header("x-amz-target", target)
                .header("x-amz-date", "20260101T000000Z")
                .header(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=openseat/20260101/" + Template.REGION
                                + "/dynamodb/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during a call to DynamoDB Local", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
