package openseat.local.stories.desk;

import static openseat.local.testkit.AtTheDesk.act;
import static openseat.local.testkit.AtTheDesk.show;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import openseat.http.Response;
import openseat.local.testkit.AtTheDesk;
import openseat.local.testkit.ManyRegistrations;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import openseat.people.PeoplePages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The list of people at the desk: what it shows, what it logs, and how a registration is removed.
class PeopleTest {

    private static final String ROOM = "room";

    private final TestStack stack = TestStack.open();
    private final PeoplePages pages = new PeoplePages(AtTheDesk.of(stack));

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void oneSeesWhoHasASeatOrWaitsAndItIsLogged() {
        stack.publish(ROOM, 1);
        stack.takeSeat(ROOM, "ada@example.net", "name", "Ada", "interpretation", "es");
        stack.takeSeat(ROOM, "bo@example.net");
        stack.register(ROOM, "asker@example.net", "name", "Only asked");
        var html = list("").text();
        assertThat(html)
                .containsSubsequence("Ada", "Has a seat", "Spanish", "ada@example.net", "bo@example.net")
                .contains("On the waiting list, position 1")
                .doesNotContain("Only asked", "asker@example.net");
        list("page=1");
        assertThat(log("changes"))
                .containsExactly(Map.of("at", "2026-11-24T12:00:00Z", "by", AtTheDesk.ADDRESS, "what", "list-seen"));
    }

    @Test
    void theFileIsThatOfTheExportAndIsLoggedAsOne() {
        stack.publish(ROOM, 2);
        stack.takeSeat(ROOM, "ada@example.net", "name", "=1+1");
        var file = show(stack, pages, ROOM, "/people.csv", "");
        assertThat(file.headers())
                .containsEntry("content-disposition", "attachment; filename=\"room.csv\"")
                .containsEntry("content-type", "text/csv; charset=utf-8; header=present");
        assertThat(log("exports"))
                .containsExactly(Map.of("at", "2026-11-24T12:00:00Z", "by", AtTheDesk.ADDRESS, "rows", 1));
        var exported = stack.local.invoke("ExportFunction", "{\"event\": \"room\"}");
        assertThat(Web.json(exported).get("csv"))
                .isEqualTo(file.text())
                .asString()
                .contains("'=1+1");
    }

