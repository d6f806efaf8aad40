package openseat.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A function behind the gateway. All exceptions are caught here, so that none reaches the gateway and no part of a
/// request reaches the log.
public abstract class HttpFunction implements RequestStreamHandler {

    private static final Problem FAILED =
            Problem.of(503, "Something is not working here at the moment. Please try again shortly.");

    private static final ScopedValue<Consumer<String>> LOG = ScopedValue.newInstance();

    /// Writes a line to the log of the request that is being answered; where there is none, to the standard output,
    /// which Lambda puts into the same log.
    public static void log(String line) {
        LOG.orElse(System.out::println).accept(line);
    }

    /// Answers one request.
    protected abstract Response answer(Request request);

    /// The answer to a request that is refused before anything is read; empty for all others.
    protected Optional<Response> refusal(Request request) {
        return Optional.empty();
    }

    /// The answer to an error on our side. Subclasses say it in the reader's language, which this package does not
    /// know.
    protected Response failed(Request request) {
        return FAILED.response().with("retry-after", "5");
    }

    /// Answers a direct invocation, as by `sam remote invoke`. Most functions allow none.
    protected Object direct(byte[] payload) {
        throw new UnsupportedOperationException("This function answers HTTP requests only.");
    }

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var bytes = in.readAllBytes();
        var event = event(bytes);
        if (isSchedule(event)) {
            out.write("{}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (!event.containsKey("requestContext")) {
            out.write(Json.write(direct(bytes)).getBytes(StandardCharsets.UTF_8));
            return;
        }
        out.write(Json.write(payload(event, context)).getBytes(StandardCharsets.UTF_8));
    }

    /// A schedule runs these functions once a day, because a snapshot that nobody has used for 14 days is deleted,
    /// and the next visitor would get an error: https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html. There
    /// is nothing to do: being started is enough.
    private static boolean isSchedule(Map<String, Object> event) {
        return "aws.events".equals(event.get("source")) && "Scheduled Event".equals(event.get("detail-type"));
    }

    /// The gateway's event; empty for anything that is not JSON, because a direct invocation can send anything.
    private static Map<String, Object> event(byte[] bytes) {
        return Json.read(new String(bytes, StandardCharsets.UTF_8)) instanceof Json.Value(var value)
                ? Json.object(value)
                : Map.of();
    }

    private Map<String, Object> payload(Map<String, Object> event, Context context) {
        try {
            var request = Request.from(event);
            var response = respond(request, context).negotiated(request);
            return request.isHead() ? response.payloadWithoutBody() : response.payload();
        } catch (RuntimeException | StackOverflowError e) {
            context.getLogger().log(Log.failure(getClass().getSimpleName(), e));
            return FAILED.response().payload();
        }
    }

    private Response refusedOrAnswered(Request request) {
        var refusal = refusal(request);
        return refusal.isPresent() ? refusal.get() : answer(request);
    }

    private Response respond(Request request, Context context) {
        try {
            return ScopedValue.<Consumer<String>>where(LOG, context.getLogger()::log)
                    .call(() -> refusedOrAnswered(request));
        } catch (RuntimeException | StackOverflowError e) {
            context.getLogger().log(Log.failure(getClass().getSimpleName(), e));
            return failed(request);
        }
    }
}
