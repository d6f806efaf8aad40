package openseat.announcement;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.Environment;
import openseat.announcement.AnnounceRequest.Announcing;
import openseat.http.Json;
import openseat.http.Log;
import openseat.http.Problem;
import openseat.http.RequestBody;

/// Writes to everybody who is registered for an event; invoked directly with
/// `{"event": "spring-meeting", "to": ["confirmed", "waiting"], "text": {"en": "..."}, "optional": false}`.
///
/// It only stores the announcement: upkeep brings it to the registrations. `"dryRun": true` tells to how many, and how
/// long that takes; `{"event": "spring-meeting"}` alone, what was announced.
public final class AnnounceFunction implements RequestStreamHandler {

    private final Announcer announcer;

    public AnnounceFunction() {
        this(Environment.fromEnvironment());
    }

    public AnnounceFunction(Environment environment) {
        this.announcer = new Announcer(environment);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Map<String, Object> answer;
        try {
            answer = switch (RequestBody.json(in.readAllBytes())) {
                case RequestBody.Refused(var problem) -> problem.members();
                case RequestBody.JsonBody(var json) -> answer(AnnounceRequest.read(json));
                case RequestBody.FormBody _ -> throw new IllegalStateException("A JSON body was read as a form.");
            };
        } catch (RuntimeException e) {
            context.getLogger().log(Log.failure("AnnounceFunction", e));
            answer = Problem.of(500, "Something went wrong. Please see what was announced, and try again.")
                    .members();
        }
        out.write(Json.writeIndented(answer).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> answer(AnnounceRequest request) {
        return switch (request) {
            case AnnounceRequest.Invalid(var errors) ->
                new Problem(422, "invalid", "Nothing was announced.", errors).members();
            case AnnounceRequest.Listing(var event) ->
                announcer.list(event).map(AnnounceFunction::list).orElseGet(AnnounceFunction::noSuchEvent);
            case Announcing announcing
            when announcing.dryRun() ->
                announcer
                        .reach(announcing)
                        .map(reach -> described(reach, new LinkedHashMap<>(Map.of("status", 200))))
                        .orElseGet(AnnounceFunction::noSuchEvent);
            case Announcing announcing ->
                announcer
                        .announce(announcing)
                        .map(result -> answer(announcing, result))
                        .orElseGet(AnnounceFunction::noSuchEvent);
        };
    }

    private static Map<String, Object> noSuchEvent() {
        return Problem.of(404, "There is no event with this id.").members();
    }

    private Map<String, Object> answer(Announcing announcing, Announcer.Result result) {
        return switch (result) {
            case Announcer.Made(var number) -> {
                var body = new LinkedHashMap<String, Object>(Map.of("status", 201));
                body.put("number", number);
                yield described(announcer.reachOf(announcing), body);
            }
            case Announcer.Repeated(var number) -> {
                var body = new LinkedHashMap<String, Object>();
                body.put("status", 200);
                body.put("number", number);
                body.put("detail", "The same was announced less than an hour ago; it is not sent again.");
                yield body;
            }
            case Announcer.Busy _ ->
                Problem.of(409, "Others announce something at this moment. Please try again.")
                        .members();
        };
    }

    /// With the number of letters, and about how many minutes they take.
    private static Map<String, Object> described(Announcer.Reach reach, Map<String, Object> body) {
        body.put("letters", reach.letters());
        body.put("minutes", reach.minutes());
        return body;
    }

    private static Map<String, Object> list(List<Announcer.Sent> list) {
        return Json.members(
                "status",
                200,
                "announcements",
                list.stream().map(AnnounceFunction::members).toList());
    }

    private static Map<String, Object> members(Announcer.Sent sent) {
        var made = sent.announcement();
        var members = new LinkedHashMap<String, Object>();
        members.put("number", made.number());
        members.put("at", made.at().toString());
        members.put("to", made.words());
        members.put("optional", made.optional());
        members.put("text", made.text().texts());
        members.put("reachedAll", sent.hasReachedAll());
        return members;
    }
}
