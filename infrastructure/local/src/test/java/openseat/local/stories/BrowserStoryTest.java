package openseat.local.stories;

import static openseat.local.stories.Stage.SAMPLE;
import static openseat.local.stories.Stage.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import openseat.text.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What somebody with a small telephone sees, in every language, from the event's page to the cancelled seat.
class BrowserStoryTest {

    private static final String ADA = "ada@example.org";
    private static final String WRONG = "ada@nowhere@example.org";
    private static final String NO_BROWSER = "SKIPPED: the browser stories need chromium and chromedriver; .ci/run installs them";

    private static Browser browser;

    private Stage stage;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.open().orElse(null);
        if (browser == null) {
            System.err.println("\n**** " + NO_BROWSER + " ****\n");
        }
        Assumptions.assumeTrue(browser != null, NO_BROWSER);
    }

    @AfterAll
    static void closeBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        stage = Stage.open();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    static List<Language> languages() {
        return Language.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageOnTheWayIsReadableOnASmallTelephone(Language language) {
        walk(language, page -> browser.readable(language, page));
    }

    @Test
    void theWholeWayWorksWithoutJavaScript() {
        browser.scripts(false);
        try {
            browser.visit("data:text/html,<p>off</p><script>document.body.textContent='on'</script>");
            assertThat(browser.one("body").getText()).as("scripts").isEqualTo("off");
            walk(Language.DEFAULT, _ -> browser.inLanguage(Language.DEFAULT));
        } finally {
            browser.scripts(true);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatMustBePutRightIsNamedAndLinkedAndNothingTypedIsLost(Language language) {
        browser.visit(eventPage(language));
        // As in a browser that does not check anything itself.
        browser.ask("document.getElementById('form').noValidate = true");
        browser.ask("for (const fold of document.querySelectorAll('details')) fold.open = true");
        browser.type("email", WRONG);
        browser.type("name", "Ada");
        browser.type("accessNote", "A seat near the door");
        browser.type("places", "2");
        browser.send();

        assertThat(browser.ask("return performance.getEntriesByType('navigation')[0].responseStatus")).isEqualTo(422L);
        assertThat(browser.address()).endsWith("#problems");
        browser.readable(language, "problems");
        assertThat(browser.all("#problems a").stream().map(link -> link.getDomAttribute("href"))).containsExactly("#email", "#consent");
        for (var field : List.of("email", "consent")) {
            assertThat(browser.one("#" + field).getDomAttribute("aria-invalid")).isEqualTo("true");
            assertThat(browser.one("#" + field).getDomAttribute("aria-describedby")).contains(field + "-error");
            assertThat(browser.one("#" + field + "-error").getText())
                    .isEqualTo(browser.one("#problems a[href='#" + field + "']").getText());
        }
        assertThat(List.of("email", "name", "accessNote", "places").stream().map(id -> browser.one("#" + id).getDomProperty("value")))
                .containsExactly(WRONG, "Ada", "A seat near the door", "2");

        browser.one("#problems a[href='#email']").click();
        assertThat(browser.address()).endsWith("#email");
        browser.type("email", ADA);
        browser.tick("consent");
        browser.send();
        assertThat(browser.address()).contains("/check-mail");
        browser.inLanguage(language);
    }

    /// From the event's page to the cancelled seat, looking at every page.
    private void walk(Language language, Consumer<String> look) {
        browser.visit(eventPage(language));
        look.accept("event");
        browser.type("email", ADA);
        browser.tick("consent");
        browser.send();

        assertThat(browser.address()).contains("/events/" + SAMPLE + "/check-mail");
        look.accept("check-mail");

        stage.local.stream().drain();
        browser.visit(linkIn(stage.mailTo(ADA)));
        assertThat(browser.has("#cancel")).as("a seat before the button is pressed").isFalse();
        look.accept("confirm");
        browser.press("confirm");

        assertThat(browser.has("#cancel")).as("a seat after the button was pressed").isTrue();
        assertThat(stage.count(SAMPLE, "taken")).isEqualTo(1);
        look.accept("manage");
        browser.press("cancel");

        assertThat(browser.has("#cancel")).as("a seat after it was cancelled").isFalse();
        assertThat(browser.has(Browser.button("confirm"))).as("a way back").isTrue();
        assertThat(stage.count(SAMPLE, "taken")).isZero();
        look.accept("cancelled");
    }

    private String eventPage(Language language) {
        return stage.local.url() + "/events/" + SAMPLE + "?lang=" + language.tag();
    }
}
