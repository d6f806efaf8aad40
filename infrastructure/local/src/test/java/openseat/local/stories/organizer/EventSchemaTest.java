package openseat.local.stories.organizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import openseat.local.http.Json;
import openseat.local.testkit.RepositoryTemplate;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// docs/event.schema.json and what PublishFunction accepts agree: each mistake that one finds, the other finds too.
class EventSchemaTest {

    private static final TestStack STACK = TestStack.open();

    /// What only the function checks, by words of its errors.
    private static final List<String> BEYOND_A_SCHEMA = List.of(
            "IANA time zone",
            "mark",
            "must be after",
            "must not be before",
            "skipped",
            "a web address that begins with https://",
            "must be only a scheme and a host",
            "an email address such as");

    private static final List<Object> VALUES = List.of(
            7,
            0,
            -1,
            1_000_001,
            1.5,
            "",
            " ",
            "x",
            "en",
            "2026-12-18T13:15",
            "2026-12-18",
            "2026-12-18T13:15:00Z",
            "1999-12-18T13:15",
            "https://example.org",
            "http://example.org",
            "team@example.org",
            "to-be-confirmed",
            "cancelled",
            "a\nb",
            "z".repeat(41),
            "z".repeat(301),
            "z".repeat(4001),
            true,
            List.of(),
            List.of(1),
            List.of("x"),
            Map.of(),
            Map.of("en", "x"),
            Map.of("EN", "x"),
            Map.of("en", 7),
            Map.of("en", "z".repeat(41)),
            Map.of("en", "z".repeat(301)),
            Map.of("mode", "nowhere"),
            Map.of("state", "cancelled"));

    private final Schema schema = schema();
    private final List<String> disagreements = new ArrayList<>();
    private int right;
    private int wrong;
    private int beyond;

