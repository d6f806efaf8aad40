package openseat.local.stories.desk;

import static openseat.local.testkit.Desk.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import openseat.i18n.Language;
import openseat.local.testkit.Browser;
import openseat.local.testkit.Desk;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The organizers' desk in a browser: on a small phone and a wide screen, in every language, and without scripts.
@Order(1)
class DeskBrowserTest {

    private static final String ROOM = "small-room";

    private static Browser browser;
    private static TestStack stack;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.openOrSkip();
        stack = TestStack.open(Map.of("MailPerSecond", "500"));
        stack.publish(ROOM, 1);
        stack.takeSeat(ROOM, "ada@example.org", "name", "Ada", "interpretation", "ar");
        stack.takeSeat(ROOM, "noor@example.org", "name", "نور");
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
    void everyPageIsReadable(Language language) {
        visit("/desk", language);
        browser.assertReadable(language, "desk-sign-in");
        browser.type("email", ORGANIZER);
        browser.follow("main form .send button");
        browser.assertReadable(language, "desk-check-mail");
        stack.local.stream().drain();
        var letter = stack.mailTo(ORGANIZER);
        browser.assertMailReadable(language, "desk-letter", letter.html());
        visit(Desk.link(letter), language);
        browser.assertReadable(language, "desk-link");
        browser.follow("main form .send button");
        readInside(language, List.of("", "/new", "/events/" + ROOM));
        for (var width : List.of(360, 1280)) {
            browser.setWidth(width);
            readInside(
                    language,
                    List.of(
                            "/events/" + ROOM + "/edit",
                            "/events/" + ROOM + "/people",
                            "/events/" + ROOM + "/message",
                            "/events/" + ROOM + "/team"));
        }
        browser.setWidth(360);
        visit("/desk/new", language);
        browser.follow("button[name=action][value=publish]");
        browser.assertReadable(language, "desk-new-errors");
        assertThat(browser.one("#problems").getText()).isNotBlank();
        browser.follow("form.out button");
        browser.assertReadable(language, "desk-signed-out");
        stack.pass(Duration.ofHours(5));
    }

    private void readInside(Language language, List<String> paths) {
        for (var path : paths) {
            visit("/desk" + path, language);
            assertThat(browser.has("input[name=token]")).as(path).isTrue();
            browser.run("for (const fold of document.querySelectorAll('details')) fold.open = true");
            browser.assertReadable(language, "desk" + path.replace('/', '-'));
        }
    }

    private static void visit(String path, Language language) {
        browser.visit(stack.local.url() + path + "?lang=" + language.tag());
    }

    /// From a mail to a published event, its registrants, and the end of the visit.
    @Test
    void anOrganizerDoesEverythingWithoutScripts() {
        browser.disableScripts();
        try {
            signIn();
            create();
            stack.takeSeat("open-kitchen", "bo@example.org", "name", "Bo");
            mendFromTheDigest();
            moveTheDate();
            writeToAll();
            removeBo();
            endTheVisit();
        } finally {
            browser.enableScripts();
        }
    }

    private static void signIn() {
        visit("/desk", Language.DEFAULT);
        browser.type("email", ORGANIZER);
        browser.follow("main form .send button");
        stack.local.stream().drain();
        browser.visit(stack.local.url() + Desk.link(stack.mailTo(ORGANIZER)));
        browser.follow("main form .send button");
    }

    private static void create() {
        browser.follow("a[href^='/desk/new']");
        browser.one("input[name=languages][value=es]").click();
        browser.follow("button[name=action][value=languages]");
        browser.type("title-en", "Open kitchen: <b>Cooking</b> together");
        browser.type("title-es", "Cocina abierta");
        browser.type("id", "open-kitchen");
        browser.one("input[name=when][value=times]").click();
        date("start", "20", "12", "2026", "18:00");
        browser.type("endTime", "20:00");
        browser.choose("zone", "Europe/Zurich");
        browser.type("capacity", "1");
        browser.tick("waitingList");
        browser.follow("button[name=look]");
        browser.followByKey("button[name=look][value=es]");
        assertThat(browser.one("iframe.look").getDomAttribute("srcdoc")).contains("Cocina abierta");
        browser.followByKey("button[name=action][value=publish]");
        assertThat(browser.one("main").getText()).contains("20 December 2026", "18:00");
        browser.follow("button[name=action][value=confirm]");
        assertThat(browser.address()).contains("/desk/events/open-kitchen", "done=published");
        assertThat(browser.one("h1").getText()).contains("<b>Cooking</b>");
    }

