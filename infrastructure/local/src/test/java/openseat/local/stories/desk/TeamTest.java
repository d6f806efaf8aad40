package openseat.local.stories.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import openseat.Keys;
import openseat.access.Editors;
import openseat.access.Members;
import openseat.http.Response;
import openseat.local.testkit.AtTheDesk;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.team.TeamPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Organizers say at the desk who gets the digest and who may edit: whoever is new is asked, and nobody's own choice is
/// lost.
class TeamTest {

    private static final String ROOM = "room";
    private static final String ADA = "ada@example.net";
    private static final String BO = "bo@example.net";
    private static final String CY = "cy@example.net";

    private final TestStack stack = TestStack.open();
    private final TeamPages pages = new TeamPages(AtTheDesk.of(stack));

    @AfterEach
    void close() {
        stack.close();
    }

    @BeforeEach
    void publish() {
        stack.publish(ROOM, 5);
    }

    @Test
    void whoeverIsNewIsAskedFirst() {
        assertThat(show("").text()).contains("Nobody gets the digest");
        assertThat(location(add(ADA, "1"))).endsWith("/desk/events/room/team?lang=en&done=added");
        assertThat(show("").text())
                .containsSubsequence(ADA, "has not said yes", "French", "Mon", "09:00", "Manila")
                .doesNotContain("Every day");
        assertThat(stack.mailsTo(ADA)).isEmpty();
        stack.local.tick("DigestFunction");
        assertThat(stack.mailsTo(ADA)).hasSize(1);
        var log = stack.local.invoke("ExportFunction", "{\"event\": \"room\", \"auditLog\": true}");
        assertThat(log).containsOnlyOnce("recipients").doesNotContain(ADA);
    }

    @Test
    void changingOneLeavesTheOthersAndWhatTheyChose() {
        add(ADA, "1");
        add(BO, "2");
        var before = new HashMap<>(row(BO));
        assertThat(show("edit=" + id(ADA)).text())
                .contains(
                        ADA,
                        "value=\"Asia/Manila\" selected",
                        "value=\"monday\" checked",
                        "name=\"revision\" value=\"3\"")
                .contains("value=\"remove\"");
        assertThat(location(press(
                        "save",
                        "id",
                        id(ADA),
                        "revision",
                        "3",
                        "language",
                        "es",
                        "zone",
                        "",
                        "weekdays",
                        "friday",
                        "time",
                        "07:00",
                        "onlyWhenNeeded",
                        "yes")))
                .endsWith("done=changed");
        assertThat(row(BO)).isEqualTo(before);
        assertThat(show("").text()).containsSubsequence("Spanish", "Fri", "Only when something needs a decision");
        assertThat(row(ADA).get("address").s()).isEqualTo(ADA);
    }

    @Test
    void takingSomebodyOffTheListNeedsATick() {
        add(ADA, "1");
        assertThat(press("remove", "id", id(ADA), "revision", "2").status()).isEqualTo(422);
        assertThat(location(press("remove", "id", id(ADA), "revision", "2", "sure", "yes")))
                .endsWith("done=removed");
        assertThat(row(ADA)).doesNotContainKey("address").containsKey("secret");
        assertThat(show("").text()).contains("Nobody gets the digest");
    }