    private static Schema schema() {
        try {
            var file = RepositoryTemplate.FILE.resolveSibling("docs/event.schema.json");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(file), InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void close() {
        STACK.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {TestStack.SEED, TestStack.SAMPLE})
    void sampleEventsAreValid(String id) throws IOException {
        try (var in = getClass().getResourceAsStream("/events/" + id + ".json")) {
            assertThat(errorsOfSchema(Json.object(in.readAllBytes()))).isEmpty();
        }
    }

    @Test
    void everyChangeIsJudgedAlike() {
        judgeChanges(full(), List.of());
        judge("no link any more", changed(full(), List.of("link"), parent -> put(parent, "link", null)));
        assertThat(disagreements).isEmpty();
        assertThat(right).as("right by both").isGreaterThan(100);
        assertThat(wrong).as("wrong by both").isGreaterThan(1000);
        assertThat(beyond).as("wrong by the function alone").isBetween(10, 300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirmed", "cancelled"})
    void everyChangeOfWholeDaysIsJudgedAlike(String state) {
        var days = Map.of("state", state, "start", "2026-12-20", "end", "2026-12-21", "zone", "Europe/Zurich");
        var schedule = List.<Object>of("event", "schedule");
        var request = changed(full(), schedule, parent -> put(parent, "schedule", mutable(days)));
        judge("whole days", request);
        assertThat(right).isOne();
        judgeChanges(request, schedule);
        assertThat(disagreements).isEmpty();
        assertThat(wrong).as("wrong by both").isGreaterThan(100);
        assertThat(beyond).as("wrong by the function alone").isBetween(1, 10);
    }

    /// @param within the path of the part that is changed
    private void judgeChanges(Map<String, Object> request, List<Object> within) {
        for (var path : paths(request, List.of())) {
            if (!path.subList(0, Math.min(path.size(), within.size())).equals(within)) {
                continue;
            }
            for (var value : VALUES) {
                judge(path + " = " + value, changed(request, path, parent -> put(parent, path.getLast(), value)));
            }
            judge("without " + path, changed(request, path, parent -> remove(parent, path.getLast())));
            judge("beside " + path, changed(request, path, parent -> {
                if (parent instanceof Map<?, ?>) {
                    Json.map(parent).put("unheard", 1);
                }
            }));
        }
    }

    private void judge(String change, Map<String, Object> request) {
        var bySchema = errorsOfSchema(request);
        var byFunction = errorsOfFunction(request);
        if (bySchema.isEmpty() && byFunction.isEmpty()) {
            right++;
        } else if (bySchema.isEmpty() && byFunction.stream().allMatch(EventSchemaTest::isBeyondASchema)) {
            beyond++;
        } else if (bySchema.isEmpty() || byFunction.isEmpty()) {
            disagreements.add(change + ": schema " + bySchema + ", function " + byFunction);
        } else {
            wrong++;
        }
    }

    private static boolean isBeyondASchema(String error) {
        return BEYOND_A_SCHEMA.stream().anyMatch(error::contains);
    }

    private List<String> errorsOfSchema(Map<String, Object> request) {
        return schema.validate(Json.write(request), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> errorsOfFunction(Map<String, Object> request) {
        var answer = Json.object(STACK.local.invoke("PublishFunction", Json.write(request)));
        return Json.list(answer.get("errors")).stream()
                .map(Json::map)
                .map(error -> error.get("pointer") + " " + error.get("detail"))
                .toList();
    }

    /// A request with every member there is.
    private static Map<String, Object> full() {
        return Json.object("""
                {"$schema": "event.schema.json", "dryRun": true, "link": "https://meet.example.org/x",
                 "recipients": [{"email": "team@example.org", "lang": "en", "zone": "Africa/Nairobi"}],
                 "event": {
                   "id": "an-event", "sample": false, "title": {"en": "A title", "ar": "عنوان"}, "kind": {"en": "Kind"},
                   "text": [{"en": "A text[^1]."}], "notes": [{"mark": "1", "text": {"en": "A note."}}],
                   "organizers": [{"en": "A team"}], "audience": {"en": "Everybody"},
                   "schedule": {"state": "confirmed", "start": "2026-12-20T10:00", "end": "2026-12-20T11:00",
                     "zone": "Europe/Zurich"},
                   "place": {"mode": "both", "address": {"en": "Room 8"}},
                   "interpretation": ["ar", "zh-Hans"], "access": ["captions", "step-free"],
                   "geographicScope": {"en": "Global"}, "workstreamOutput": {"en": "x"},
                   "regionalReviewProcess": {"en": "x"}, "objectives": [3, 23],
                   "capacity": 40, "waitingList": true, "groupLimit": 5,
                   "registration": {"opens": "2026-11-01T08:00:00Z", "closes": "2026-12-17T08:00:00Z"},
                   "contact": "team@example.org", "senderName": {"en": "The Team"}, "discreet": true,
                   "reminders": {"dayBefore": true, "beforeStart": false},
                   "privacy": {"keeper": {"en": "The Team"}, "link": "https://example.org/privacy"},
                   "keepDays": 30, "home": "https://events.example.org"}}""");
    }

    /// The paths of all values in a document, but of the flag that keeps it from being stored.
    private static List<List<Object>> paths(Object value, List<Object> path) {
        var paths = new ArrayList<List<Object>>();
        if (!path.isEmpty() && !path.equals(List.of("dryRun"))) {
            paths.add(path);
        }
        switch (value) {
            case Map<?, ?> map -> map.forEach((name, member) -> paths.addAll(paths(member, appended(path, name))));
            case List<?> list -> {
                for (var i = 0; i < list.size(); i++) {
                    paths.addAll(paths(list.get(i), appended(path, i)));
                }
            }
            default -> {}
        }
        return paths;
    }

    private static List<Object> appended(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static Map<String, Object> changed(
            Map<String, Object> original, List<Object> path, Consumer<Object> change) {
        var request = Json.map(mutable(original));
        Object parent = request;
        for (var step : path.subList(0, path.size() - 1)) {
            parent = parent instanceof List<?> list
                    ? list.get((int) step)
                    : Json.map(parent).get(step);
        }
        change.accept(parent);
        return request;
    }

    private static Object mutable(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((name, member) -> copy.put((String) name, mutable(member)));
                yield copy;
            }
            case List<?> list ->
                new ArrayList<>(list.stream().map(EventSchemaTest::mutable).toList());
            default -> value;
        };
    }

    @SuppressWarnings("unchecked")
    private static void put(Object parent, Object step, Object value) {
        if (parent instanceof List<?> list) {
            ((List<Object>) list).set((int) step, value);
        } else {
            Json.map(parent).put((String) step, value);
        }
    }

    private static void remove(Object parent, Object step) {
        if (parent instanceof List<?> list) {
            list.remove((int) step);
        } else {
            Json.map(parent).remove(step);
        }
    }
}
