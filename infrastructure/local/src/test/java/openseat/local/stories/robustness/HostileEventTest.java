package openseat.local.stories.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.Payload;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// An event document is text wherever it is shown; characters that could break a page are rejected with their place.
@Order(4)
class HostileEventTest {

    private static final TestStack STACK = TestStack.open();
    private static final String JSON_TYPE = "application/json";

    /// Members that do not hold text, and reject it.
    private static final List<String> OTHERS = List.of(
            "event/id",
            "event/kind",
            "event/title",
            "event/text/0",
            "event/sample",
            "event/schedule/state",
            "event/schedule/start",
            "event/schedule/end",
            "event/schedule/zone",
            "event/place/mode",
            "event/capacity",
            "event/waitingList",
            "event/groupLimit",
            "event/objectives/0",
            "event/interpretation",
            "event/interpretation/0",
            "event/access",
            "event/access/0",
            "event/registration/opens",
            "event/contact",
            "event/privacy/link",
            "event/keepDays",
            "event/home",
            "event/notes/0/mark",
            "link",
            "recipients/0/email",
            "recipients/0/lang",
            "recipients/0/zone",
            "recipients/0/role",
            "recipients/0/rhythm",
            "ifMatch",
            "dryRun");

    static final List<Payload> FIT =
            Payload.ALL.stream().filter(Payload::fitsAnEvent).toList();
    static final List<Payload> UNFIT =
            Payload.ALL.stream().filter(payload -> !payload.fitsAnEvent()).toList();
    static final List<Payload> ALL = Payload.ALL;

    private static HostileEvent plain;

    @BeforeAll
    static void show() {
        plain = HostileEvent.show(STACK, "Plain words");
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
        var outputs = HostileEvent.show(STACK, payload.typed());
        outputs.pages().forEach((name, page) -> {
            if (name.equals("list") || name.startsWith("mailbox")) {
                assertThat(Parsed.kinds(page))
                        .as(name)
                        .isSubsetOf(Parsed.kinds(plain.pages().get(name)));
            } else {
                assertThat(Parsed.skeleton(page))
                        .as(name)
                        .isEqualTo(Parsed.skeleton(plain.pages().get(name)));
            }
        });
        for (var lang : List.of("en", "ar")) {
            var page = outputs.pages().get("event " + lang);
            assertThat(Parsed.texts(page, "[itemscope] > header h1[itemprop=name]"))
                    .containsExactly(title);
            assertThat(Parsed.texts(page, "[itemprop=organizer] > bdi[itemprop=name]"))
                    .containsExactly(said);
            assertThat(Parsed.texts(page, "[itemprop=description] > p")).containsExactly(said + "[1]");
            assertThat(Parsed.texts(page, ".kind > bdi")).containsExactly(said);
            assertThat(Parsed.texts(page, "dl.facts dd > bdi").stream().filter(said::equals))
                    .hasSize(5);
            assertThat(Parsed.texts(page, "#note-1 > bdi")).containsExactly(said);
            assertThat(Parsed.texts(page, "#privacy li > bdi")).contains(said);
            assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo(title);
            assertThat(page.title()).endsWith("Title");
        }
        assertThat(Parsed.texts(outputs.pages().get("list"), "h2 a[href=/events/" + outputs.id() + "?lang=en] > bdi"))
                .containsExactly(title);
        for (var name : List.of("confirm", "manage")) {
            assertThat(Parsed.texts(outputs.pages().get(name), "bdi")).as(name).contains(title);
        }
        assertThat(outputs.json()).containsEntry("title", Map.of("en", "Title: " + payload.typed()));

        var calendar = Parsed.event(outputs.calendar());
        assertThat(calendar.getSummary().getValue()).isEqualTo(unmarked(title));
        assertThat(calendar.getLocation().getValue()).isEqualTo(unmarked(said));
        assertThat(calendar.getDescription().getValue()).isEqualTo(unmarked(said));

        assertThat(outputs.subjects())
                .hasSize(5)
                .allSatisfy(subject -> assertThat(subject).endsWith(": " + title.replace("  ", " ")));
        assertThat(outputs.texts().subList(0, 4))
                .allSatisfy(text -> assertThat(text).contains("\u2068" + title.replace("  ", " ") + "\u2069"));
        assertThat(outputs.texts().getLast()).as("the digest").contains("\u2068Title\u2069");
        assertThat(Parsed.texts(outputs.pages().get("mail 0"), "p > b")).contains(title.replace("  ", " "));
        assertThat(Parsed.texts(outputs.pages().get("mail 1"), "bdi")).contains(said.replace("  ", " "));
        assertThat(Parsed.texts(outputs.pages().get("mailbox 0"), "h1").getFirst())
                .endsWith(": " + title.replace("  ", " "));
        assertThat(STACK.local.log().toString()).doesNotContain("Title: ");
    }

