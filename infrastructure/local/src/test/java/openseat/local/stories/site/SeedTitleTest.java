package openseat.local.stories.site;

import static openseat.local.testkit.TestStack.PAGE;
import static openseat.local.testkit.TestStack.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The seed event's title is unchanged in every output. It is long, and has a curly apostrophe, and a comma and a
/// colon, which have a meaning in some formats.
class SeedTitleTest {

    private static final String TITLE =
            "By Migrants, For Migrants: Advocating for migrants\u2019 meaningful participation in IMRF and the GCM processes";
    private static final TestStack STACK = TestStack.open();

    /// The source has no date, but a calendar file needs one.
    @BeforeAll
    static void setADate() {
        var event = Web.json(STACK.get("/events/" + SEED, "accept", "application/json"));
        event.put(
                "schedule",
                Map.of(
                        "state",
                        "confirmed",
                        "start",
                        "2026-12-20T13:15",
                        "end",
                        "2026-12-20T14:15",
                        "zone",
                        "America/New_York"));
        assertThat(STACK.local.invoke("PublishFunction", Parsed.json(Map.of("event", event, "ifMatch", "\"1\""))))
                .contains("\"status\":200");
    }

    @AfterAll
    static void close() {
        STACK.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "ru", "zh"})
    void onThePage(String language) {
        var page = Parsed.page(STACK.get("/events/" + SEED + "?lang=" + language, "accept", PAGE)
                .body());
        assertThat(Parsed.texts(page, "[itemtype=https://schema.org/Event] h1[itemprop=name]"))
                .containsExactly(TITLE);
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo(TITLE);
        assertThat(page.title()).endsWith("By Migrants, For Migrants");
        assertThat(page.select("h1").attr("lang") + page.select("h1").attr("dir"))
                .isEqualTo(language.equals("en") ? "" : "enltr");
        assertThat(page.select("meta[itemprop=startDate]").attr("content")).isEqualTo("2026-12-20T13:15-05:00");
    }

    @Test
    void inTheListAndAsJson() {
        assertThat(Parsed.texts(Parsed.page(STACK.get("/events", "accept", PAGE).body()), "h2 > a > bdi"))
                .contains(TITLE);
        assertThat(Web.json(STACK.get("/events/" + SEED, "accept", "application/json")))
                .containsEntry("title", Map.of("en", TITLE));
    }

    @Test
    void inTheCalendarFile() {
        var file = STACK.get("/events/" + SEED + "/event.ics").body();
        assertThat(file)
                .as("commas are escaped, and the line is folded")
                .contains("SUMMARY;LANGUAGE=en:By Migrants\\, For Migrants")
                .contains("\r\n ");
        assertThat(Parsed.event(file).getSummary().getValue()).isEqualTo(TITLE);
    }

    @ParameterizedTest
    @CsvSource({"en, Confirm your seat: , Your seat is confirmed: ", "ar, '', ''", "ru, '', ''", "zh, '', ''"})
    void inMailsAndTheirAttachments(String language, String confirm, String ticket) {
        var address = "guest-" + language + "@example.net";
        STACK.takeSeat(SEED, address, "lang", language);
        var mails = STACK.mailsTo(address);
        assertThat(mails).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.subject()).endsWith(TITLE);
            assertThat(Parsed.subject(mail)).isEqualTo(mail.subject());
            assertThat(mail.source()).containsPattern("(?s)\"Subject\"\\s*:\\s*\\{[^}]*\"Charset\"\\s*:\\s*\"UTF-8\"");
            assertThat(mail.text()).contains("\u2068" + TITLE + "\u2069");
            assertThat(Parsed.texts(Parsed.page(mail.html()), "b[lang=en][dir=ltr]"))
                    .contains(TITLE);
        });
        assertThat(mails.getFirst().subject()).startsWith(confirm);
        var attached = mails.getLast().attachments().getFirst();
        assertThat(attached.type()).isEqualTo("text/calendar; charset=utf-8; method=PUBLISH");
        assertThat(Parsed.event(new String(Base64.getDecoder().decode(attached.content()), StandardCharsets.UTF_8))
                        .getSummary()
                        .getValue())
                .isEqualTo(TITLE);
        assertThat(Parsed.texts(
                                Parsed.page(
                                        STACK.open(Web.linkIn(mails.getLast())).body()),
                                ".card bdi")
                        .getFirst())
                .isEqualTo(TITLE);
    }
}