    private static void date(String name, String day, String month, String year, String time) {
        browser.type(name + "Day", day);
        browser.choose(name + "Month", month);
        browser.type(name + "Year", year);
        browser.type(name + "Time", time);
    }

    /// The organizer asks for the digest, and follows the link of its first need to the very field.
    private static void mendFromTheDigest() {
        browser.visit(stack.local.url() + "/desk/events/open-kitchen/team?edit=new");
        browser.type("email", ORGANIZER);
        browser.choose("zone", "Europe/Zurich");
        browser.follow("#save");
        stack.upkeep();
        new DigestReader(stack, ORGANIZER).confirm();
        stack.local.invoke("DigestFunction", "{}");
        var mail = stack.mailTo(ORGANIZER).text();
        var field = mail.substring(mail.indexOf("/desk/events/open-kitchen/edit?at=mode"));
        browser.visit(stack.local.url() + field.split("\\s")[0]);
        assertThat(browser.address()).endsWith("#mode");
        browser.choose("mode", "in-person");
        browser.type("address-en", "Bahnhofstrasse 1, Zurich");
        publish();
        assertThat(browser.has("a[href*='at=mode']")).isFalse();
    }

    private static void moveTheDate() {
        browser.visit(stack.local.url() + "/desk/events/open-kitchen/edit");
        browser.type("startDay", "21");
        browser.follow("button[name=action][value=publish]");
        assertThat(browser.one("main").getText()).contains("21 December 2026", "1");
        browser.follow("button[name=action][value=confirm]");
        stack.upkeep();
        stack.upkeep();
        // The place was mended a moment ago, and nobody was told of it yet.
        assertThat(stack.mailTo("bo@example.org").subject()).startsWith("Date and place have changed");
    }

    private static void publish() {
        browser.follow("button[name=action][value=publish]");
        browser.follow("button[name=action][value=confirm]");
    }

    private static void writeToAll() {
        browser.visit(stack.local.url() + "/desk/events/open-kitchen/message");
        browser.one("textarea[lang=en]").sendKeys("Please bring a knife.");
        browser.follow("button[name=action][value=preview]");
        browser.follow("#send");
        stack.upkeep();
        stack.upkeep();
        assertThat(stack.mailTo("bo@example.org").text()).contains("Please bring a knife.");
    }

    private static void removeBo() {
        browser.visit(stack.local.url() + "/desk/events/open-kitchen/people");
        assertThat(browser.one(".people").getText()).contains("Bo");
        browser.one(".people details summary").click();
        browser.one(".people input[name=sure]").click();
        browser.follow(".people button.danger");
        stack.upkeep();
        stack.local.stream().drain();
        assertThat(stack.mailTo("bo@example.org").subject()).doesNotContain("message");
        browser.visit(stack.local.url() + "/desk/events/open-kitchen/people");
        assertThat(browser.one("main").getText()).doesNotContain("bo@example.org");
    }

    private static void endTheVisit() {
        browser.visit(stack.local.url() + "/desk/events/open-kitchen");
        browser.follow("button[name=action][value=unlist]");
        stack.pass(Duration.ofSeconds(5));
        assertThat(stack.open("/events").body()).doesNotContain("open-kitchen");
        browser.follow("form.out button");
        assertThat(browser.has("form.out")).isFalse();
        assertThat(browser.one("[role=status]").getText()).isEqualTo("You are signed out.");
    }
}
