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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import openseat.event.Access;
import openseat.event.Event;
import openseat.event.EventDescription;
import openseat.event.Samples;
import openseat.event.Seating;
import openseat.form.AnswerFacts;
import openseat.form.Answers;
import openseat.form.FormError;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Zones;
import openseat.page.FormInput;
import openseat.registration.Status;
import openseat.registration.Submission;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page stays below 14 KiB on the wire, in every language, with the longest answers and a request since.
class LongestPagesTest extends ManagePagesFixture {

    private static final int MAX_WEIGHT = 14 * 1024;
    private static final String KEY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    private static final Instant ASKED_TO_KEEP = Instant.parse("2027-01-05T00:00:00Z");

    private static final Submission LONGEST = longest(0);
    private static final Submission REQUESTED_SINCE = longest(1);

    @ParameterizedTest
    @EnumSource
    void aPageWithAnyMessageFits(Status status) {
        for (var language : Language.all()) {
            for (var message : FlashMessage.values()) {
                assertFits(page(details(status, dated(), language, NOW), Optional.of(message), FormInput.EMPTY));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageThatAsksToKeepFits(Status status) {
        for (var language : Language.all()) {
            assertFits(page(details(status, undated(), language, ASKED_TO_KEEP), Optional.empty(), FormInput.EMPTY));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageWithAnErrorInEveryFieldFits(Status status) {
        var typed = AnswerFacts.input(LONGEST.answers()).values();
        var wrong = new ArrayList<FormError>();
        typed.keySet().forEach(field -> wrong.add(new FormError(field, "zoneNext")));
        for (var language : Language.all()) {
            for (var area : Zones.AREAS) {
                var values = new LinkedHashMap<>(typed);
                values.put("zone", List.of(area));
                var input = new FormInput(values, FormError.byField(wrong, language));
                assertFits(page(details(status, dated(), language, NOW), Optional.empty(), input));
            }
        }
    }

    private static void assertFits(String html) {
        assertThat(Response.page(200, html).weight()).isLessThanOrEqualTo(MAX_WEIGHT);
    }

    private static String page(RegistrationDetails details, Optional<FlashMessage> message, FormInput input) {
        return ManagePages.page(details, KEY, OptionalInt.of(100_000), message, input);
    }

    private static RegistrationDetails details(Status status, Event event, Language language, Instant now) {
        var row = row(status, LONGEST).requested(REQUESTED_SINCE).build();
        var published = Samples.published(longest(event), 1, 1, NOW, "{}", NOW);
        return new RegistrationDetails(row, published, TOKEN, true, Optional.of("k".repeat(43)), language, now);
    }

    private static Submission longest(int seed) {
        var answers = new Answers(
                Optional.of(incompressible(80, seed)),
                Optional.of(incompressible(120, seed)),
                Optional.of(Answers.ParticipantType.MIGRANT),
                Optional.of("uz-Cyrl-AF-fonipa"),
                List.of(Access.values()),
                Optional.of(incompressible(200, seed)),
                Optional.of(ZoneId.of("America/Argentina/ComodRivadavia")),
                100);
        return new Submission(answers, "en", 1, NOW);
    }

    private static Event longest(Event e) {
        var d = e.description();
        var title = Samples.text("ru", incompressible(300, 0));
        var titled = new EventDescription(title, d.kind(), d.paragraphs(), d.notes(), d.organizers(), d.audience());
        return new Event(
                "e".repeat(64),
                true,
                true,
                titled,
                e.schedule(),
                Optional.of(new Event.Place(Event.Mode.BOTH, Optional.of(title))),
                e.offers(),
                e.compact(),
                new Seating(Optional.of(1_000_000), true, 100),
                e.registration(),
                Event.Letters.withContact("a".repeat(200) + "@example.org"),
                e.privacy(),
                365,
                e.home());
    }

    /// A text that hardly compresses.
    private static String incompressible(int length, int seed) {
        return new Random(1_000L * seed + length)
                .ints(length, 0x4E00, 0x9FA0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
