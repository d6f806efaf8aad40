package openseat.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.local.http.Json;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.Invoker;

/// The two events of a new runner: the real one, whose date is unknown, and a sample to try everything with.
final class SampleEvents {

    private static final String REAL = "imrf-2022-by-migrants-for-migrants";
    private static final String SAMPLE = "sample-migrants-day";
    private static final String ZONE = "America/New_York";
    private static final Duration LEAD_TIME = Duration.ofDays(14);

    private SampleEvents() {}

    /// Publishes them as a deployer would, by direct invocation; returns a message for each failure.
    static List<String> publish(Invoker invoker, Clock clock) {
        return List.of(REAL, SAMPLE).stream()
                .flatMap(name ->
                        document(name, clock).stream().flatMap(document -> publish(invoker, name, document).stream()))
                .toList();
    }

    private static Optional<String> publish(Invoker invoker, String name, Map<String, Object> document) {
        try {
            var answer = Json.map(Json.read(invoker.invoke("PublishFunction", Json.bytes(document))));
            return answer.get("status") instanceof Integer status && status < 300
                    ? Optional.empty()
                    : Optional.of(name + " was not published: " + Json.write(answer));
        } catch (FunctionFailed e) {
            return Optional.of(name + " was not published: " + e.errorType() + " " + e.getMessage());
        }
    }

    private static Optional<Map<String, Object>> document(String name, Clock clock) {
        try (var in = SampleEvents.class.getResourceAsStream("/events/" + name + ".json")) {
            if (in == null) {
                return Optional.empty();
            }
            var document = new LinkedHashMap<>(Json.object(in.readAllBytes()));
            if (name.equals(SAMPLE)) {
                var event = new LinkedHashMap<>(Json.map(document.get("event")));
                event.put("schedule", schedule(clock));
                document.put("event", event);
            }
            return Optional.of(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The sample's schedule: the next International Migrants Day that leaves enough time to try everything.
    static Map<String, Object> schedule(Clock clock) {
        var zone = ZoneId.of(ZONE);
        var earliest = clock.instant().plus(LEAD_TIME).atZone(zone);
        var day = LocalDate.of(earliest.getYear(), Month.DECEMBER, 18);
        if (day.atTime(13, 15).atZone(zone).isBefore(earliest)) {
            day = day.plusYears(1);
        }
        var schedule = new LinkedHashMap<String, Object>();
        schedule.put("state", "confirmed");
        schedule.put("start", day.atTime(13, 15).toString());
        schedule.put("end", day.atTime(14, 15).toString());
        schedule.put("zone", ZONE);
        return schedule;
    }
}
