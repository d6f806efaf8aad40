package openseat.local.stories.robustness;

import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whatever registrants type comes back to them as the text that it is, is told to nobody else, and changes no page or mail.
class HostileInputTest {

    private static final TestStack STACK = TestStack.open();
    private static final String JSON_TYPE = "application/json";
    private static final String HALL = "hall";
    private static final String QUEUE = "queue";
    private static final List<String> FIELDS = List.of("email", "name", "organization", "accessNote", "participantType", "interpretation", "access",
            "zone", "lang", "places", "consent", "website", "action", "sure");

    private static final Pattern FORMULA = Pattern.compile("(^|[\\n;\\t])\\h*[=+\\-@\uFF1D]");

    static final List<Payload> PAYLOADS = Payload.ALL;

    /// One for each text that a person may type.
    static final List<List<Payload>> THREES = IntStream.range(0, (PAYLOADS.size() + 2) / 3)
            .mapToObj(i -> IntStream.range(3 * i, 3 * i + 3).mapToObj(at -> PAYLOADS.get(at % PAYLOADS.size())).toList()).toList();

    private static Life plain;
    private static Set<String> knownKinds;
    private static int lives;

    /// Every page and mail that one person meets.
    private record Life(Map<String, Document> pages, Map<String, Object> held, List<String> listed, List<String> mails) {}

    @BeforeAll
    static void publish() {
        STACK.publish(HALL, 1_000);
        STACK.publish(QUEUE, 1);
        STACK.takeSeat(QUEUE, "first@example.net");
        plain = live(List.of("Plain words", "Plain words", "Plain words"));
        knownKinds = knownKinds();
    }

    @AfterAll
    static void close() {
        STACK.close();
    }

