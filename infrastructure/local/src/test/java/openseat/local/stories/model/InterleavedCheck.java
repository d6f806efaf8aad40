package openseat.local.stories.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import openseat.Keys;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What must hold after each step of an interleaved round, once nothing is left to do.
final class InterleavedCheck {

    private static final Duration DOUBLE_CLICK = Duration.ofMinutes(5);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration UNDATED = Duration.ofDays(90);

    private final TestStack stack;
    private final TableProbe probe;
    private final InterleavedEvent event;
    private final List<InterleavedPerson> people;

    /// What each holder has accepted since their row was settled last.
    private final Map<InterleavedPerson, Set<String>> decided = new HashMap<>();

    /// Who may have reported a letter as spam: until they act, requests bring them none.
    private final Set<InterleavedPerson> unwanted = new HashSet<>();

    private boolean wasCalledOff;
    private boolean isCalledOff;

    InterleavedCheck(TestStack stack, TableProbe probe, InterleavedEvent event, List<InterleavedPerson> people) {
        this.stack = stack;
        this.probe = probe;
        this.event = event;
        this.people = people;
        people.forEach(person -> decided.put(person, new HashSet<>()));
    }

    /// @param reported about whose last letter SES reports something in this step: whoever acts at the same time
    ///                 keeps what they did, because the letter is older
    void begin(List<InterleavedPerson> reported) {
        reported.forEach(person -> person.lastAct = isOfNow(person) ? person.lastAct : null);
        people.forEach(this::noteAccepted);
        unwanted.clear();
        unwanted.addAll(reported);
        people.stream().filter(person -> person.row().containsKey("complaints")).forEach(unwanted::add);
        wasCalledOff = isCalledOff;
        isCalledOff = event.current().isCalledOff();
    }

    private boolean isOfNow(InterleavedPerson person) {
        var acted = person.row().get("acted");
        return acted != null && seconds(acted).equals(now());
    }

    void end() {
        isCalledOff = event.current().isCalledOff();
        var confirmed = new ArrayList<Map<String, AttributeValue>>();
        var waiting = 0;
        for (var person : people) {
            var row = person.row();
            if (row.isEmpty()) {
                assertThat(person.lastAct)
                        .as("the last act of a row that is gone")
                        .isNull();
                assertThat(person.requests)
                        .as("requests of a row that is gone")
                        .allMatch(request -> !request.at().isAfter(now().minus(WEEK)));
                person.requests.clear();
                continue;
            }
            noteAccepted(person);
            assertNothingIsDue(row);
            assertEnds(row);
            assertLastActCounts(person, row);
            assertRequestsAreTold(person, row);
            var status = row.get("status").s();
            if (status.equals("confirmed")) {
                confirmed.add(row);
            }
            waiting += status.equals("waiting") ? 1 : 0;
            if (status.equals("confirmed") || status.equals("waiting")) {
                assertKnowsTheNewest(person, row);
            }
        }
        assertSeats(confirmed, waiting);
        var agenda = probe.item(Keys.agenda(event.id));
        assertThat(agenda).doesNotContainKey("rollout");
    }

    private void noteAccepted(InterleavedPerson person) {
        var accepted = person.row().get("accepted");
        if (accepted != null) {
            decided.get(person).add(InterleavedPerson.answers(accepted.m()));
        }
    }

    /// A letter is pending only while a limit of mail holds it, and nothing is leased.
    private void assertNothingIsDue(Map<String, AttributeValue> row) {
        assertThat(row).doesNotContainKey("lease").containsKeys("due", "dueKind");
        assertThat(seconds(row.get("due"))).as("due of %s", row).isAfter(now());
        if (row.containsKey("pending")) {
            assertThat(row).containsKey("slot");
            assertThat(seconds(row.get("slot"))).isAfter(now());
        }
    }

