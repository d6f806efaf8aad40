package openseat.local.stories.robustness;

import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.Payload;
import openseat.local.testkit.TestStack;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whatever an event's document says is text wherever it is shown; what could bend a page is named to who wrote it.
@Order(4)
class HostileEventTest {

    private static final TestStack STACK = TestStack.open();
    private static final String JSON_TYPE = "application/json";

    /// Members that hold words, by path.
    private static final List<String> TEXTS = List.of("title/en", "kind/en", "text/0/en", "notes/0/text/en", "organizers/0/en", "audience/en", "place/address/en",
            "geographicScope/en", "workstreamOutput/en", "regionalReviewProcess/en", "privacy/keeper/en");

    /// Members that hold no words, and take none.
    private static final List<String> OTHERS = List.of("event/id", "event/kind", "event/title", "event/text/0", "event/sample", "event/schedule/state",
            "event/schedule/start", "event/schedule/end", "event/schedule/zone", "event/place/mode", "event/capacity", "event/waitingList", "event/groupLimit",
            "event/objectives/0", "event/registration/opens", "event/contact", "event/privacy/link", "event/keepDays", "event/home", "event/notes/0/mark", "link",
            "recipients/0/email", "recipients/0/lang", "recipients/0/zone", "ifMatch", "dryRun");

    static final List<Payload> FIT = Payload.ALL.stream().filter(Payload::fitsAnEvent).toList();
    static final List<Payload> UNFIT = Payload.ALL.stream().filter(payload -> !payload.fitsAnEvent()).toList();
    static final List<Payload> ALL = Payload.ALL;

    private static Showing plain;
    private static int events;

    /// Everything that an event is shown by.
    private record Showing(String id, Map<String, Document> pages, Map<String, Object> json, String calendar, List<String> subjects, List<String> texts) {}

    @BeforeAll
    static void show() {
        plain = show("Plain words");
    }

    @AfterAll
    static void close() {
        STACK.close();
    }

    @ParameterizedTest
    @FieldSource("FIT")
    void documentIsTextInEveryOutput(Payload payload) {
        var said = Normalizer.normalize(payload.typed().strip(), Normalizer.Form.NFC);
        var title = "Title: " + said;
        var showing = show(payload.typed());
        showing.pages().forEach((name, page) -> {
            if (name.equals("list") || name.startsWith("mailbox")) {
                assertThat(Parsed.kinds(page)).as(name).isSubsetOf(Parsed.kinds(plain.pages().get(name)));
            } else {
                assertThat(Parsed.skeleton(page)).as(name).isEqualTo(Parsed.skeleton(plain.pages().get(name)));
            }
        });
        for (var lang : List.of("en", "ar")) {
            var page = showing.pages().get("event " + lang);
            assertThat(Parsed.texts(page, "[itemscope] > header h1[itemprop=name]")).containsExactly(title);
            assertThat(Parsed.texts(page, "[itemprop=organizer] > bdi[itemprop=name]")).containsExactly(said);
            assertThat(Parsed.texts(page, "[itemprop=description] > p")).containsExactly(said + "[1]");
            assertThat(Parsed.texts(page, ".kind > bdi")).containsExactly(said);
            assertThat(Parsed.texts(page, "dl.facts dd > bdi").stream().filter(said::equals)).hasSize(5);
            assertThat(Parsed.texts(page, "#note-1 > bdi")).containsExactly(said);
            assertThat(Parsed.texts(page, "#privacy li > bdi")).contains(said);
            assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo(title);
            assertThat(page.title()).endsWith("Title");
        }
        assertThat(Parsed.texts(showing.pages().get("list"), "h2 a[href=/events/" + showing.id() + "?lang=en] > bdi")).containsExactly(title);
        for (var name : List.of("confirm", "manage")) {
            assertThat(Parsed.texts(showing.pages().get(name), "bdi")).as(name).contains(title);
        }
        assertThat(showing.json()).containsEntry("title", Map.of("en", "Title: " + payload.typed()));

        var calendar = Parsed.event(showing.calendar());
        assertThat(calendar.getSummary().getValue()).isEqualTo(unmarked(title));
        assertThat(calendar.getLocation().getValue()).isEqualTo(unmarked(said));
        assertThat(calendar.getDescription().getValue()).isEqualTo(unmarked(said));

        assertThat(showing.subjects()).hasSize(4).allSatisfy(subject -> assertThat(subject).endsWith(": " + title.replace("  ", " ")));
        assertThat(showing.texts().subList(0, 3)).allSatisfy(text -> assertThat(text).contains("\u2068" + title.replace("  ", " ") + "\u2069"));
        assertThat(showing.texts().getLast()).as("the digest").contains("\u2068Title\u2069");
        assertThat(Parsed.texts(showing.pages().get("mail 0"), "p > b")).contains(title.replace("  ", " "));
        assertThat(Parsed.texts(showing.pages().get("mail 1"), "bdi")).contains(said.replace("  ", " "));
        assertThat(Parsed.texts(showing.pages().get("mailbox 0"), "h1").getFirst()).endsWith(": " + title.replace("  ", " "));
        assertThat(STACK.local.log().toString()).doesNotContain("Title: ");
    }