    @ParameterizedTest
    @FieldSource("THREES")
    void whatIsTypedIsTextToItsOwnerAndNothingToOthers(List<Payload> three) {
        var life = live(three.stream().map(Payload::typed).toList());
        life.pages().forEach((name, page) -> assertThat(Parsed.skeleton(page)).as(name).isEqualTo(Parsed.skeleton(plain.pages().get(name))));
        var kept = List.of(three.get(0).line(), three.get(1).line(), three.get(2).shown().strip());
        for (var name : List.of("manage", "waiting", "asked anew")) {
            assertThat(typed(life.pages().get(name))).as(name).isEqualTo(kept);
        }
        assertThat(typed(life.pages().get("mistaken"))).isEqualTo(three.stream().map(Payload::shown).toList());
        assertThat(Parsed.texts(life.pages().get("asked anew"), "section[aria-labelledby=anew] dd > bdi")).containsAll(kept);
        assertThat(life.held()).isEqualTo(Map.of("name", kept.get(0), "organization", kept.get(1), "accessNote", kept.get(2)));
        assertThat(life.listed()).as("where a spreadsheet would calculate, an apostrophe stands").noneMatch(FORMULA.asPredicate());
        assertThat(life.listed().stream().map(cell -> cell.replace("'", ""))).containsExactlyElementsOf(kept.stream().map(text -> text.replace("'", "")).toList());
        for (var payload : three) {
            if (payload.line().length() > 8) {
                assertThat(String.join("\n", life.mails())).doesNotContain(payload.line(), payload.typed());
                assertThat(STACK.local.log().toString()).doesNotContain(payload.line(), payload.typed());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void everyFieldIsShownAgainAsTextWhenSomethingMustBePutRight(Payload payload) {
        var body = new LinkedHashMap<String, Object>();
        FIELDS.forEach(field -> body.put(field, payload.typed()));
        var page = Parsed.page(register(HALL, body, PAGE, 422).body());
        assertThat(Parsed.kinds(page)).isSubsetOf(knownKinds);
        for (var field : List.of("email", "name", "organization", "website")) {
            assertThat(page.select("input[name=" + field + "]").attr("value")).as(field).isEqualTo(payload.shown());
        }
        assertThat(Parsed.area(page)).isEqualTo(payload.shown());
        assertThat(page.select("option[selected]").eachAttr("value")).as("what may be any language's tag").isSubsetOf(payload.shown());
        assertThat(problem(register(HALL, body, JSON_TYPE, 422))).contains("#/email", "#/participantType", "#/interpretation", "#/access", "#/zone", "#/lang",
                "#/places", "#/consent", "#/website");
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void aFieldThatIsNoneIsNamedAndChangesNothing(Payload payload) {
        var answer = register(HALL, body(payload.typed(), payload.typed()), JSON_TYPE, 422);
        var whole = new String(payload.typed().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(problem(answer)).containsExactly("#/" + whole.replace("~", "~0").replace("/", "~1"));
        var page = Parsed.page(register(HALL, body(payload.typed(), payload.typed()), PAGE, 422).body());
        assertThat(Parsed.kinds(page)).isSubsetOf(knownKinds);
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void anAddressThatIsNoneLeadsToTheSamePageAsAnyOther(Payload payload) {
        var raw = URLEncoder.encode(payload.typed(), StandardCharsets.UTF_8).replace("+", "%20");
        var nothing = STACK.get("/events/nothing", "accept", PAGE).body();
        for (var path : List.of("/events/" + raw, "/events/" + raw + "/event.ics", "/events/" + HALL + "/registrations/" + raw, "/events/" + raw + "/registrations/x",
                "/" + raw)) {
            var answer = STACK.get(path, "accept", PAGE);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo(nothing);
            assertThat(problem(STACK.get(path, "accept", JSON_TYPE))).isEmpty();
        }
        for (var path : List.of("/" + raw + "/", "/events/" + raw + "/", "//" + raw + "/")) {
            var answer = STACK.get(path, "accept", PAGE);
            assertThat(TestStack.location(answer)).as(path).matches("|(/[A-Za-z0-9._~-]+)+");
        }
        assertThat(STACK.get("/events/" + HALL + "?lang=" + raw + "&done=" + raw + "&" + raw + "=" + raw, "accept", PAGE).body())
                .isEqualTo(STACK.get("/events/" + HALL, "accept", PAGE).body());
    }

    @Test
    void tenThousandCharactersAreKeptOnThePageAndNowhereElse() {
        for (var text : List.of("a".repeat(10_000), "名".repeat(10_000), "<b>".repeat(3_300), "e\u0301".repeat(5_000), "a@" + "ü".repeat(10_000))) {
            for (var field : FIELDS) {
                register(HALL, body("places", "99", field, text), JSON_TYPE, 422);
            }
            var page = Parsed.page(register(HALL, body("name", text), PAGE, 422).body());
            assertThat(page.select("input[name=name]").attr("value")).isEqualTo(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC));
        }
    }

    private static Life live(List<String> typed) {
        STACK.pass(Duration.ofHours(1));
        var address = "person" + lives++ + "@example.net";
        var pages = new LinkedHashMap<String, Document>();
        var texts = new String[] {"email", address, "name", typed.get(0), "organization", typed.get(1), "accessNote", typed.get(2)};
        var answers = body(texts);
        var sent = register(HALL, answers, PAGE, 303);
        pages.put("check your mail", Parsed.page(STACK.get(TestStack.location(sent), "accept", PAGE).body()));
        var link = link(address);
        pages.put("confirm", page(link));
        STACK.press(link, "confirm");
        pages.put("manage", page(link));
        answers.put("action", "change");
        answers.put("places", "99");
        answers.remove("email");
        answers.remove("consent");
        pages.put("mistaken", Parsed.page(STACK.post(link, JSON_TYPE, Parsed.json(answers), "accept", PAGE).body()));
        answers.put("places", "2");
        assertThat(STACK.post(link, JSON_TYPE, Parsed.json(answers), "accept", PAGE).statusCode()).isEqualTo(303);
        register(HALL, body(texts), PAGE, 303);
        pages.put("asked anew", page(link));
        @SuppressWarnings("unchecked")
        var held = new LinkedHashMap<>((Map<String, Object>) TestStack.json(STACK.get(link, "accept", JSON_TYPE)).get("answers"));
        held.keySet().retainAll(List.of("name", "organization", "accessNote"));
        var listed = listed(address);
        STACK.press(link, "cancel");
        pages.put("cancelled", page(link));
        register(QUEUE, body(texts), PAGE, 303);
        var second = link(address);
        STACK.press(second, "confirm");
        pages.put("waiting", page(second));
        STACK.local.stream().drain();
        var mails = STACK.mailsTo(address).stream().map(mail -> Parsed.subject(mail) + mail.text() + mail.html() + mail.headers() + mail.tags()).toList();
        assertThat(mails).hasSizeGreaterThanOrEqualTo(3);
        assertThat(STACK.press(second, "forget", "sure", "yes").statusCode()).isEqualTo(303);
        return new Life(pages, held, listed, mails);
    }

    /// The same three texts as the organizers' list has them.
    private static List<String> listed(String address) {
        try {
            var csv = JSON.std.mapFrom(STACK.local.invoke("ExportFunction", "{\"event\": \"" + HALL + "\"}")).get("csv").toString();
            assertThat(csv).startsWith("\uFEFFstatus,");
            try (var rows = CsvReader.builder().ofNamedCsvRecord(csv.substring(1))) {
                var row = rows.stream().filter(r -> r.getField("email").equals(address)).findFirst().orElseThrow();
                return List.of(row.getField("name"), row.getField("organization"), row.getField("accessNote"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> body(String... fields) {
        var body = new LinkedHashMap<String, Object>(Map.of("email", "ada@example.net", "consent", "yes"));
        for (var i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return body;
    }

    private static HttpResponse<String> register(String event, Map<String, Object> body, String accept, int status) {
        var answer = STACK.post(TestStack.registrations(event), JSON_TYPE, Parsed.json(body), "accept", accept);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static String link(String address) {
        STACK.local.stream().drain();
        return TestStack.linkIn(STACK.mailTo(address));
    }

    private static Document page(String link) {
        return Parsed.page(STACK.open(link).body());
    }

    /// Name, organization and note, as the form has them.
    private static List<String> typed(Document page) {
        return List.of(page.select("input[name=name]").attr("value"), page.select("input[name=organization]").attr("value"),
                Parsed.area(page));
    }

    /// The pointers of a problem, decoded; its words turn nothing around.
    private static List<String> problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContainPattern("[\\p{Cc}\u2028\u2029\u202A-\u202E\u2066\u2067]");
        var errors = (List<?>) TestStack.json(answer).getOrDefault("errors", List.of());
        return errors.stream().map(error -> URLDecoder.decode(((Map<?, ?>) error).get("pointer").toString(), StandardCharsets.UTF_8)).toList();
    }

    /// The kinds of elements that pages have on which everything is wrong, and on which little is.
    private static Set<String> knownKinds() {
        var known = new HashSet<String>();
        var everything = body("places", "99");
        FIELDS.forEach(field -> everything.put(field, "A1234567"));
        for (var body : List.of(everything, body("places", "99", "interpretation", "ne"), body("places", "99", "zone", "Asia/Tbilisi"))) {
            known.addAll(Parsed.kinds(Parsed.page(register(HALL, body, PAGE, 422).body())));
        }
        return known;
    }
}
