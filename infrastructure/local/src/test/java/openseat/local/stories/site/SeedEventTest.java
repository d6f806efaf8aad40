package openseat.local.stories.site;

import static openseat.local.testkit.TestStack.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The seed event has everything that its source has, and nothing else.
class SeedEventTest {

    private static final TestStack STACK = TestStack.open();
    private static final List<String> LINES = source();
    private static final List<String> ORGANIZERS = List.of(
            "Asia Pacific Forum on Women, Law and Development",
            "Asia Pacific Mission for Migrants",
            "International Migrants Alliance",
            "The Special Rapporteur on the human rights of migrants",
            "Quaker United Nations Office");

    @AfterAll
    static void close() {
        STACK.close();
    }

    @Test
    void titleIsFromTheSource() {
        assertThat(document().get("title")).isEqualTo(Map.of("en", title()));
        assertThat(words(page("en"))).contains(title());
    }

    @Test
    void paragraphsAreFromTheSourceExceptNoteMarks() {
        var text = texts(document().get("text"));
        assertThat(text.stream()
                        .map(paragraph -> paragraph.replaceAll("\\[\\^\\d]", ""))
                        .toList())
                .isEqualTo(paragraphs());
        assertThat(text.get(0)).contains("migration policy[^4]. Migrants");
        assertThat(text.get(3)).contains("without migrants.”[^5] - To make");
    }

    @Test
    void pageHasEveryParagraphWithSeparateNoteMarks() {
        var page = page("en");
        var plain = words(page.replaceAll("<sup.*?</sup>", ""));
        assertThat(plain).contains(paragraphs());
        assertThat(page)
                .doesNotContain("policy4", "migrants.”5", "[^")
                .containsPattern("policy<sup><a [^>]*aria-label=\"Note 4\">\\[4\\]</a></sup>\\. Migrants");
        assertThat(page.replaceAll("<[^>]*>", ""))
                .as("in a text browser")
                .contains("policy[4]. Migrants")
                .doesNotContain("policy4");
        assertThat(page).contains("Notes without text");
    }

    @Test
    void organizersAreNamedInOrder() {
        assertThat(texts(document().get("organizers"))).isEqualTo(ORGANIZERS);
        assertThat(words(page("en"))).contains(ORGANIZERS);
        var source = String.join(" ", LINES);
        ORGANIZERS.forEach(name -> assertThat(source).contains(name.replace("Women, Law", "Women Law")));
    }

    @Test
    void audienceIsFromTheText() {
        assertThat(document().get("audience").toString()).contains("Migrants, civil society, government, UN experts");
        assertThat(words(page("en"))).contains("Migrants, civil society, government, UN experts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void navigationOfTheSourceSiteIsLeftOut(String language) {
        assertThat(words(page(language)))
                .doesNotContain("Aller au contenu principal", "Kosovo", "Registration link", "Toutes les références");
        assertThat(document().toString())
                .doesNotContain("Aller au contenu principal", "Kosovo", "Registration link", "Date: , -");
    }

    @Test
    void missingFactsAreNotGuessed() {
        assertThat(document())
                .doesNotContainKeys(
                        "place",
                        "geographicScope",
                        "workstreamOutput",
                        "regionalReviewProcess",
                        "objectives",
                        "capacity",
                        "opens",
                        "closes");
        assertThat(document().get("schedule")).isEqualTo(Map.of("state", "to-be-confirmed"));
        assertThat(words(page("en")))
                .contains("Date to be confirmed")
                .doesNotContain("Geographic scope", "Workstream output", "Regional review process", "GCM objectives")
                .doesNotContainPattern(
                        "\\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)")
                .doesNotContainPattern("\\d{1,2}:\\d{2}");
        assertThat(page("en")).doesNotContain("<time");
    }

    @Test
    void noCalendarFileWithoutADate() {
        var answer = STACK.get("/events/" + SEED + "/event.ics");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(Web.json(answer)).containsEntry("status", 404).containsEntry("reason", "no-date");
        assertThat(page("en")).doesNotContain("event.ics");
    }

    @Test
    void listShowsItWithoutADate() {
        var list = STACK.get("/events?lang=en", "accept", TestStack.PAGE).body();
        assertThat(words(list)).contains(title(), "Date to be confirmed");
    }

    @Test
    void recipientsAndJoinLinkAreNotShown() {
        for (var address : List.of("/events/" + SEED, "/events/" + TestStack.SAMPLE, "/events")) {
            assertThat(STACK.get(address, "accept", "application/json").body())
                    .doesNotContain("organizers@", "meet.example.org");
            assertThat(STACK.get(address, "accept", TestStack.PAGE).body())
                    .doesNotContain("organizers@", "meet.example.org");
        }
    }

    private static Map<String, Object> document() {
        return Web.json(STACK.get("/events/" + SEED, "accept", "application/json"));
    }

    private static String page(String language) {
        var answer = STACK.get("/events/" + SEED + "?lang=" + language, "accept", TestStack.PAGE);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /// The visible text of a page on one line, without the form, because its cities are not the event's.
    private static String words(String html) {
        return html.replaceAll("(?s)<head>.*?</head>|<style.*?</style>|<form.*?</form>", " ")
                .replaceAll("<[^>]+>", "")
                .replaceAll("http://\\S+", "")
                .replace("&amp;", "&")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replaceAll("\\s+", " ");
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list)
                .stream().map(map -> ((Map<?, ?>) map).get("en").toString()).toList();
    }

    private static String title() {
        return LINES.stream()
                .filter(line -> line.startsWith("By Migrants"))
                .findFirst()
                .orElseThrow();
    }

    /// The long lines of the source, without its note marks, which are digits attached to a word.
    private static List<String> paragraphs() {
        var marks = Pattern.compile("(?<=policy)4 (?=\\.)|(?<=migrants\\.”)5");
        var paragraphs = LINES.stream()
                .filter(line -> line.length() > 200)
                .map(line -> marks.matcher(line).replaceAll(""))
                .toList();
        assertThat(paragraphs).hasSize(4);
        return paragraphs;
    }

    private static List<String> source() {
        try (var in = SeedEventTest.class.getResourceAsStream("seed-event.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
