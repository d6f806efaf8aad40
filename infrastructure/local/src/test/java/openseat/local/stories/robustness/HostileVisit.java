package openseat.local.stories.robustness;

import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.jsoup.nodes.Document;

/// A visit of one person who types hostile text: all pages, mails and exports that contain it.
record HostileVisit(
        Map<String, Document> pages, Map<String, Object> answers, List<String> exported, List<String> mails) {

    static final String JSON_TYPE = "application/json";
    static final String HALL = "hall";
    static final String QUEUE = "queue";

    private static final AtomicInteger VISITS = new AtomicInteger();

    /// Registers, confirms, changes, registers again, cancels, waits and deletes.
    static HostileVisit visit(TestStack stack, List<String> typed) {
        stack.pass(Duration.ofHours(1));
        var address = "person" + VISITS.getAndIncrement() + "@example.net";
        var pages = new LinkedHashMap<String, Document>();
        var texts = new String[] {
            "email", address, "name", typed.get(0), "organization", typed.get(1), "accessNote", typed.get(2)
        };
        var answers = body(texts);
        var sent = register(stack, HALL, answers, PAGE, 303);
        pages.put(
                "check your mail",
                Parsed.page(stack.get(Web.location(sent), "accept", PAGE).body()));
        var link = link(stack, address);
        pages.put("confirm", page(stack, link));
        stack.press(link, "confirm");
        pages.put("manage", page(stack, link));
        answers.put("action", "change");
        answers.put("places", "99");
        answers.remove("email");
        answers.remove("consent");
        pages.put(
                "invalid",
                Parsed.page(stack.post(link, JSON_TYPE, Parsed.json(answers), "accept", PAGE)
                        .body()));
        answers.put("places", "2");
        assertThat(stack.post(link, JSON_TYPE, Parsed.json(answers), "accept", PAGE)
                        .statusCode())
                .isEqualTo(303);
        register(stack, HALL, body(texts), PAGE, 303);
        pages.put("new answers", page(stack, link + "?show=request"));
        @SuppressWarnings("unchecked")
        var held = new LinkedHashMap<>((Map<String, Object>)
                Web.json(stack.get(link, "accept", JSON_TYPE)).get("answers"));
        held.keySet().retainAll(List.of("name", "organization", "accessNote"));
        var exported = exported(stack, address);
        stack.press(link, "cancel");
        pages.put("cancelled", page(stack, link));
        register(stack, QUEUE, body(texts), PAGE, 303);
        var second = link(stack, address);
        stack.press(second, "confirm");
        pages.put("waiting", page(stack, second));
        stack.local.stream().drain();
        var mails = stack.mailsTo(address).stream()
                .map(mail -> Parsed.subject(mail) + mail.text() + mail.html() + mail.headers() + mail.tags())
                .toList();
        assertThat(mails).hasSizeGreaterThanOrEqualTo(3);
        assertThat(stack.press(second, "forget", "sure", "yes").statusCode()).isEqualTo(303);
        return new HostileVisit(pages, held, exported, mails);
    }

    /// The same three texts in the organizers' export.
    private static List<String> exported(TestStack stack, String address) {
        try {
            var csv = JSON.std
                    .mapFrom(stack.local.invoke("ExportFunction", "{\"event\": \"" + HALL + "\"}"))
                    .get("csv")
                    .toString();
            assertThat(csv).startsWith("\uFEFFstatus,");
            try (var rows = CsvReader.builder().ofNamedCsvRecord(csv.substring(1))) {
                var row = rows.stream()
                        .filter(r -> r.getField("email").equals(address))
                        .findFirst()
                        .orElseThrow();
                return List.of(row.getField("name"), row.getField("organization"), row.getField("accessNote"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> body(String... fields) {
        var body = new LinkedHashMap<String, Object>(Map.of("email", "ada@example.net", "consent", "yes"));
        for (var i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return body;
    }

    static HttpResponse<String> register(
            TestStack stack, String event, Map<String, Object> body, String accept, int status) {
        var answer = stack.post(Web.registrations(event), JSON_TYPE, Parsed.json(body), "accept", accept);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static String link(TestStack stack, String address) {
        stack.local.stream().drain();
        return Web.linkIn(stack.mailTo(address));
    }

    private static Document page(TestStack stack, String link) {
        return Parsed.page(stack.open(link).body());
    }
}
