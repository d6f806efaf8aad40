package openseat.local.stories.organizer;

import static openseat.local.stories.organizer.EventForms.fields;
import static openseat.local.stories.organizer.EventForms.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What becomes of the form of an event that was published after the form was shown.
class EventFormMeanwhileTest {

    private static final TestStack STACK = TestStack.open();
    private static final EventForms DESK = new EventForms(STACK, "en");

    @AfterAll
    static void close() {
        STACK.close();
    }

    @Test
    void twoEditorsAtOnceLoseNothing() {
        STACK.publish("two-editors", 5);
        var mine = with(DESK.form("two-editors"), "title-en", "Mine", "contact", "mine@example.org");
        var theirs = with(DESK.form("two-editors"), "title-en", "Theirs", "capacity", "9");
        assertThat(DESK.publish(theirs, "two-editors").status()).isEqualTo(303);

        var answer = DESK.send(mine, "two-editors", "action", "confirm");
        assertThat(answer.status()).isEqualTo(409);
        var page = Parsed.page(answer.text());
        assertThat(page.getElementById("title-en-theirs").text()).contains("Theirs");
        assertThat(page.select("li a[href='#title-en']").text()).isEqualTo("Title");
        var merged = fields(page);
        assertThat(merged)
                .containsEntry("title-en", List.of("Mine"))
                .containsEntry("capacity", List.of("9"))
                .containsEntry("contact", List.of("mine@example.org"));
        assertThat(DESK.publish(merged, "two-editors").status()).isEqualTo(303);
        assertThat(DESK.published("two-editors").document())
                .contains("Mine", "\"capacity\":9", "mine@example.org")
                .doesNotContain("Theirs");
        assertThat(DESK.published("two-editors").revision()).isEqualTo(3);
    }

    @Test
    void aSecondPressIsAnsweredAsTheFirst() {
        STACK.publish("pressed-twice", 5);
        var asked = DESK.send(with(DESK.form("pressed-twice"), "capacity", "9"), "pressed-twice", "action", "publish");
        var confirm = fields(Parsed.page(asked.text()));
        var first = DESK.send(confirm, "pressed-twice", "action", "confirm");
        var second = DESK.send(confirm, "pressed-twice", "action", "confirm");
        assertThat(first.status()).isEqualTo(303);
        assertThat(second.status()).isEqualTo(303);
        assertThat(second.headers().get("location")).isEqualTo(first.headers().get("location"));
        assertThat(DESK.published("pressed-twice").revision()).isEqualTo(2);
        var link = with(confirm, "link", "https://meet.example.org/mine");
        assertThat(DESK.send(link, "pressed-twice", "action", "confirm").status())
                .isEqualTo(409);
        var other = with(confirm, "capacity", "8");
        assertThat(DESK.send(other, "pressed-twice", "action", "confirm").status())
                .isEqualTo(409);
    }

    @Test
    void aSecondPressForANewEventIsAnsweredAsTheFirst() {
        var form =
                with(DESK.newForm(""), "title-en", "New, twice", "when", "open", "link", "https://meet.example.org/a");
        var confirm = fields(Parsed.page(DESK.send(form, "action", "publish").text()));
        var first = DESK.send(confirm, "action", "confirm");
        var second = DESK.send(confirm, "action", "confirm");
        assertThat(first.status()).isEqualTo(303);
        assertThat(second.headers().get("location")).isEqualTo(first.headers().get("location"));
        assertThat(DESK.published("new-twice").revision()).isEqualTo(1);
        assertThat(DESK.send(with(confirm, "title-en", "Else"), "action", "confirm")
                        .status())
                .isEqualTo(409);
    }
}