    @ParameterizedTest
    @FieldSource("UNFIT")
    void unsafeCharactersAreRejectedWithTheirPlace(Payload payload) {
        var answer = HostileEvent.invoke(STACK, HostileEvent.document("unfit", payload.typed()));
        assertThat(answer).containsEntry("status", 422);
        assertThat(pointers(answer))
                .filteredOn(pointer -> !pointer.equals("#/event/notes"))
                .as("except for the note mark, whose text is missing")
                .containsExactlyInAnyOrderElementsOf(HostileEvent.TEXTS.stream()
                        .filter(path -> !payload.typed().startsWith("\t") || path.startsWith("title"))
                        .map(path -> "#/event/" + path)
                        .toList());
        assertThat(STACK.get("/events/unfit", "accept", JSON_TYPE).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void nonTextMembersRejectText(Payload payload) {
        for (var path : OTHERS) {
            if (path.endsWith("link")
                    || path.endsWith("home")
                    || path.equals("event/id") && payload.typed().matches("[a-z]+")) {
                continue;
            }
            var document = HostileEvent.document("other", "words");
            HostileEvent.put(document, path, payload.typed());
            var answer = HostileEvent.invoke(STACK, document);
            assertThat(answer).as(path + answer).containsEntry("status", 422);
            assertThat(pointers(answer))
                    .as(path)
                    .anyMatch(pointer -> pointer.startsWith("#/" + path.replaceAll("/0/mark$|/state$", "")));
        }
        var document = HostileEvent.document("other", "words");
        HostileEvent.put(document, "event/" + payload.typed().replace("/", "|"), "x");
        HostileEvent.put(document, "event/title/" + payload.typed().replace("/", "|"), "x");
        var answer = HostileEvent.invoke(STACK, document);
        if (payload.hasUnpairedSurrogates()) {
            assertThat(answer).as("no JSON, because of the name").containsEntry("status", 400);
        } else {
            assertThat(pointers(answer)).hasSize(2);
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void linksMustBeHttpsAndAscii(Payload payload) {
        for (var typed : List.of(
                payload.typed(),
                "https://example.org/" + payload.typed(),
                "https://" + payload.typed() + "@example.org/",
                "https://example.org" + payload.typed())) {
            for (var path : List.of("link", "event/privacy/link", "event/home")) {
                var document = HostileEvent.document("links", "words");
                HostileEvent.put(document, path, typed);
                document.put("dryRun", true);
                var answer = HostileEvent.invoke(STACK, document);
                assertThat(answer.get("status")).as(path + " " + typed + answer).isIn(200, 422);
                if (answer.get("status").equals(200)) {
                    assertThat(typed)
                            .startsWith("https://example.org")
                            .doesNotContainPattern(
                                    "[\\s<>\"\\\\^`{|}\\p{Cc}\\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]");
                }
            }
        }
    }

    private static List<String> pointers(Map<String, Object> problem) {
        return ((List<?>) problem.getOrDefault("errors", List.of()))
                .stream()
                        .map(error -> ((Map<?, ?>) error).get("pointer").toString())
                        .toList();
    }

    /// Without directional marks: a calendar file has none, because programs read it.
    private static String unmarked(String text) {
        return text.replaceAll("[\u200E\u200F\u061C]", "").strip();
    }
}
