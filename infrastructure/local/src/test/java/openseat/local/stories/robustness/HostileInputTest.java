package openseat.local.stories.robustness;

import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.Payload;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Registrants' input is shown as text and only to them, and changes the structure of no page or mail.
class HostileInputTest {

    private static final TestStack STACK = TestStack.open();
    private static final List<String> FIELDS = List.of(
            "email",
            "name",
            "organization",
            "accessNote",
            "participantType",
            "interpretation",
            "access",
            "zone",
            "lang",
            "places",
            "consent",
            "website",
            "action",
            "sure");

    private static final Pattern FORMULA = Pattern.compile("(^|[\\n;\\t])\\h*[=+\\-@\uFF1D]");

    static final List<Payload> PAYLOADS = Payload.ALL;

    /// In groups of three, one for each free-text field.
    static final List<List<Payload>> GROUPS = IntStream.range(0, (PAYLOADS.size() + 2) / 3)
            .mapToObj(i -> IntStream.range(3 * i, 3 * i + 3)
                    .mapToObj(at -> PAYLOADS.get(at % PAYLOADS.size()))
                    .toList())
            .toList();

    private static HostileVisit plain;
    private static Set<String> knownKinds;

    @BeforeAll
    static void publish() {
        STACK.publish(HostileVisit.HALL, 1_000);
        STACK.publish(HostileVisit.QUEUE, 1);
        STACK.takeSeat(HostileVisit.QUEUE, "first@example.net");
        plain = HostileVisit.visit(STACK, List.of("Plain words", "Plain words", "Plain words"));
        knownKinds = knownKinds();
    }

    @AfterAll
    static void close() {
        STACK.close();
    }