    @Test
    void aRegistrationIsRemovedByAButtonBehindATick() {
        stack.publish(ROOM, 1);
        stack.takeSeat(ROOM, "ada@example.net", "name", "Ada");
        stack.takeSeat(ROOM, "bo@example.net", "name", "Bo");
        assertThat(press("ada@example.net").status()).isEqualTo(422);
        stack.upkeep();
        assertThat(list("").text()).doesNotContain("Is being removed").contains("Ada");

        var answer = press("ada@example.net", "sure", "yes");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().get("location")).endsWith("/desk/events/room/people?lang=en&done=removing");
        assertThat(list("").text()).contains("Is being removed");
        assertThat(press("ada@example.net", "sure", "yes").headers().get("location"))
                .endsWith("done=removing");
        stack.upkeep();
        stack.pass(Duration.ofMinutes(1));
        stack.upkeep();
        assertThat(list("").text()).doesNotContain("Ada").containsSubsequence("Bo", "Has a seat");
        assertThat(press("ada@example.net", "sure", "yes").headers().get("location"))
                .endsWith("done=gone");
        assertThat(log("changes").toString()).containsOnlyOnce("removed");
    }

    @Test
    void afterTheEventTheAnswersAreGone() {
        stack.publish(ROOM, 1);
        stack.takeSeat(ROOM, "ada@example.net", "name", "Ada", "places", "1");
        stack.pass(Duration.ofDays(26));
        assertThat(list("").text())
                .contains("ada@example.net", "The event is over")
                .doesNotContain("Ada</bdi>", "value=\"remove\"");
    }

    @Test
    void nothingButAnIdOfARowIsTaken() {
        stack.publish(ROOM, 1);
        for (var id : List.of("", "0a", "0A".repeat(16), "../" + "0".repeat(29), "0".repeat(33))) {
            assertThat(act(stack, pages, ROOM, "/people", Map.of("action", List.of("remove"), "id", List.of(id)))
                            .headers()
                            .get("location"))
                    .endsWith("done=gone");
        }
    }

    @Test
    void whoSearchesGetsTheListAtOnceAndItIsLogged() {
        stack.publish(ROOM, 5);
        stack.takeSeat(ROOM, "ada@example.net", "name", "Ada");
        stack.takeSeat(ROOM, "bo@example.net", "name", "Bo");
        var found = search("q", "ADA");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text()).contains("ada@example.net", "value=\"ADA\"").doesNotContain("bo@example.net");
        assertThat(log("changes").toString()).containsOnlyOnce("list-seen").doesNotContain("ADA");
        assertThat(list("q=ADA").text()).contains("bo@example.net").doesNotContain("ADA");
        assertThat(search("q", " ", "status", "waiting").headers().get("location"))
                .endsWith("/desk/events/room/people?lang=en&status=waiting");
    }

    @Test
    void anActionThatIsUnknownDoesNothing() {
        stack.publish(ROOM, 1);
        stack.takeSeat(ROOM, "ada@example.net");
        assertThat(press("ada@example.net", "sure", "yes", "action", "delete").status())
                .isEqualTo(422);
        assertThat(log("changes").toString()).doesNotContain("removed");
    }

    @Test
    void aHeadReadsAndLogsNothing() {
        stack.publish(ROOM, 1);
        stack.takeSeat(ROOM, "ada@example.net");
        for (var path : List.of("/people", "/people.csv")) {
            var answer = AtTheDesk.head(stack, pages, ROOM, path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEmpty();
        }
        assertThat(log("changes")).isEmpty();
        assertThat(log("exports")).isEmpty();
    }

    /// Somebody who comes or goes between two downloads moves nobody from one part to the other.
    @Test
    void thePartsOfALongListStayWhereTheyAre() {
        stack.publish(ROOM, 3_000);
        ManyRegistrations.add(stack, ROOM, 2_100);
        var links = Pattern.compile("people\\.csv\\?([^\"]*)")
                .matcher(list("").text())
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .toList();
        assertThat(links).hasSize(2);
        stack.rows(ROOM).stream()
                .filter(row -> row.get("pk").s().endsWith("#0"))
                .limit(20)
                .forEach(row -> stack.local
                        .table()
                        .deleteItem(delete ->
                                delete.tableName(stack.table).key(Map.of("pk", row.get("pk"), "sk", row.get("sk")))));
        var first = addresses(links.get(0));
        var second = addresses(links.get(1));
        assertThat(second).doesNotContainAnyElementsOf(first);
        assertThat(first.size() + second.size()).isEqualTo(2_080);
        assertThat(show(stack, pages, ROOM, "/people.csv", links.get(1)).text()).startsWith("\uFEFFstatus");
    }

    private List<String> addresses(String query) {
        return show(stack, pages, ROOM, "/people.csv", query)
                .text()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[8])
                .toList();
    }

    private Response search(String... fields) {
        var all = new HashMap<>(Map.of("action", List.of("search")));
        for (var n = 0; n < fields.length; n += 2) {
            all.put(fields[n], List.of(fields[n + 1]));
        }
        return act(stack, pages, ROOM, "/people", all);
    }

    private Response list(String query) {
        return show(stack, pages, ROOM, "/people", query);
    }

    private Response press(String address, String... more) {
        var id = new TableProbe(stack).id(ROOM, address);
        var fields = new HashMap<>(Map.of("action", List.of("remove"), "id", List.of(id)));
        for (var n = 0; n < more.length; n += 2) {
            fields.put(more[n], List.of(more[n + 1]));
        }
        return act(stack, pages, ROOM, "/people", fields);
    }

    private List<Object> log(String kind) {
        var log = stack.local.invoke("ExportFunction", "{\"event\": \"room\", \"auditLog\": true}");
        return List.copyOf((List<?>) Web.json(log).get(kind));
    }
}
