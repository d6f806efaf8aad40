package openseat.announcement;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.announcement.AnnounceRequest.Announcing;
import openseat.event.EventAgenda.Announced;
import openseat.http.Json;
import openseat.http.Log;
import openseat.http.Problem;
import openseat.http.RequestBody;
import openseat.registration.Status;
import openseat.seats.SeatCounts;

/// Writes to everybody who is registered for an event; invoked directly with
/// `{"event": "spring-meeting", "to": ["confirmed", "waiting"], "text": {"en": "..."}, "optional": false}`.
///
/// It only stores the announcement: upkeep brings it to the registrations. `"dryRun": true` tells to how many, and how
/// long that takes; `{"event": "spring-meeting"}` alone, what was announced.
public final class AnnounceFunction implements RequestStreamHandler {

    /// The same text once more within this time is a repeated invocation, as after a timeout.
    private static final Duration REPEATED = Duration.ofHours(1);

    /// So many announcements are listed, the newest first.
    private static final int LISTED = 20;

    private static final int MAX_ATTEMPTS = 5;

    private final Environment environment;
    private final Announcements announcements;
    private final int mailPerSecond;

    public AnnounceFunction() {
        this(Environment.fromEnvironment());
    }

    public AnnounceFunction(Environment environment) {
        this.environment = environment;
        this.announcements = new Announcements(environment.table());
        this.mailPerSecond = environment.settings().number("MAIL_PER_SECOND");
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
                announcements
                        .progress(event)
                        .map(progress -> list(event, progress))
                        .orElseGet(AnnounceFunction::noSuchEvent);
            case Announcing announcing ->
                announcements
                        .progress(announcing.event())
                        .map(progress -> announcing.dryRun()
                                ? described(announcing, new LinkedHashMap<>(Map.of("status", 200)))
                                : announce(announcing, progress))
                        .orElseGet(AnnounceFunction::noSuchEvent);
        };
    }

    private static Map<String, Object> noSuchEvent() {
        return Problem.of(404, "There is no event with this id.").members();
    }

    /// An announcement is made once its item is there. Whoever comes next tells upkeep of one whose function was
    /// stopped before it could.
    private Map<String, Object> announce(Announcing announcing, Announced progress) {
        var now = environment.clock().instant();
        var newest = Optional.of(progress.last())
                .filter(last -> last > 0)
                .flatMap(last -> announcements.find(announcing.event(), last));
        if (newest.filter(made -> isRepeated(announcing, made)).isPresent()) {
            return repeated(newest.get());
        }
        for (var number = progress.last() + 1; number <= progress.last() + MAX_ATTEMPTS; number++) {
            var announcement = announcing.numbered(number, now);
            var isAdded = announcements.add(announcing.event(), announcement);
            var taken = isAdded ? Optional.<Announcement>empty() : announcements.find(announcing.event(), number);
            announcements.tellUpTo(announcing.event(), number, now);
            if (isAdded) {
                var body = new LinkedHashMap<String, Object>(Map.of("status", 201));
                body.put("number", number);
                return described(announcing, body);
            }
            if (taken.filter(made -> isRepeated(announcing, made)).isPresent()) {
                return repeated(taken.get());
            }
        }
        return Problem.of(409, "Others announce something at this moment. Please try again.")
                .members();
    }

    private boolean isRepeated(Announcing announcing, Announcement made) {
        var now = environment.clock().instant();
        return announcing.numbered(made.number(), now).saysTheSameAs(made)
                && now.isBefore(made.at().plus(REPEATED));
    }

    private static Map<String, Object> repeated(Announcement made) {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", 200);
        body.put("number", made.number());
        body.put("detail", "The same was announced less than an hour ago; it is not sent again.");
        return body;
    }

    /// With the number of letters, and about how many minutes they take.
    private Map<String, Object> described(Announcing announcing, Map<String, Object> body) {
        var seats = environment
                .table()
                .get(Keys.seats(announcing.event()))
                .map(SeatCounts::new)
                .orElse(SeatCounts.NONE);
        var letters = (announcing.to().contains(Status.CONFIRMED) ? seats.seated() : 0)
                + (announcing.to().contains(Status.WAITING) ? seats.waiting() : 0);
        body.put("letters", letters);
        body.put("minutes", SendingTime.minutes(letters, mailPerSecond));
        return body;
    }

    private Map<String, Object> list(String event, Announced progress) {
        var list = new ArrayList<Map<String, Object>>();
        for (var number = progress.last(); number > Math.max(0, progress.last() - LISTED); number--) {
            var isWithAll = number <= progress.done();
            announcements.find(event, number).ifPresent(made -> list.add(members(made, isWithAll)));
        }
        return Json.members("status", 200, "announcements", List.copyOf(list));
    }

    private static Map<String, Object> members(Announcement made, boolean isWithAll) {
        var members = new LinkedHashMap<String, Object>();
        members.put("number", made.number());
        members.put("at", made.at().toString());
        members.put("to", made.words());
        members.put("optional", made.optional());
        members.put("text", made.text().texts());
        members.put("reachedAll", isWithAll);
        return members;
    }
}