    @ParameterizedTest
    @FieldSource("GROUPS")
    void inputIsShownAsTextAndOnlyToItsOwner(List<Payload> group) {
        var visit = HostileVisit.visit(STACK, group.stream().map(Payload::typed).toList());
        visit.pages()
                .forEach((name, page) -> assertThat(Parsed.skeleton(page))
                        .as(name)
                        .isEqualTo(Parsed.skeleton(plain.pages().get(name))));
        var kept = List.of(
                group.get(0).line(), group.get(1).line(), group.get(2).shown().strip());
        for (var name : List.of("manage", "waiting", "new answers")) {
            assertThat(typed(visit.pages().get(name))).as(name).isEqualTo(kept);
        }
        assertThat(typed(visit.pages().get("invalid")))
                .isEqualTo(group.stream().map(Payload::shown).toList());
        assertThat(Parsed.texts(visit.pages().get("new answers"), "section[aria-labelledby=anew] dd > bdi"))
                .containsAll(kept);
        assertThat(visit.answers())
                .isEqualTo(Map.of("name", kept.get(0), "organization", kept.get(1), "accessNote", kept.get(2)));
        assertThat(visit.exported()).as("formulas start with an apostrophe").noneMatch(FORMULA.asPredicate());
        assertThat(visit.exported().stream().map(cell -> cell.replace("'", "")))
                .containsExactlyElementsOf(
                        kept.stream().map(text -> text.replace("'", "")).toList());
        for (var payload : group) {
            if (payload.line().length() > 8) {
                assertThat(String.join("\n", visit.mails())).doesNotContain(payload.line(), payload.typed());
                assertThat(STACK.local.log().toString()).doesNotContain(payload.line(), payload.typed());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void rejectedFormShowsEveryFieldAsText(Payload payload) {
        var body = new LinkedHashMap<String, Object>();
        FIELDS.forEach(field -> body.put(field, payload.typed()));
        var page = Parsed.page(
                HostileVisit.register(STACK, HostileVisit.HALL, body, PAGE, 422).body());
        assertThat(Parsed.kinds(page)).isSubsetOf(knownKinds);
        for (var field : List.of("email", "name", "organization", "website")) {
            assertThat(page.select("input[name=" + field + "]").attr("value"))
                    .as(field)
                    .isEqualTo(payload.shown());
        }
        assertThat(Parsed.area(page)).isEqualTo(payload.shown());
        assertThat(page.select("option[selected]").eachAttr("value"))
                .as("any language tag may be selected")
                .isSubsetOf(payload.shown());
        assertThat(problem(HostileVisit.register(STACK, HostileVisit.HALL, body, HostileVisit.JSON_TYPE, 422)))
                .contains(
                        "#/email",
                        "#/participantType",
                        "#/interpretation",
                        "#/access",
                        "#/zone",
                        "#/lang",
                        "#/places",
                        "#/consent",
                        "#/website");
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void unknownFieldNameIsReportedAsText(Payload payload) {
        if (payload.hasUnpairedSurrogates()) {
            // Jackson refuses it in a name: https://www.rfc-editor.org/rfc/rfc8259#section-8.2.
            HostileVisit.register(
                    STACK,
                    HostileVisit.HALL,
                    HostileVisit.body(payload.typed(), payload.typed()),
                    HostileVisit.JSON_TYPE,
                    400);
            return;
        }
        var answer = HostileVisit.register(
                STACK,
                HostileVisit.HALL,
                HostileVisit.body(payload.typed(), payload.typed()),
                HostileVisit.JSON_TYPE,
                422);
        var whole = new String(payload.typed().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(problem(answer))
                .containsExactly("#/" + whole.replace("~", "~0").replace("/", "~1"));
        var page = Parsed.page(HostileVisit.register(
                        STACK, HostileVisit.HALL, HostileVisit.body(payload.typed(), payload.typed()), PAGE, 422)
                .body());
        assertThat(Parsed.kinds(page)).isSubsetOf(knownKinds);
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void unknownPathsGetTheSameNotFoundPage(Payload payload) {
        var raw = URLEncoder.encode(payload.typed(), StandardCharsets.UTF_8).replace("+", "%20");
        var nothing = STACK.get("/events/nothing", "accept", PAGE).body();
        for (var path : List.of(
                "/events/" + raw,
                "/events/" + raw + "/event.ics",
                "/events/" + HostileVisit.HALL + "/registrations/" + raw,
                "/events/" + raw + "/registrations/x",
                "/" + raw)) {
            var answer = STACK.get(path, "accept", PAGE);
            if (raw.contains("%00")) {
                // The runner's server refuses a NUL itself.
                assertThat(answer.statusCode()).as(path).isEqualTo(400);
                continue;
            }
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo(nothing);
            assertThat(problem(STACK.get(path, "accept", HostileVisit.JSON_TYPE)))
                    .isEmpty();
        }
        for (var path : List.of("/" + raw + "/", "/events/" + raw + "/", "//" + raw + "/")) {
            var answer = STACK.get(path, "accept", PAGE);
            assertThat(Web.location(answer)).as(path).matches("|(/[A-Za-z0-9._~-]+)+");
        }
        assertThat(STACK.get(
                                "/events/" + HostileVisit.HALL + "?lang=" + raw + "&done=" + raw + "&" + raw + "="
                                        + raw,
                                "accept",
                                PAGE)
                        .body())
                .isEqualTo(STACK.get("/events/" + HostileVisit.HALL, "accept", PAGE)
                        .body());
    }

    @Test
    void longInputIsKeptInTheFormOnly() {
        for (var text : List.of(
                "a".repeat(10_000),
                "名".repeat(10_000),
                "<b>".repeat(3_300),
                "e\u0301".repeat(5_000),
                "a@" + "ü".repeat(10_000))) {
            for (var field : FIELDS) {
                HostileVisit.register(
                        STACK,
                        HostileVisit.HALL,
                        HostileVisit.body("places", "99", field, text),
                        HostileVisit.JSON_TYPE,
                        422);
            }
            var page = Parsed.page(
                    HostileVisit.register(STACK, HostileVisit.HALL, HostileVisit.body("name", text), PAGE, 422)
                            .body());
            assertThat(page.select("input[name=name]").attr("value"))
                    .isEqualTo(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC));
        }
    }

    /// Name, organization and note in the form.
    private static List<String> typed(Document page) {
        return List.of(
                page.select("input[name=name]").attr("value"),
                page.select("input[name=organization]").attr("value"),
                Parsed.area(page));
    }

    /// The decoded pointers of a problem, whose text has no unsafe characters.
    private static List<String> problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContainPattern("[\\p{Cc}\u2028\u2029\u202A-\u202E\u2066\u2067]");
        var errors = (List<?>) Web.json(answer).getOrDefault("errors", List.of());
        return errors.stream()
                .map(error ->
                        URLDecoder.decode(((Map<?, ?>) error).get("pointer").toString(), StandardCharsets.UTF_8))
                .toList();
    }

    /// The kinds of elements on pages with all kinds of errors, and with few.
    private static Set<String> knownKinds() {
        var known = new HashSet<String>();
        var everything = HostileVisit.body("places", "99");
        FIELDS.forEach(field -> everything.put(field, "A1234567"));
        for (var body : List.of(
                everything,
                HostileVisit.body("places", "99", "interpretation", "ne"),
                HostileVisit.body("places", "99", "zone", "Asia/Tbilisi"))) {
            known.addAll(Parsed.kinds(Parsed.page(HostileVisit.register(STACK, HostileVisit.HALL, body, PAGE, 422)
                    .body())));
        }
        return known;
    }
}
