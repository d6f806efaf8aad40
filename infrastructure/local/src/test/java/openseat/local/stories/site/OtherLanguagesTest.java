package openseat.local.stories.site;

import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.fortuna.ical4j.model.Parameter;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An event may be in a language that the site itself does not have; its language tag and direction are kept
/// everywhere.
class OtherLanguagesTest {

    private static final TestStack STACK = TestStack.open();

    @AfterAll
    static void close() {
        STACK.close();
    }

    @ParameterizedTest
    @CsvSource({
        "tl, ltr, Kumusta", "sw, ltr, Karibu", "am, ltr, ሰላም", "fa, rtl, سلام", "ur-PK, rtl, سلام",
                "ku-Arab, rtl, سڵاو", "ku-Latn, ltr, Silav", "he, rtl, שלום",
        "dv, rtl, ހެލޯ", "zh-Hant-TW, ltr, 你好", "pa-Arab-PK, rtl, سلام", "nan-Latn, ltr, Lí hó", "es-419, ltr, Hola",
                "haw, ltr, Aloha", "xx-Weird1-99, ltr, Odd", "qaa, ltr, Odd",
    })
    void tagAndDirectionAreKept(String tag, String direction, String text) {
        var id = "in-" + tag.toLowerCase(java.util.Locale.ROOT);
        var event = Map.of(
                "id",
                id,
                "title",
                Map.of(tag, text),
                "schedule",
                Map.of(
                        "state",
                        "confirmed",
                        "start",
                        "2026-12-20T10:00",
                        "end",
                        "2026-12-20T11:00",
                        "zone",
                        "Asia/Manila"));
        var answer = STACK.local.invoke("PublishFunction", Parsed.json(Map.of("event", event)));
        assertThat(answer).contains("201");
        for (var page : new String[] {"fr", "ar"}) {
            var h1 = Parsed.page(STACK.get("/events/" + id + "?lang=" + page, "accept", PAGE)
                            .body())
                    .select("h1");
            assertThat(h1.attr("lang")).isEqualTo(tag);
            assertThat(h1.attr("dir")).isEqualTo(direction);
            assertThat(h1.text()).isEqualTo(text);
        }
        var summary =
                Parsed.event(STACK.get("/events/" + id + "/event.ics").body()).getSummary();
        assertThat(summary.getValue()).isEqualTo(text);
        assertThat(summary.getRequiredParameter(Parameter.LANGUAGE).getValue()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e",
                "EN",
                "en_GB",
                "en-",
                "-en",
                "en--GB",
                "en GB",
                "en;q=1",
                "en\"",
                "en\r\nX",
                "english",
                "en-abcdefghi",
                "e\u0301n",
                "ar\u202E",
                "<b>"
            })
    void invalidTagIsReported(String tag) {
        var event = Map.of("id", "odd", "title", Map.of(tag, "text"), "schedule", Map.of("state", "to-be-confirmed"));
        assertThat(STACK.local.invoke("PublishFunction", Parsed.json(Map.of("event", event))))
                .contains("\"status\":422", "#/event/title/");
    }
}