    /// By the event as it is now; without a date, days after the last act, or after the date was withdrawn.
    private void assertEnds(Map<String, AttributeValue> row) {
        var ends = seconds(row.get("ends"));
        assertThat(seconds(row.get("ttl"))).isEqualTo(ends.plus(WEEK));
        event.current()
                .ends()
                .ifPresentOrElse(moment -> assertThat(ends).as("end of %s", row).isEqualTo(moment), () -> {
                    var withdrawn = Instant.ofEpochSecond(event.number("scheduledAt"));
                    var acted = row.containsKey("acted") ? seconds(row.get("acted")) : withdrawn;
                    assertThat(ends)
                            .as("end of %s", row)
                            .isAfterOrEqualTo((acted.isAfter(withdrawn) ? acted : withdrawn).plus(UNDATED));
                });
    }

    private void assertKnowsTheNewest(InterleavedPerson person, Map<String, AttributeValue> row) {
        if (event.current().isCalledOff()) {
            assertThat(person.mails().getLast().subject())
                    .as("what %s knows", row)
                    .startsWith("This event is cancelled");
        } else {
            assertThat(person.mails())
                    .anyMatch(mail -> mail.text().contains(event.current().place()));
        }
    }

    private static void assertLastActCounts(InterleavedPerson person, Map<String, AttributeValue> row) {
        if (person.lastAct == null) {
            return;
        }
        var status = row.get("status").s();
        switch (person.lastAct.answer()) {
            case "confirmed", "cancelled" -> assertThat(status).isEqualTo(person.lastAct.answer());
            case "changed", "used" -> {
                assertThat(status).isIn("confirmed", "waiting");
                assertThat(InterleavedPerson.answers(row.get("accepted").m())).isEqualTo(person.lastAct.answers());
            }
            default -> assertThat(status).isIn("confirmed", "waiting");
        }
    }

    /// Of what was requested since the row was settled last, a letter told the first and the latest; not after a
    /// complaint, and not of an event that is called off.
    private void assertRequestsAreTold(InterleavedPerson person, Map<String, AttributeValue> row) {
        if (row.containsKey("pending")) {
            return;
        }
        var isExcused = unwanted.contains(person) || wasCalledOff || isCalledOff;
        if (!person.requests.isEmpty() && !isExcused) {
            assertIsTold(person, row, person.requests.getFirst());
            assertIsTold(person, row, person.requests.getLast());
        }
        person.requests.clear();
        person.handled.clear();
        decided.get(person).clear();
        noteAccepted(person);
    }

    private void assertIsTold(
            InterleavedPerson person, Map<String, AttributeValue> row, InterleavedPerson.Request request) {
        if (person.handled.contains(request.answers())) {
            return;
        }
        var since = request.at().minus(DOUBLE_CLICK);
        assertThat(person.mails())
                .as("a letter for %s of %s", request, row)
                .anyMatch(mail -> mail.at().isAfter(since));
        if (!request.isBare() && !decided.get(person).contains(request.answers())) {
            assertThat(row.get("tokens").l().stream()
                            .map(AttributeValue::m)
                            .filter(token -> token.containsKey("request")
                                    && seconds(token.get("at")).isAfter(since))
                            .map(token -> InterleavedPerson.answers(
                                    token.get("request").m())))
                    .as("links for %s of %s", request, row)
                    .contains(request.answers());
        }
    }

    private void assertSeats(List<Map<String, AttributeValue>> confirmed, int waiting) {
        var taken = confirmed.stream()
                .mapToInt(row ->
                        Integer.parseInt(row.get("accepted").m().get("places").n()))
                .sum();
        assertThat(stack.count(event.id, "taken")).isEqualTo(taken);
        assertThat(stack.count(event.id, "room")).isEqualTo(InterleavedEvent.CAPACITY - taken);
        assertThat(stack.count(event.id, "seated")).isEqualTo(confirmed.size());
        assertThat(stack.count(event.id, "waiting")).isEqualTo(waiting);
        assertThat(probe.partition(Keys.waiting(event.id))).hasSize(waiting);
    }

    private static Instant seconds(AttributeValue number) {
        return Instant.ofEpochSecond(Long.parseLong(number.n()));
    }

    private Instant now() {
        return stack.local.clock().instant();
    }
}
