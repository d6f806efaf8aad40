package openseat.bench.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Gives every event the same answer, without reading it: the least that a Java function can cost.
public final class FloorFunction implements RequestStreamHandler {

    /// An answer to API Gateway (HTTP API, payload 2.0).
    private static final String JSON = """
            {
              "statusCode": 202,
              "headers": {"content-type": "application/json"},
              "body": "{\\"status\\":\\"check-mail\\"}"
            }
            """;

    static final byte[] ANSWER = JSON.getBytes(StandardCharsets.UTF_8);

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(ANSWER);
    }
}
