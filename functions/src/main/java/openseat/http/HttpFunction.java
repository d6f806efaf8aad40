package openseat.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A function behind the gateway, and the one place that catches: no exception reaches the gateway, no request the
/// log.
public abstract class HttpFunction implements RequestStreamHandler {

    /// Answers one request.
    protected abstract Response answer(Request request);

    /// The answer when something of ours failed; its words are the subclass's, because this package knows no
    /// language.
    protected Response failed(Request request) {
        return Problem.of(503, "Something is not working here at the moment. Please try again shortly.")
                .response()
                .with("retry-after", "5");
    }

    /// Answers a direct invocation, as by `sam remote invoke`; most functions take none.
    protected Object direct(byte[] payload) {
        throw new UnsupportedOperationException("This function answers HTTP requests only.");
    }

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var bytes = in.readAllBytes();
        var event = event(bytes);
        if (!event.containsKey("requestContext")) {
            out.write(Json.write(direct(bytes)).getBytes(StandardCharsets.UTF_8));
            return;
        }
        out.write(Json.write(payload(event, context)).getBytes(StandardCharsets.UTF_8));
    }

    /// What only the gateway writes. Whoever invokes directly may have sent anything, and is answered by what is
    /// called.
    private static Map<String, Object> event(byte[] bytes) {
        return switch (Json.read(new String(bytes, StandardCharsets.UTF_8))) {
            case Json.Value(var value) -> Json.object(value);
            case Json.Malformed _ -> Map.of();
        };
    }

    private Map<String, Object> payload(Map<String, Object> event, Context context) {
        try {
            var request = Request.from(event);
            return respond(request, context).negotiated(request).payload(request.isHead());
        } catch (RuntimeException | StackOverflowError e) {
            context.getLogger().log(Log.failure(getClass().getSimpleName(), e));
            return Problem.of(503, "Something is not working here at the moment. Please try again shortly.").response().payload(false);
        }
    }

    private Response respond(Request request, Context context) {
        try {
            return answer(request);
        } catch (RuntimeException | StackOverflowError e) {
            context.getLogger().log(Log.failure(getClass().getSimpleName(), e));
            return failed(request);
        }
    }
}
