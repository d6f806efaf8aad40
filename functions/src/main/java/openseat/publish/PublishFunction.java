package openseat.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.Environment;
import openseat.http.HttpFunction;
import openseat.http.Json;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.event.PublishedEvent;
import openseat.http.RequestBody;
import openseat.http.Response;

/// Publishes an event: `PUT /events/{eventId}` with a signature, or a direct invocation with the same body.
///
/// The caller says which revision it replaces: `If-Match`, or `If-None-Match: *` for the first (RFC 9110, section
/// 13); directly, `ifMatch` or its absence. Whoever lost the race gets 412 and the revision that stands.
public final class PublishFunction extends HttpFunction {

    private final Publisher publisher;

    public PublishFunction() {
        this(Environment.fromEnvironment());
    }

    public PublishFunction(Environment ground) {
        this.publisher = new Publisher(ground);
    }

    @Override
    protected Response answer(Request request) {
        return switch (RequestBody.read(request)) {
            case RequestBody.Refused(var problem) -> problem.response();
            case RequestBody.FormBody _ -> Problem.of(415, "Please send application/json.").response();
            case RequestBody.JsonBody(var json) -> put(request, new LinkedHashMap<>(json));
        };
    }

    private Response put(Request request, Map<String, Object> json) {
        var ifMatch = request.header("if-match");
        var first = request.header("if-none-match").equals("*");
        if (json.containsKey("ifMatch")) {
            return flawed("/ifMatch", "belongs into the header If-Match");
        }
        if (ifMatch.isEmpty() == !first) {
            return Problem.of(428, "Please say which revision this replaces: If-Match with its ETag, or If-None-Match: * for the first.").response();
        }
        if (!first) {
            if (PublishedEvent.revisionOf(ifMatch).isEmpty()) {
                return Problem.of(412, "If-Match names no revision of this event.").response();
            }
            json.put("ifMatch", ifMatch);
        }
        if (request.query("dryRun").isPresent()) {
            json.put("dryRun", true);
        }
        var event = Json.object(json.get("event"));
        if (event.containsKey("id") && !request.parameter("eventId").equals(event.get("id"))) {
            return flawed("/event/id", "must be the id in the address");
        }
        return publish(json);
    }

    @Override
    protected Object direct(byte[] payload) {
        return switch (RequestBody.json(payload)) {
            case RequestBody.Refused(var problem) -> problem.members();
            case RequestBody.JsonBody(var json) -> Json.readOwn(publish(json).text());
            case RequestBody.FormBody _ -> throw new IllegalStateException("JSON is no form.");
        };
    }

    private Response publish(Map<String, Object> json) {
        return switch (PublishRequest.read(json)) {
            case PublishRequest.Flawed(var flaws) ->
                new Problem(422, "flawed", "The event cannot be published as it is; nothing was changed.", flaws).response();
            case PublishRequest.Readable(var publication) -> answer(publication, publication.dryRun()
                    ? publisher.check(publication)
                    : publisher.publish(publication));
        };
    }

    private static Response answer(PublishRequest publication, Publisher.Verdict verdict) {
        return switch (verdict) {
            case Publisher.Fit() -> Response.json(200, Map.of("status", 200, "detail", "The event can be published. Nothing was changed."));
            case Publisher.Stored(var revision) -> {
                var etag = "\"" + revision + "\"";
                var body = new LinkedHashMap<String, Object>();
                body.put("status", revision == 1 ? 201 : 200);
                body.put("id", publication.event().id());
                body.put("etag", etag);
                yield Response.json(revision == 1 ? 201 : 200, body)
                        .with("etag", etag)
                        .with("location", "/events/" + publication.event().id());
            }
            case Publisher.Lost(var current) -> Problem.of(412, current == 0
                            ? "There is no such event yet: leave ifMatch out, or send If-None-Match: *."
                            : "Another revision stands: \"" + current + "\". Please read it, and publish on top of it.")
                    .because("lost")
                    .response();
        };
    }

    private static Response flawed(String pointer, String detail) {
        return new Problem(422, "flawed", "The event cannot be published as it is; nothing was changed.",
                List.of(new Problem.FieldError(pointer, detail))).response();
    }
}
