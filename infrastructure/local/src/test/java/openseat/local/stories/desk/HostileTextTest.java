package openseat.local.stories.desk;

import static openseat.local.testkit.Desk.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import openseat.local.testkit.Desk;
import openseat.local.testkit.TestStack;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text that organizers and registrants wrote to do harm, on every page of the desk.
class HostileTextTest {

    private static final String TITLE = "=1+1 \"'><script>alert(1)</script><img src=x onerror=alert(1)> ${7*7} \u05D0";
    private static final String NAME = "@SUM(A1) </textarea><script>alert(2)</script> \u202Eevil";

    private static TestStack stack;
    private static Desk desk;

    @BeforeAll
    static void open() {
        stack = TestStack.open(Map.of("MailPerSecond", "500"));
        desk = Desk.signIn(stack, ORGANIZER);
        var created = desk.post(
                "/desk/new",
                "languages",
                "en",
                "title-en",
                TITLE,
                "id",
                "hostile",
                "organizers-en",
                TITLE,
                "text-en",
                TITLE,
                "when",
                "open",
                "listed",
                "yes",
                "action",
                "confirm");
        assertThat(created.statusCode()).isEqualTo(303);
        stack.takeSeat("hostile", "ada@example.org", "name", NAME, "organization", NAME, "accessNote", NAME);
    }

    @AfterAll
    static void close() {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/desk/events/hostile",
                "/desk/events/hostile/edit",
                "/desk/new?from=hostile",
                "/desk/events/hostile/people",
                "/desk/events/hostile/people?print=yes",
                "/desk/events/hostile/message",
                "/desk/events/hostile/team",
                "/desk/events/hostile/team?edit=new"
            })
    void noPageTakesTextForMarkup(String path) {
        var page = desk.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertHarmless(page.body());
    }

    @Test
    void neitherDoesALookNorAnErrorNorAPreview() {
        var look = desk.post("/desk/new", "languages", "en", "title-en", TITLE, "when", "open", "look", "en");
        assertHarmless(look.body());
        var frame = Jsoup.parse(look.body()).selectFirst("iframe");
        assertThat(frame.attr("sandbox")).isEmpty();
        assertHarmless(frame.attr("srcdoc"));
        assertHarmless(
                desk.post("/desk/new", "languages", "en", "title-en", TITLE, "contact", NAME, "action", "publish")
                        .body());
        assertHarmless(
                desk.post("/desk/events/hostile/message", "text-en", NAME, "to", "confirmed", "action", "preview")
                        .body());
        assertHarmless(desk.postWith("old", "/desk/events/hostile/message", "text-en", NAME)
                .body());
    }

    @Test
    void fileHasNoFormula() {
        var file = desk.get("/desk/events/hostile/people.csv").body();
        assertThat(file).contains("'@SUM(A1)").doesNotContain(",@SUM", ",\"@SUM");
    }

    /// All of it is there, as text.
    private static void assertHarmless(String html) {
        var page = Jsoup.parse(html);
        assertThat(page.select("script:not([type=application/ld+json]), img, [onerror]"))
                .isEmpty();
        assertThat(html).doesNotContain("\u202E").doesNotContain("49 \u05D0");
        assertThat(List.of(page.text() + page.select("input, textarea, iframe").outerHtml()))
                .anyMatch(text -> text.contains("alert(1)") || text.contains("alert(2)"));
    }
}
