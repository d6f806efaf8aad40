package openseat.local.stories.site;

import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import openseat.i18n.Language;
import openseat.local.ses.SentMail;
import openseat.local.testkit.Browser;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Registration in a browser on a small phone, in every language, from the list of events to the last page.
@Order(1)
class BrowserTest {

    /// For registrations that stay, so that no other test meets them.
    private static final String OTHER = "small-room";
    private static final String WRONG = "ada@nowhere@example.org";

    private static Browser browser;
    private static TestStack stack;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.openOrSkip();
        stack = TestStack.open();
        stack.publish(OTHER, 9);
    }

    @AfterAll
    static void closeBrowser() throws IOException {
        if (browser != null) {
            browser.close();
            stack.close();
        }
    }

    static List<Language> languages() {
        return Language.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageIsReadableOnASmallPhone(Language language) {
        browser.visit(stack.local.url() + "/events?lang=" + language.tag());
        browser.assertReadable(language, "list");
        browser.visit(stack.local.url() + "/events/" + SEED + "?lang=" + language.tag());
        browser.assertReadable(language, "event-undated");
        browser.visit(stack.local.url() + "/elsewhere?lang=" + language.tag());
        browser.assertReadable(language, "not-found");
        walk(
                language,
                page -> browser.assertReadable(language, page),
                mail -> browser.assertMailReadable(
                        language, mail, latest(language).html()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void registrationWorksWithoutJavaScript(Language language) {
        browser.disableScripts();
        try {
            browser.visit("data:text/html,<p>off</p><script>document.body.textContent='on'</script>");
            assertThat(browser.one("body").getText()).as("scripts").isEqualTo("off");
            walk(language, _ -> browser.assertLanguage(language), _ -> {});
        } finally {
            browser.enableScripts();
        }
    }

    @Test
    void anotherLanguageKeepsWhatWasTyped() {
        var english = Language.DEFAULT;
        var arabic = Language.of("ar").orElseThrow();
        browser.disableScripts();
        try {
            browser.visit(eventPage(OTHER, english));
            browser.follow(".langs button[value=ar]");
            assertThat(browser.address()).as("nothing typed").isEqualTo(eventPage(OTHER, arabic) + "#lang");
            browser.follow(".langs button[value=en]");
            browser.type("email", "ada@");
            browser.type("name", "Ada");
            browser.tick("consent");
            browser.follow(".langs button[value=ar]");
            browser.assertLanguage(arabic);
            assertThat(browser.one("#email").getDomProperty("value")).isEqualTo("ada@");
            assertThat(browser.one("#name").getDomProperty("value")).isEqualTo("Ada");
            assertThat(browser.one("#consent").isSelected()).isTrue();
            assertThat(browser.has("#problems")).isFalse();
            browser.type("email", "enter@example.org");
            browser.enter("email");
            assertThat(browser.address())
                    .as("the Enter key sends the form")
                    .contains("/events/" + OTHER + "/check-mail?lang=ar");
        } finally {
            browser.enableScripts();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void errorsAreLinkedAndInputIsKept(Language language) {
        browser.visit(eventPage(OTHER, language));
        browser.run("for (const fold of document.querySelectorAll('details')) fold.open = true");
        browser.type("email", WRONG);
        browser.type("name", "Ada");
        browser.type("accessNote", "A seat near the door");
        browser.type("places", "2");
        browser.send();

        assertThat(browser.run("return performance.getEntriesByType('navigation')[0].responseStatus"))
                .isEqualTo(422L);
        assertThat(browser.address()).endsWith("#problems");
        assertThat(browser.all("#problems a").stream().map(link -> link.getDomAttribute("href")))
                .containsExactly("#email", "#consent");
        for (var field : List.of("email", "consent")) {
            assertThat(browser.one("#" + field).getDomAttribute("aria-invalid")).isEqualTo("true");
            assertThat(browser.one("#" + field).getDomAttribute("aria-describedby"))
                    .contains(field + "-error");
            assertThat(browser.one("#" + field + "-error").getText())
                    .isEqualTo(browser.one("#problems a[href='#" + field + "']").getText());
        }
        assertThat(List.of("email", "name", "accessNote", "places").stream()
                        .map(id -> browser.one("#" + id).getDomProperty("value")))
                .containsExactly(WRONG, "Ada", "A seat near the door", "2");

        browser.one("#problems a[href='#email']").click();
        assertThat(browser.address()).endsWith("#email");
        browser.type("email", address(language));
        browser.tick("consent");
        browser.send();
        assertThat(browser.address()).contains("/check-mail");
        browser.assertLanguage(language);
    }

    /// Goes from the event's page to the last page, passing every page and mail to the checks.
    private static void walk(Language language, Consumer<String> checkPage, Consumer<String> checkMail) {
        browser.visit(eventPage(SAMPLE, language));
        checkPage.accept("event");
        browser.type("email", address(language));
        browser.type("name", "Ada A1234567");
        browser.tick("consent");
        browser.send();

        assertThat(browser.has("#name-error"))
                .as("the number of an ID document must be removed")
                .isTrue();
        checkPage.accept("errors");
        browser.type("name", "Ada");
        browser.send();

        assertThat(browser.address()).contains("/events/" + SAMPLE + "/check-mail");
        checkPage.accept("check-mail");

        stack.local.stream().drain();
        var link = linkIn(latest(language));
        checkMail.accept("mail-confirm");
        browser.visit(link);
        assertThat(browser.has("#cancel"))
                .as("a seat before the button is pressed")
                .isFalse();
        checkPage.accept("confirm");
        browser.press("confirm");

        assertThat(browser.has("#cancel"))
                .as("a seat after the button was pressed")
                .isTrue();
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(1);
        change(checkPage);
        stack.local.stream().drain();
        checkMail.accept("mail-ticket");
        browser.visit(link + "?lang=" + language.tag());
        browser.press("cancel");

        assertThat(browser.has("#cancel")).as("a seat after it was cancelled").isFalse();
        assertThat(stack.count(SAMPLE, "taken")).isZero();
        checkPage.accept("cancelled");
        browser.press("confirm");

        assertThat(browser.has("#cancel")).as("a seat after coming back").isTrue();
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(2);
        browser.one("input[name=sure]").click();
        browser.press("forget");

        assertThat(browser.address()).contains("/events/" + SAMPLE + "/deleted");
        assertThat(stack.rows(SAMPLE)).isEmpty();
        assertThat(stack.count(SAMPLE, "taken")).isZero();
        checkPage.accept("deleted");
    }

    /// Changes to two people and to a city that is not on the short list.
    private static void change(Consumer<String> checkPage) {
        browser.unfold("zone");
        browser.choose("zone", "Africa");
        browser.unfold("places");
        browser.type("places", "2");
        browser.press("change");

        assertThat(browser.has("#zone-error")).as("the longer list").isTrue();
        checkPage.accept("more-cities");
        browser.choose("zone", "Africa/Kampala");
        browser.press("change");

        assertThat(browser.address()).contains("done=changed");
        assertThat(browser.one(".card").getText()).contains("Kampala");
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(2);
        checkPage.accept("manage");
    }

    private static String address(Language language) {
        return "ada." + language.tag() + "@example.org";
    }

    private static SentMail latest(Language language) {
        return stack.mailTo(address(language));
    }

    private static String eventPage(String event, Language language) {
        return stack.local.url() + "/events/" + event + "?lang=" + language.tag();
    }
}
