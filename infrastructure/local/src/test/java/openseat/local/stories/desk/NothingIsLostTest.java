package openseat.local.stories.desk;

import static openseat.local.testkit.Desk.ORGANIZER;
import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.PAGE;
import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import openseat.local.aws.AwsError;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.Desk;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What somebody typed at the desk is kept when its event is gone or they may not edit it any more; and what was stored
/// is answered as done.
class NothingIsLostTest {

    private static final String ROOM = "lost-room";
    private static final String EVENT = "/desk/events/" + ROOM;

    private final TestStack stack = TestStack.open(Map.of("MailPerSecond", "500"));

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void aFormOfADeletedEventBecomesANewEvent() {
        stack.publish(ROOM, 5);
        var desk = Desk.signIn(stack, ORGANIZER);
        var form = fields(desk.get(EVENT + "/edit").body(), "title-en", "A \"title\" <b>", "capacity", "7");
        assertThat(desk.post(EVENT, "action", "delete", "sure", "yes").statusCode())
                .isEqualTo(303);
        for (var button : List.of("publish", "confirm")) {
            var answer = desk.post(EVENT + "/edit", with(form, "action", button));
            assertThat(answer.statusCode()).isEqualTo(409);
            var page = Parsed.page(answer.body());
            assertThat(page.getElementById("problems").text()).contains("deleted");
            assertThat(page.getElementById("form").attr("action")).startsWith("/desk/new");
            assertThat(page.getElementById("title-en").attr("value")).isEqualTo("A \"title\" <b>");
            assertThat(page.getElementById("id").attr("value")).isEqualTo(ROOM);
        }
        var again = desk.post(EVENT + "/edit", with(form, "action", "publish"));
        var asked = desk.post("/desk/new", with(fields(again.body()), "action", "publish"));
        var done = desk.post("/desk/new", with(fields(asked.body()), "action", "confirm"));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(stack.get("/events/" + ROOM, "accept", "application/json").body())
                .contains("\"capacity\":7");
    }

    /// Whoever lost the right to edit must not learn whether an event is there.
    @Test
    void textsForAMissingAndForAForeignEventComeBackAlike() {
        publish(", \"editors\": [{\"email\": \"edna@example.org\"}]");
        var edna = Desk.signIn(stack, "edna@example.org");
        for (var part : List.of("edit", "message", "team")) {
            var pages = new ArrayList<String>();
            for (var id : List.of(SAMPLE, "no-such-event-has-it")) {
                var answer = edna.post(
                        "/desk/events/" + id + "/" + part,
                        "action",
                        "send",
                        "text-en",
                        "One\r\n<i>two</i>",
                        "email",
                        "x");
                assertThat(answer.statusCode()).isEqualTo(404);
                var page = Parsed.page(answer.body());
                assertThat(page.select("textarea").eachText()).containsExactly("One\n<i>two</i>", "x");
                assertThat(page.select("[name=action]")).isEmpty();
                pages.add(answer.body().replace(id, "ID"));
                var other = edna.post("/desk/events/" + id + "/" + part, "show", "fr", "text-en", "One");
                assertThat(other.body()).contains("Rien n’a été enregistré", ">\nOne</textarea>");
            }
            assertThat(pages.stream().distinct()).hasSize(1);
        }
        var organizer = Desk.signIn(stack, ORGANIZER);
        var message = organizer.post("/desk/events/no-such-event-has-it/message", "text-en", "Dear all");
        assertThat(message.statusCode()).isEqualTo(404);
        assertThat(Parsed.page(message.body()).select("textarea").eachText()).containsExactly("Dear all");
    }

    @Test
    void whatWasStoredIsDoneEvenIfItCannotBeLogged() {
        publish("");
        var desk = Desk.signIn(stack, ORGANIZER);
        var form = fields(desk.get(EVENT + "/edit").body(), "capacity", "7");
        var confirm = fields(
                desk.post(EVENT + "/edit", with(form, "action", "publish")).body());
        stack.local
                .aws()
                .inject(call -> call.operation().equals("UpdateItem")
                                && call.body().toString().contains("AUDIT")
                        ? new FaultEffect.Refused(AwsError.internal())
                        : new FaultEffect.None());
        assertThat(desk.post(EVENT + "/edit", with(confirm, "action", "confirm"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.post(EVENT, "action", "unlist").statusCode()).isEqualTo(303);
        var log = stack.get("/local/log", "accept", "application/json").body();
        assertThat(log).contains("AuditLogs", "failure").doesNotContain(ORGANIZER);
    }

    /// Only whoever may be signed in sends an event; a form to sign in is as small as any other.
    @Test
    void largeFormsAreReadOnlyBehindTheSignIn() {
        var large = Web.form("email", "a@example.org", "text-en", "x".repeat(100_000));
        for (var path : List.of("/desk", "/desk/sign-in/" + "A".repeat(43), "/desk/sign-out")) {
            assertThat(post(path, large)).as(path).isEqualTo(413);
        }
        for (var path : List.of("/desk/new", "/desk/events/" + SAMPLE + "/edit")) {
            assertThat(post(path, large)).as(path).isEqualTo(401);
        }
    }

    private int post(String path, String body) {
        return stack.post(path, FORM, body, "accept", PAGE, "origin", stack.local.url())
                .statusCode();
    }

    private void publish(String more) {
        var document = "{\"id\": \"%s\", \"title\": {\"en\": \"Room\"}, \"schedule\": {\"state\": \"to-be-confirmed\"}}"
                .formatted(ROOM);
        assertThat(stack.local.invoke("PublishFunction", "{\"event\": " + document + more + "}"))
                .contains("201");
    }

    /// What a browser sends of the page's form but its token, with some fields changed.
    private static List<String> fields(String page, String... changed) {
        var fields = new ArrayList<String>();
        var form = (FormElement) Parsed.page(page).getElementById("form");
        for (var i = 0; i < changed.length; i += 2) {
            form.selectFirst("[name=" + changed[i] + "]").attr("value", changed[i + 1]);
        }
        form.formData().stream().filter(field -> !field.key().equals("token")).forEach(field -> {
            fields.add(field.key());
            fields.add(field.value());
        });
        return fields;
    }

    private static String[] with(List<String> fields, String button, String value) {
        var all = new ArrayList<>(fields);
        all.addAll(List.of(button, value));
        return all.toArray(String[]::new);
    }
}