    @Test
    void ifSomebodyElsePublishedMeanwhileItSaysSoAndKeepsWhatWasTyped() {
        stack.republish(ROOM, 6, 1);
        var answer = add(ADA, "1");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text())
                .contains("Somebody else has changed this event", "value=\"" + ADA + "\"", "value=\"2\"")
                .contains("value=\"Asia/Manila\" selected");
        assertThat(location(add(ADA, "2"))).endsWith("done=added");
    }

    @Test
    void everyMistakeIsSaidAtItsField() {
        add(ADA, "1");
        var answer = press(
                "save",
                "id",
                "",
                "revision",
                "2",
                "email",
                " ADA@example.net",
                "language",
                "xx",
                "zone",
                "Africa",
                "time",
                "8");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("already", "href=\"#email\"", "href=\"#language\"", "href=\"#zone\"", "href=\"#weekdays\"")
                .contains("href=\"#time\"", "Africa/Nairobi");
        assertThat(press("save", "id", "", "revision", "2", "email", "nobody").text())
                .contains("This e-mail address is not valid");
    }

    @Test
    void theDocumentStaysAsItIs() {
        var before = event("document");
        add(ADA, "1");
        assertThat(event("document")).isEqualTo(before);
        assertThat(event("revision")).contains("2");
    }

    @Test
    void anEditorIsAddedAndRemovedAndTheRecipientsStay() {
        add(ADA, "1");
        assertThat(show("edit=editor").text()).contains("value=\"add-editor\"", "name=\"revision\" value=\"2\"");
        assertThat(location(addEditor(BO, "2"))).endsWith("done=editorAdded");
        assertThat(addEditor(BO, "3").status()).isEqualTo(422);
        assertThat(addEditor(CY, "2").status()).isEqualTo(409);
        assertThat(editors()).containsExactly(BO);
        assertThat(show("").text()).containsSubsequence("Who gets the digest", ADA, "Who may edit", BO);
        var members = new Members(AtTheDesk.of(stack, CY));
        assertThat(members.mayEdit(BO, ROOM)).isTrue();

        assertThat(removeEditor(BO, "3").status()).isEqualTo(422);
        assertThat(location(removeEditor(BO, "3", "sure", "yes"))).endsWith("done=editorRemoved");
        assertThat(members.mayEdit(BO, ROOM)).isFalse();
        assertThat(removeEditor(BO, "4", "sure", "yes").status()).isEqualTo(409);
        assertThat(show("").text()).contains(ADA, "Nobody but the organizers");
        var log = stack.local.invoke("ExportFunction", "{\"event\": \"room\", \"auditLog\": true}");
        assertThat(log).contains("\"editors\"").doesNotContain(BO);
    }

    @Test
    void theLastEditorStaysUnlessAnOrganizerRemovesThem() {
        addEditor(BO, "1");
        var fields = removal(BO, "2");
        var refused = AtTheDesk.actAsEditor(stack, pages, ROOM, "/team", fields);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("You are the only one left", "href=\"#editors\"");
        assertThat(editors()).containsExactly(BO);
        assertThat(location(AtTheDesk.act(stack, pages, ROOM, "/team", fields))).endsWith("done=editorRemoved");
    }

    @Test
    void whoRemovesThemselvesIsLedToTheDesk() {
        addEditor(BO, "1");
        addEditor(AtTheDesk.ADDRESS, "2");
        assertThat(location(AtTheDesk.actAsEditor(stack, pages, ROOM, "/team", removal(AtTheDesk.ADDRESS, "3"))))
                .endsWith("/desk?lang=en&done=left");
        assertThat(editors()).containsExactly(BO);
    }

    private static Map<String, List<String>> removal(String editor, String revision) {
        return Map.of(
                "action", List.of("remove-editor"),
                "editor", List.of(editor),
                "revision", List.of(revision),
                "sure", List.of("yes"));
    }

    private Response addEditor(String address, String revision) {
        return press("add-editor", "revision", revision, "email", address);
    }

    private Response removeEditor(String address, String revision, String... more) {
        var fields = new ArrayList<>(List.of("editor", address, "revision", revision));
        fields.addAll(List.of(more));
        return press("remove-editor", fields.toArray(String[]::new));
    }

    private List<String> editors() {
        return new Editors(AtTheDesk.of(stack))
                .find(ROOM).stream().map(Editors.Editor::address).toList();
    }

    private Response show(String query) {
        return AtTheDesk.show(stack, pages, ROOM, "/team", query);
    }

    private Response add(String address, String revision) {
        return press(
                "save",
                "id",
                "",
                "revision",
                revision,
                "email",
                address,
                "language",
                "fr",
                "zone",
                "Asia/Manila",
                "weekdays",
                "monday",
                "time",
                "09:00");
    }

    private static String location(Response response) {
        assertThat(response.status()).isEqualTo(303);
        return response.headers().get("location");
    }

    private Response press(String action, String... fields) {
        var all = new HashMap<>(Map.of("action", List.of(action)));
        for (var n = 0; n < fields.length; n += 2) {
            all.put(fields[n], List.of(fields[n + 1]));
        }
        return AtTheDesk.act(stack, pages, ROOM, "/team", Map.copyOf(all));
    }

    private String id(String address) {
        return new TableProbe(stack).id(ROOM, address);
    }

    private Map<String, AttributeValue> row(String address) {
        return new TableProbe(stack).item(Keys.recipient(ROOM, id(address)));
    }

    private String event(String attribute) {
        return new TableProbe(stack).item(Keys.event(ROOM)).get(attribute).toString();
    }
}
