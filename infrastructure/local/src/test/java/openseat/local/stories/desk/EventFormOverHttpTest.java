package openseat.local.stories.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import openseat.local.testkit.Desk;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The form of an event with the rights, the limits and the rules of the deployed desk.
class EventFormOverHttpTest {

    private static final TestStack STACK = TestStack.open();
    private static final Desk DESK = Desk.signIn(STACK, Desk.ORGANIZER);

    @AfterAll
    static void close() {
        STACK.close();
    }

    @Test
    void anEventInSixLanguagesIsCreatedMovedAndMergedAtTheDesk() {
        var page = page(DESK.get("/desk/new"));
        for (var language : new String[] {"ar", "zh", "fr", "ru", "es"}) {
            page.select("input[name=languages][value=" + language + "]").attr("checked", "");
        }
        page = page(send("/desk/new", page, "action", "languages"));
        set(page, "title-en", "Long text in six languages");
        set(page, "text-ar", "ن".repeat(3_000));
        set(page, "text-ru", "я".repeat(3_000));
        page.select("input[name=when][value=times]").attr("checked", "");
        for (var end : new String[] {"start", "end"}) {
            set(page, end + "Day", "20");
            page.select("#" + end + "Month option[value=12]").attr("selected", "");
            set(page, end + "Year", "2026");
        }
        set(page, "startTime", "10:00");
        set(page, "endTime", "11:00");
        page.select("#zone option[value=Europe/Zurich]").attr("selected", "");
        set(page, "link", "https://meet.example.org/a");
        assertThat(send("/desk/new", page, "look", "ar").body()).contains("<iframe");
        var confirm = page(send("/desk/new", page, "action", "publish"));
        var done = send("/desk/new", confirm, "action", "confirm");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        var event = "/desk/events/long-text-in-six-languages";
        assertThat(done.headers().firstValue("location")).contains(event + "?lang=en&done=published");
        assertThat(DESK.get(event + "?lang=en&done=published").statusCode()).isEqualTo(200);

        var first = page(DESK.get(event + "/edit"));
        var second = page(DESK.get(event + "/edit"));
        set(first, "startTime", "09:00");
        confirm = page(send(event + "/edit", first, "action", "publish"));
        assertThat(send(event + "/edit", confirm, "action", "confirm").statusCode())
                .isEqualTo(303);
        set(second, "startTime", "09:30");
        var merged = send(event + "/edit", second, "action", "publish");
        assertThat(merged.statusCode()).isEqualTo(409);
        assertThat(page(merged).getElementById("startTime-theirs").text()).contains("09:00");
    }

    private static Document page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 409);
        return Parsed.page(answer.body());
    }

    private static void set(Document page, String id, String value) {
        var field = page.getElementById(id);
        if (field.nameIs("textarea")) {
            field.text(value);
        } else {
            field.attr("value", value);
        }
    }

    /// Presses a button, as a browser does.
    private static HttpResponse<String> send(String path, Document page, String button, String value) {
        var fields = new ArrayList<String>();
        ((FormElement) page.getElementById("form"))
                .formData().stream()
                        .filter(field -> !field.key().equals("token"))
                        .forEach(field -> {
                            fields.add(field.key());
                            fields.add(field.value());
                        });
        fields.add(button);
        fields.add(value);
        return DESK.post(path, fields.toArray(String[]::new));
    }
}
