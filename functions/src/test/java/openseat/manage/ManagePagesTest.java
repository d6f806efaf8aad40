package openseat.manage;

import static openseat.event.Samples.NOW;
import static openseat.event.Samples.dated;
import static openseat.event.Samples.undated;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import openseat.event.Event;
import openseat.event.EventDescription;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.event.Seating;
import openseat.form.AnswerFacts;
import openseat.form.Answers;
import openseat.form.FormError;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Zones;
import openseat.page.FormInput;
import openseat.registration.Registration;
import openseat.registration.Rows;
import openseat.registration.Status;
import openseat.registration.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManagePagesTest {

    private static final Submission MINE = new Submission(
            new Answers(
                    Optional.of("Noor <Canary>"),
                    Optional.of("Kitchen Table"),
                    Optional.of(Answers.ParticipantType.MIGRANT),
                    Optional.of("ar"),
                    List.of(Answers.Access.SIGN),
                    Optional.of("a note"),
                    Optional.of(ZoneId.of("Asia/Kathmandu")),
                    3),
            "en",
            1,
            NOW);

    private static final Submission NEWER = new Submission(
            new Answers(
                    Optional.of("Somebody"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("sw"),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    5),
            "en",
            1,
            NOW);

    private static final Submission LONGEST = new Submission(
            new Answers(
                    Optional.of(incompressible(80)),
                    Optional.of(incompressible(120)),
                    Optional.of(Answers.ParticipantType.MIGRANT),
                    Optional.of("uz-Cyrl-AF-fonipa"),
                    List.of(Answers.Access.values()),
                    Optional.of(incompressible(200)),
                    Optional.of(ZoneId.of("America/Argentina/ComodRivadavia")),
                    100),
            "en",
            1,
            NOW);

    private static final String KEY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    @Test
    void thePageToConfirmShowsOnlyTheNumberOfPeople() {
        var html = page(row(Status.REQUESTED, Optional.of(MINE), Optional.empty()), dated(), Optional.empty());
        assertThat(html).doesNotContain("Canary", "Kitchen", "a note", "Kathmandu", "noor@");
        assertThat(html)
                .contains(
                        "Confirm your seat",
                        "Number of people, including you",
                        ">3<",
                        "New York",
                        "value=\"confirm\"",
                        "deletes itself: New York: Tuesday, 1 December 2026, 04:40");
    }

    @Test
    void aStrangerDeletesWithoutACheckbox() {
        assertThat(page(row(Status.REQUESTED, Optional.of(MINE), Optional.empty()), dated(), Optional.empty()))
                .contains("This was not you?", "value=\"forget\"")
                .doesNotContain("name=\"sure\"");
    }

    @Test
    void theHolderOfASeatSeesAndChangesTheirAnswers() {
        assertThat(page(
                        row(Status.CONFIRMED, Optional.empty(), Optional.of(MINE)),
                        dated(),
                        Optional.of(FlashMessage.CONFIRMED)))
                .contains(
                        "You have a seat",
                        "Kathmandu, your city",
                        "Saturday, 19 December 2026, from 00:00 to 01:00 (the night after Friday)",
                        "value=\"Noor &lt;Canary>\"",
                        "value=\"ar\" selected",
                        "value=\"sign\" checked",
                        "value=\"3\"",
                        "value=\"change\"",
                        "value=\"cancel\"",
                        "value=\"forget\"",
                        "name=\"sure\" value=\"yes\" required",
                        "Your data will be deleted on Monday, 18 January 2027",
                        "your seat is confirmed")
                .doesNotContain("value=\"use\"");
    }

    @Test
    void aNewRequestIsShownToWhoeverHasAPlace() {
        var html = page(row(Status.CONFIRMED, Optional.of(NEWER), Optional.of(MINE)), dated(), Optional.empty());
        assertThat(html)
                .contains("Somebody", "Swahili", "value=\"use\"", "value=\"drop\"", "value=\"Noor &lt;Canary>\"");
        assertThat(page(row(Status.CANCELLED, Optional.of(NEWER), Optional.of(MINE)), dated(), Optional.empty()))
                .doesNotContain("Somebody");
    }

    @Test
    void anOldUrlShowsNoMessageThatIsNoLongerTrue() {
        var html = page(
                row(Status.CANCELLED, Optional.empty(), Optional.of(MINE)),
                dated(),
                Optional.of(FlashMessage.CONFIRMED));
        assertThat(html).doesNotContain("your seat is confirmed");
    }

    @Test
    void waitingShowsThePositionAndTheRules() {
        var html = ManagePages.page(
                row(Status.WAITING, Optional.empty(), Optional.of(MINE)),
                dated(),
                "KEY",
                Language.DEFAULT,
                OptionalInt.of(7),
                Optional.of(FlashMessage.WAITING),
                NOW,
                FormInput.EMPTY);
        assertThat(html)
                .contains(
                        "You are on the waiting list",
                        "Your position: 7",
                        "In the last 48 hours",
                        "Leave the waiting list",
                        "value=\"change\"",
                        "There is no seat for you at the moment",
                        "Fewer people may fit sooner.")
                .doesNotContain("All seats are taken");
        var alone = new Submission(MINE.answers().of(1), "en", 1, NOW);
        assertThat(page(row(Status.WAITING, Optional.empty(), Optional.of(alone)), dated(), Optional.empty()))
                .doesNotContain("Fewer people");
    }

    @Test
    void cancelledOffersToComeBack() {
        assertThat(page(row(Status.CANCELLED, Optional.empty(), Optional.of(MINE)), dated(), Optional.empty()))
                .contains("Your registration is cancelled", "value=\"confirm\"", "Come back", "name=\"sure\"")
                .doesNotContain("value=\"change\"", "event.ics");
    }

    @Test
    void aGroupLargerThanTheEventCannotComeBack() {
        var many = MINE.with(Answers.NONE.of(41));
        assertThat(page(row(Status.CANCELLED, Optional.empty(), Optional.of(many)), dated(), Optional.empty()))
                .contains("more people than this event takes on one registration", "value=\"forget\"")
                .doesNotContain("value=\"confirm\"");
        assertThat(page(row(Status.REQUESTED, Optional.of(many), Optional.empty()), dated(), Optional.empty()))
                .as("nothing that was typed")
                .contains("value=\"confirm\"")
                .doesNotContain("fewer seats");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void afterTheEventOnlyDeletingIsPossible(Status status) {
        for (var event :
                List.of(dated(), Samples.with(dated(), new Schedule.Cancelled(Optional.empty()), Samples.open()))) {
            var now = event.schedule() instanceof Schedule.Cancelled ? NOW : Instant.parse("2026-12-20T00:00:00Z");
            var accepted = status == Status.REQUESTED ? Optional.<Submission>empty() : Optional.of(MINE);
            var html = ManagePages.page(
                    row(status, Optional.of(MINE), accepted),
                    event,
                    "KEY",
                    Language.DEFAULT,
                    OptionalInt.empty(),
                    Optional.empty(),
                    now,
                    FormInput.EMPTY);
            assertThat(html).containsPattern("This event is (over|cancelled)").contains("value=\"forget\"");
            assertThat(html)
                    .doesNotContain("value=\"confirm\"", "value=\"change\"", "value=\"cancel\"", "value=\"use\"");
        }
    }

    @Test
    void aRejectedChangeKeepsTheInput() {
        var errors = new LinkedHashMap<>(Map.of("places", "Please give a number of people from 1 to 10."));
        var html = ManagePages.page(
                row(Status.CONFIRMED, Optional.empty(), Optional.of(MINE)),
                dated(),
                "KEY",
                Language.DEFAULT,
                OptionalInt.empty(),
                Optional.empty(),
                NOW,
                new FormInput(Map.of("places", List.of("99"), "name", List.of("New")), errors));
        assertThat(html)
                .contains(
                        "<title>Error: Your registration</title>",
                        "<a href=\"#places\">",
                        "value=\"99\"",
                        "value=\"New\"",
                        "<button form=\"form\" name=\"show\"",
                        "Nothing has been changed yet.")
                .doesNotContain("Canary");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void everyPageWorksWithoutADateOrAnswers(Status status) {
        for (var language : Language.all()) {
            for (var message : FlashMessage.values()) {
                var html = ManagePages.page(
                        row(status, Optional.empty(), Optional.empty()),
                        undated(),
                        "KEY",
                        language,
                        OptionalInt.of(1),
                        Optional.of(message),
                        NOW,
                        FormInput.EMPTY);
                assertThat(html)
                        .contains("noindex", "action=\"/events/undated/registrations/KEY#problems\"")
                        .doesNotContain("null", "Optional");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void everyPageFitsWithTheLongestAnswers(Status status) {
        var event = longest();
        var accepted = status == Status.REQUESTED ? Optional.<Submission>empty() : Optional.of(LONGEST);
        var row = row(status, Optional.of(LONGEST), accepted);
        for (var language : Language.all()) {
            var pages = new ArrayList<String>();
            for (var message : FlashMessage.values()) {
                pages.add(ManagePages.page(
                        row,
                        event,
                        KEY,
                        language,
                        OptionalInt.of(100_000),
                        Optional.of(message),
                        NOW,
                        FormInput.EMPTY));
            }
            var typed = AnswerFacts.input(LONGEST.answers()).values();
            for (var area : Zones.AREAS) {
                var wrong = new LinkedHashMap<>(typed);
                wrong.put("zone", List.of(area));
                var errors = FormError.byField(
                        typed.keySet().stream()
                                .map(field -> new FormError(field, "zoneNext"))
                                .toList(),
                        language);
                pages.add(ManagePages.page(
                        row,
                        event,
                        KEY,
                        language,
                        OptionalInt.of(100_000),
                        Optional.empty(),
                        NOW,
                        new FormInput(wrong, errors)));
            }
            assertThat(pages)
                    .allSatisfy(html ->
                            assertThat(Response.page(200, html).weight()).isLessThanOrEqualTo(14 * 1024));
        }
    }

    private static Event longest() {
        var e = dated();
        var d = e.description();
        var title = Samples.text("ru", incompressible(300));
        var titled = new EventDescription(title, d.kind(), d.paragraphs(), d.notes(), d.organizers(), d.audience());
        return new Event(
                "e".repeat(64),
                true,
                titled,
                e.schedule(),
                Optional.of(new Event.Place(Event.Mode.BOTH, Optional.of(title))),
                e.compact(),
                new Seating(Optional.of(1_000_000), true, 100),
                e.registration(),
                Optional.of("a".repeat(200) + "@example.org"),
                e.privacy(),
                365,
                e.home());
    }

    /// A text that hardly compresses.
    private static String incompressible(int length) {
        return new Random(length)
                .ints(length, 0x4E00, 0x9FA0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String page(Registration row, Event event, Optional<FlashMessage> message) {
        return ManagePages.page(
                row, event, "KEY", Language.DEFAULT, OptionalInt.empty(), message, NOW, FormInput.EMPTY);
    }

    private static Registration row(Status status, Optional<Submission> requested, Optional<Submission> accepted) {
        var expires = status == Status.REQUESTED
                ? Optional.of(Instant.parse("2026-12-01T09:40:00Z"))
                : Optional.<Instant>empty();
        return Rows.row(status, NOW, Instant.parse("2027-01-17T19:15:00Z"))
                .requested(requested)
                .accepted(accepted)
                .expires(expires)
                .build();
    }
}
