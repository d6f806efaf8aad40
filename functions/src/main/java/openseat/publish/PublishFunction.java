package openseat.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.Environment;
import openseat.event.PublishedEvent;
import openseat.http.HttpFunction;
import openseat.http.Json;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.RequestBody;
import openseat.http.Response;

/// Publishes an event: `PUT /events/{eventId}` with a signature, or a direct invocation with the same body.
///
/// The caller names the revision to replace: by `If-Match`, or `If-None-Match: *` for the first (RFC 9110, section
/// 13); in a direct invocation by `ifMatch`, or without it for the first. If that is not the current revision, the
/// answer is 412 and names the current one.
public final class PublishFunction extends HttpFunction {

    private final Publisher publisher;

    public PublishFunction() {
        this(Environment.fromEnvironment());
    }

    public PublishFunction(Environment environment) {
        this.publisher = new Publisher(environment);
    }

    @Override
    protected Response answer(Request request) {
        return switch (RequestBody.read(request)) {
            case RequestBody.Refused(var problem) -> problem.response();
            case RequestBody.FormBody _ ->
                Problem.of(415, "Please send application/json.").response();
            case RequestBody.JsonBody(var json) -> put(request, new LinkedHashMap<>(json));
        };
    }

    private Response put(Request request, Map<String, Object> json) {
        var ifMatch = request.header("if-match");
        var first = request.header("if-none-match").equals("*");
        if (json.containsKey("ifMatch")) {
            return invalid("/ifMatch", "must be sent as the If-Match header");
        }
        if (ifMatch.isEmpty() == !first) {
            return Problem.of(
                            428,
                            "Please name the revision to replace: If-Match with its ETag, "
                                    + "or If-None-Match: * for the first.")
                    .response();
        }
        if (!first) {
            if (PublishedEvent.revisionOf(ifMatch).isEmpty()) {
                return Problem.of(412, "If-Match does not name a revision of this event.")
                        .response();
            }
            json.put("ifMatch", ifMatch);
        }
        if (request.query("dryRun").isPresent()) {
            json.put("dryRun", true);
        }
        var event = Json.object(json.get("event"));
        if (event.containsKey("id") && !request.parameter("eventId").equals(event.get("id"))) {
            return invalid("/event/id", "must be the id in the URL");
        }
        return publish(json);
    }

    @Override
    protected Object direct(byte[] payload) {
        return switch (RequestBody.json(payload)) {
            case RequestBody.Refused(var problem) -> problem.members();
            case RequestBody.JsonBody(var json) -> Json.readOwn(publish(json).text());
            case RequestBody.FormBody _ -> throw new IllegalStateException("A JSON body was read as a form.");
        };
    }

    private Response publish(Map<String, Object> json) {
        return switch (PublishRequest.read(json)) {
            case PublishRequest.Invalid(var errors) -> invalid(errors);
            case PublishRequest.Valid(var publish) ->
                answer(publish, publish.dryRun() ? publisher.check(publish) : publisher.publish(publish));
        };
    }

    private static Response answer(PublishRequest publish, PublishResult result) {
        return switch (result) {
            case PublishResult.Publishable(var report) -> {
                var body = new LinkedHashMap<String, Object>();
                body.put("status", 200);
                body.put("detail", "The event can be published. Nothing was changed.");
                body.putAll(report.members());
                yield Response.json(200, body);
            }
            case PublishResult.Stored(var revision, var report) -> {
                var etag = "\"" + revision + "\"";
                var status = revision == 1 ? 201 : 200;
                var body = new LinkedHashMap<String, Object>();
                body.put("status", status);
                body.put("id", publish.event().id());
                body.put("etag", etag);
                body.putAll(report.members());
                yield Response.json(status, body)
                        .with("etag", etag)
                        .with("location", "/events/" + publish.event().id());
            }
            case PublishResult.RevisionMismatch(var current) ->
                Problem.of(
                                412,
                                current == 0
                                        ? "There is no such event yet: leave out ifMatch, or send If-None-Match: *."
                                        : "The current revision is \"" + current
                                                + "\". Please read it, and publish your changes on top of it, with "
                                                + "\"ifMatch\": \"\\\"" + current + "\\\"\" or the header If-Match.")
                        .because("revision-mismatch")
                        .response();
        };
    }

    private static Response invalid(String pointer, String detail) {
        return invalid(List.of(new Problem.FieldError(pointer, detail)));
    }

    private static Response invalid(List<Problem.FieldError> errors) {
        return new Problem(422, "invalid", "The event cannot be published as it is; nothing was changed.", errors)
                .response();
    }
}