    @ParameterizedTest
    @FieldSource("UNFIT")
    void unsafeCharactersAreRejectedWithTheirPlace(Payload payload) {
        var answer = invoke(document("unfit", payload.typed()));
        assertThat(answer).containsEntry("status", 422);
        assertThat(pointers(answer)).filteredOn(pointer -> !pointer.equals("#/event/notes")).as("but for the mark, whose text is none")
                .containsExactlyInAnyOrderElementsOf(TEXTS.stream().filter(path -> !payload.typed().startsWith("\t") || path.startsWith("title"))
                        .map(path -> "#/event/" + path).toList());
        assertThat(STACK.get("/events/unfit", "accept", JSON_TYPE).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void nonTextMembersRejectText(Payload payload) {
        for (var path : OTHERS) {
            if (path.endsWith("link") || path.endsWith("home") || path.equals("event/id") && payload.typed().matches("[a-z]+")) {
                continue;
            }
            var document = document("other", "words");
            put(document, path, payload.typed());
            var answer = invoke(document);
            assertThat(answer).as(path + answer).containsEntry("status", 422);
            assertThat(pointers(answer)).as(path).anyMatch(pointer -> pointer.startsWith("#/" + path.replaceAll("/0/mark$|/state$", "")));
        }
        var document = document("other", "words");
        put(document, "event/" + payload.typed().replace("/", "|"), "x");
        put(document, "event/title/" + payload.typed().replace("/", "|"), "x");
        assertThat(pointers(invoke(document))).hasSize(2);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void linksMustBeHttpsAndAscii(Payload payload) {
        for (var typed : List.of(payload.typed(), "https://example.org/" + payload.typed(), "https://" + payload.typed() + "@example.org/", "https://example.org" + payload.typed())) {
            for (var path : List.of("link", "event/privacy/link", "event/home")) {
                var document = document("links", "words");
                put(document, path, typed);
                document.put("dryRun", true);
                var answer = invoke(document);
                assertThat(answer.get("status")).as(path + " " + typed + answer).isIn(200, 422);
                if (answer.get("status").equals(200)) {
                    assertThat(typed).startsWith("https://example.org").doesNotContainPattern("[\\s<>\"\\\\^`{|}\\p{Cc}\\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]");
                }
            }
        }
    }

    private static Showing show(String typed) {
        STACK.pass(Duration.ofMinutes(40));
        var id = "e" + events++;
        var team = "team-" + id + "@example.org";
        assertThat(invoke(document(id, typed))).containsEntry("status", 201);
        var pages = new LinkedHashMap<String, Document>();
        for (var page : List.of("event en:?lang=en", "event ar:?lang=ar", "check-mail:/check-mail", "deleted:/deleted", "list:/../../events")) {
            var parts = page.split(":", 2);
            var address = parts[0].equals("list") ? "/events" : "/events/" + id + parts[1];
            pages.put(parts[0], Parsed.page(STACK.get(address, "accept", PAGE).body()));
        }
        var address = "guest-" + id + "@example.net";
        STACK.register(id, address);
        STACK.local.stream().drain();
        var link = TestStack.linkIn(STACK.mailTo(address));
        pages.put("confirm", Parsed.page(STACK.open(link).body()));
        STACK.press(link, "confirm");
        STACK.local.stream().drain();
        pages.put("manage", Parsed.page(STACK.open(link).body()));
        STACK.press(link, "cancel");
        STACK.local.stream().drain();
        STACK.local.tick("DigestFunction");
        var mails = new ArrayList<>(STACK.mailsTo(address));
        mails.addAll(STACK.mailsTo(team));
        for (var i = 0; i < mails.size(); i++) {
            pages.put("mail " + i, Parsed.page(mails.get(i).html()));
            pages.put("mailbox " + i, Parsed.page(STACK.get("/local/mailbox/" + mails.get(i).id(), "accept", PAGE).body()));
        }
        var attached = new String(Base64.getDecoder().decode(mails.get(1).attachments().getFirst().content()), StandardCharsets.UTF_8);
        var calendar = STACK.get("/events/" + id + "/event.ics").body();
        assertThat(attached.replaceAll("DTSTAMP:.*", "")).isEqualTo(calendar.replaceAll("DTSTAMP:.*", ""));
        return new Showing(id, pages, TestStack.json(STACK.get("/events/" + id, "accept", JSON_TYPE)), calendar,
                mails.stream().map(Parsed::subject).toList(), mails.stream().map(mail -> mail.text()).toList());
    }

    private static Map<String, Object> document(String id, String typed) {
        var event = new LinkedHashMap<String, Object>();
        event.put("id", id);
        event.put("schedule", new LinkedHashMap<>(Map.of("state", "confirmed", "start", "2026-12-20T10:00", "end", "2026-12-20T11:00", "zone", "Europe/Zurich")));
        event.put("notes", List.of(new LinkedHashMap<>(Map.of("mark", "1"))));
        event.put("place", new LinkedHashMap<>(Map.of("mode", "in-person")));
        event.put("contact", "team@example.org");
        var document = new LinkedHashMap<String, Object>();
        document.put("event", event);
        document.put("recipients", List.of(new LinkedHashMap<>(Map.of("email", "team-" + id + "@example.org"))));
        for (var path : TEXTS) {
            put(document, "event/" + path, path.startsWith("title") ? "Title: " + typed : path.startsWith("text") ? typed + "[^1]" : typed);
        }
        return document;
    }

    /// Puts a value where a path leads, through objects, and lists of one.
    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> map, String path, Object value) {
        var parts = path.split("/", 2);
        if (parts.length == 1) {
            map.put(path, value);
        } else if (parts[1].equals("0")) {
            map.put(parts[0], List.of(value));
        } else if (parts[1].startsWith("0/")) {
            var list = (List<Object>) map.computeIfAbsent(parts[0], _ -> List.of(new LinkedHashMap<>()));
            put((Map<String, Object>) list.getFirst(), parts[1].substring(2), value);
        } else {
            put((Map<String, Object>) map.computeIfAbsent(parts[0], _ -> new LinkedHashMap<>()), parts[1], value);
        }
    }

    private static Map<String, Object> invoke(Map<String, Object> document) {
        try {
            return JSON.std.mapFrom(STACK.local.invoke("PublishFunction", Parsed.json(document)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> pointers(Map<String, Object> problem) {
        return ((List<?>) problem.getOrDefault("errors", List.of())).stream().map(error -> ((Map<?, ?>) error).get("pointer").toString()).toList();
    }

    /// Calendars are read by programs: no marks of direction stand in them.
    private static String unmarked(String text) {
        return text.replaceAll("[\u200E\u200F\u061C]", "").strip();
    }
}
