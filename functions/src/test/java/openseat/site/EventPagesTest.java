package openseat.site;

import static openseat.event.Samples.NOW;
import static openseat.event.Samples.ORIGIN;
import static openseat.event.Samples.dated;
import static openseat.event.Samples.undated;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Zones;
import openseat.page.ErrorPages;
import openseat.page.FormInput;
import openseat.seats.SeatsLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPagesTest {

    private static final Language ENGLISH = Language.DEFAULT;
    private static final Instant LATER = NOW.plusSeconds(90 * 86_400);

    static List<Language> languages() {
        return Language.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageFitsIntoFourteenKilobytes(Language language) {
        assertThat(everyPage(language))
                .allSatisfy(
                        html -> assertThat(Response.page(200, html).weight()).isLessThanOrEqualTo(14 * 1024));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageSaysItsLanguageAndRunsNothing(Language language) {
        assertThat(everyPage(language)).allSatisfy(html -> {
            assertThat(html).contains("<html lang=\"" + language.lang() + "\" dir=\"" + language.direction() + "\">");
            assertThat(html.replaceFirst("(?s)<style>.*</style>", "")
                            .replaceFirst("<script type=\"application/ld\\+json\">[^<]*</script>", ""))
                    .doesNotContain("<script", "javascript:", "onclick", "src=", "{", "}", "null", "Optional");
        });
    }

    @Test
    void aNoteReferenceIsALinkAndNotPartOfAWord() {
        var html = page(undated(), FormInput.EMPTY);
        assertThat(html)
                .contains("policy<sup><a href=\"#notes\"", ">[4]</a></sup>. More.", "Notes without text: 4, 5.");
        assertThat(html).doesNotContain("policy4", "[^");
        assertThat(page(dated(), FormInput.EMPTY))
                .contains("href=\"#note-1\"", "id=\"note-1\">a ", "A note with a text.");
    }

    @Test
    void missingFactsAreNotShown() {
        assertThat(page(undated(), FormInput.EMPTY))
                .doesNotContain(
                        "Where",
                        "Geographic scope",
                        "For whom",
                        "Seats",
                        "GCM objectives",
                        "In other cities",
                        "event.ics",
                        "startDate")
                .contains("Date to be confirmed", "You can register now");
    }

    @Test
    void everyFactIsShown() {
        assertThat(page(dated(), FormInput.EMPTY))
                .contains(
                        "Friday, 18 December 2026",
                        "New York: from 13:15 to 14:15",
                        "UTC: from 18:15 to 19:15",
                        "Room 8",
                        "3 Information provision",
                        "More than half",
                        "team@example.org",
                        "kept for this many days after that: 14",
                        "https://example.org/privacy",
                        "Sample event.",
                        "content=\"2026-12-18T13:15-05:00\"");
    }

    @Test
    void theReadersOwnCityComesBeforeUtc() {
        var html = EventPages.event(
                dated(),
                SeatsLeft.FEW,
                ENGLISH,
                Optional.of(ZoneId.of("Asia/Kathmandu")),
                NOW,
                ORIGIN,
                FormInput.EMPTY);
        assertThat(html)
                .contains("Kathmandu: Saturday, 19 December 2026, from 00:00 to 01:00 (the night after Friday)");
        assertThat(html.indexOf("Kathmandu: Saturday")).isLessThan(html.indexOf("UTC: from"));
    }

    @Test
    void organizersTextKeepsItsLanguageAndDirection() {
        var arabic = Language.of("ar").orElseThrow();
        var html = EventPages.event(
                undated(), SeatsLeft.UNLIMITED, arabic, Optional.empty(), NOW, ORIGIN, FormInput.EMPTY);
        assertThat(html)
                .contains(
                        "<h1 lang=\"en\" dir=\"ltr\"",
                        "<div lang=\"en\" dir=\"ltr\"",
                        "<bdi lang=\"en\" itemprop=\"name\">Asia Pacific");
    }

    @Test
    void inputIsKeptAndEveryErrorLinksToItsField() {
        var values = Map.of(
                "email",
                List.of("noor.example.org"),
                "name",
                List.of("\"><b>نور"),
                "access",
                List.of("sign"),
                "accessNote",
                List.of("</textarea>x"),
                "zone",
                List.of("Asia/Amman"),
                "interpretation",
                List.of("sw"),
                "participantType",
                List.of("un"),
                "organization",
                List.of("O"),
                "places",
                List.of("12"),
                "website",
                List.of("http://x"));
        var errors = new LinkedHashMap<String, String>();
        List.of(
                        "email",
                        "name",
                        "interpretation",
                        "access",
                        "accessNote",
                        "zone",
                        "organization",
                        "participantType",
                        "places",
                        "website",
                        "consent",
                        "lang")
                .forEach(field -> errors.put(field, "Wrong: " + field));
        var html = page(dated(), new FormInput(values, errors));
        errors.forEach((field, error) ->
                assertThat(html).contains("<a href=\"#" + field + "\">" + error + "</a>", "id=\"" + field + "\""));
        assertThat(html)
                .contains(
                        "<title>Error: Bring a Chair</title>",
                        "value=\"noor.example.org\"",
                        "value=\"&#34;>&lt;b>نور\"",
                        "value=\"sign\" checked",
                        "&lt;/textarea&gt;x</textarea>",
                        "value=\"Asia/Amman\" selected",
                        "value=\"sw\" selected",
                        "value=\"un\" selected",
                        "value=\"O\"",
                        "value=\"12\"",
                        "value=\"http://x\"",
                        "aria-describedby=\"email-hint email-error\"",
                        "<details class=\"fold\" open>");
    }

    @Test
    void choosingAnAreaShowsAllOfItsCities() {
        assertThat(page(dated(), FormInput.EMPTY))
                .contains("<option value=\"Africa\">Africa</option>")
                .doesNotContain("Africa/Kampala");
        var next = page(
                dated(),
                new FormInput(Map.of("zone", List.of("Africa")), new LinkedHashMap<>(Map.of("zone", "Now choose"))));
        assertThat(next)
                .contains("<option value=\"Africa/Kampala\">Kampala</option>")
                .doesNotContain("Asia/Tokyo", "value=\"Africa\" selected");
        assertThat(page(dated(), new FormInput(Map.of("zone", List.of("Africa/Kampala")), new LinkedHashMap<>())))
                .contains("<option value=\"Africa/Kampala\" selected>Kampala</option>", "Asia/Tokyo");
    }

    @Test
    void aCityInAnOldSpellingIsOfferedOnce() {
        var chosen = page(dated(), new FormInput(Map.of("zone", List.of("Asia/Katmandu")), new LinkedHashMap<>()));
        assertThat(chosen).contains("<option value=\"Asia/Katmandu\" selected>Kathmandu</option>");
        assertThat(chosen.split(">Kathmandu</option>", -1)).hasSize(2);
        var istanbul = page(dated(), new FormInput(Map.of("zone", List.of("Asia/Istanbul")), new LinkedHashMap<>()));
        assertThat(istanbul.split(">Istanbul</option>", -1)).hasSize(2);
    }

    @Test
    void aCityInAnOldSpellingIsShownOnce() {
        var start = LocalDateTime.parse("2027-06-21T10:00");
        var date = new Schedule.Confirmed(start, start.plusHours(1), ZoneId.of("Asia/Katmandu"));
        var html = EventPages.event(
                Samples.with(dated(), date, Samples.open()),
                SeatsLeft.FEW,
                ENGLISH,
                Optional.of(ZoneId.of("Asia/Calcutta")),
                NOW,
                ORIGIN,
                FormInput.EMPTY);
        assertThat(html).contains("Kathmandu: from 10:00 to 11:00").doesNotContain("<th scope=\"row\">Kathmandu");
        assertThat(html.split("<th scope=\"row\">Delhi, Kolkata<", -1)).hasSize(2);
    }

    @Test
    void languagesAreButtonsWhereAFormIsShownAgain() {
        var html = page(
                undated(), new FormInput(Map.of(), new LinkedHashMap<>(Map.of("email", "Enter your e-mail address"))));
        assertThat(html)
                .contains(
                        "<button form=\"form\" name=\"show\" value=\"ar\" lang=\"ar\" dir=\"rtl\" formnovalidate>",
                        "<input type=\"hidden\" name=\"lang\" value=\"en\">");
        assertThat(html.indexOf("<button class=\"trap\" form=\"form\" tabindex=\"-1\""))
                .as("what the Enter key presses")
                .isPositive()
                .isLessThan(html.indexOf("name=\"show\""));
    }

    @Test
    void theBusyPageKeepsTheInput() {
        var html = EventPages.busy(
                undated(),
                SeatsLeft.UNLIMITED,
                ENGLISH,
                NOW,
                ORIGIN,
                new FormInput(Map.of("email", List.of("a@example.org")), new LinkedHashMap<>()));
        assertThat(html).contains("what you wrote is still here", "value=\"a@example.org\"", "role=\"alert\"");
    }

    @Test
    void theFormSaysUntilWhenItIsOpen() {
        var closes = Instant.parse("2026-12-11T08:00:00Z");
        assertThat(page(limited(), FormInput.EMPTY))
                .contains("Registration closes: New York: Friday, 11 December 2026, 03:00; UTC: 08:00");
        assertThat(page(limited(), new FormInput(Map.of(), new LinkedHashMap<>(Map.of("email", "?")))))
                .as("after a mistake")
                .contains("Registration closes: New York");
        assertThat(EventPages.event(
                        limited(),
                        SeatsLeft.FEW,
                        ENGLISH,
                        Optional.of(ZoneId.of("Asia/Manila")),
                        NOW,
                        ORIGIN,
                        FormInput.EMPTY))
                .contains("Registration closes: Manila: Friday, 11 December 2026, 16:00; UTC: 08:00");
        assertThat(page(with(undated(), Optional.empty(), Optional.of(closes)), FormInput.EMPTY))
                .contains("Registration closes: UTC: Friday, 11 December 2026, 08:00");
        assertThat(page(with(dated(), Optional.of(NOW.plusSeconds(60)), Optional.of(closes)), FormInput.EMPTY))
                .as("before it opens")
                .contains("Registration opens: ", "Registration closes: New York: Friday, 11 December");
    }

    @Test
    void whatDoesNotCloseBeforeTheEndSaysNothingOfIt() {
        var end = Samples.date().endsAt();
        for (var closes : List.of(Optional.<Instant>empty(), Optional.of(end), Optional.of(end.plusSeconds(1)))) {
            assertThat(page(with(dated(), Optional.empty(), closes), FormInput.EMPTY))
                    .doesNotContain("Registration closes");
        }
        var closed = with(dated(), Optional.empty(), Optional.of(NOW));
        assertThat(page(closed, FormInput.EMPTY)).doesNotContain("Registration closes");
    }

    @Test
    void noBrowserChecksTheAddressBeforeWeDo() {
        assertThat(page(dated(), FormInput.EMPTY)).containsPattern("<form id=\"form\"[^>]* novalidate>");
    }

    @Test
    void closedRegistrationShowsTheReasonWithoutAForm() {
        var opens = Instant.parse("2026-12-01T08:00:00Z");
        var notYet = Samples.with(
                dated(), Samples.date(), new Event.RegistrationWindow(Optional.of(opens), Optional.empty()));
        assertThat(page(notYet, FormInput.EMPTY))
                .contains("Registration opens: New York: Tuesday, 1 December 2026, 03:00; UTC: 08:00")
                .doesNotContain("<form");
        var closed =
                Samples.with(dated(), Samples.date(), new Event.RegistrationWindow(Optional.empty(), Optional.of(NOW)));
        assertThat(page(closed, FormInput.EMPTY))
                .contains("Registration is closed. Since: New York: Tuesday, 24 November 2026, 05:00; UTC: 10:00")
                .doesNotContain("<form");
        var cancelled = Samples.with(dated(), new Schedule.Cancelled(Optional.of(Samples.date())), Samples.open());
        assertThat(page(cancelled, FormInput.EMPTY))
                .contains(
                        "This event is cancelled",
                        "It was to be: Friday, 18 December 2026<",
                        "New York: from 13:15 to 14:15",
                        "UTC: from 18:15 to 19:15")
                .doesNotContain("<form", "Seats left", "event.ics", ">Register<");
        assertThat(EventPages.event(dated(), SeatsLeft.FEW, ENGLISH, Optional.empty(), LATER, ORIGIN, FormInput.EMPTY))
                .contains("This event is over", "<h2 id=\"register-title\">Registration</h2>")
                .doesNotContain("<form", "Seats left", "event.ics", ">Register<");
    }

    @Test
    void aCancelledDateNearMidnightHasTheDayOfEachCity() {
        var date = new Schedule.Confirmed(
                LocalDateTime.parse("2027-06-21T23:00"),
                LocalDateTime.parse("2027-06-22T01:00"),
                ZoneId.of("America/New_York"));
        assertThat(page(
                        Samples.with(dated(), new Schedule.Cancelled(Optional.of(date)), Samples.open()),
                        FormInput.EMPTY))
                .contains(
                        "It was to be: Monday, 21 June 2027<",
                        "New York: from 23:00 to 01:00",
                        "UTC: Tuesday, 22 June 2027, from 03:00 to 05:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "//evil.example/events",
                "/\\evil.example",
                "/events//evil.example/..",
                "/events/\"><",
                "javascript:x",
                ""
            })
    void errorPagesLinkOnlyToPathsOfThisSite(String path) {
        for (var html : List.of(
                ErrorPages.busy(ENGLISH, path, FormInput.EMPTY),
                ErrorPages.elsewhere(ENGLISH, path, FormInput.EMPTY),
                ErrorPages.unreadable(ENGLISH, path, 400),
                ErrorPages.notAllowed(ENGLISH, path))) {
            assertThat(html)
                    .contains("<a class=\"button\" href=\"/events?lang=en\">", "<a href=\"/events?lang=ar\"")
                    .doesNotContain("evil", "javascript:");
        }
        assertThat(ErrorPages.busy(ENGLISH, "/events/a-b_c/registrations/K", FormInput.EMPTY))
                .contains("href=\"/events/a-b_c/registrations/K?lang=ar\"");
    }

    @Test
    void seatsLeftAreShownInBands() {
        assertThat(SeatsLeft.of(dated(), 40, false)).isEqualTo(SeatsLeft.MORE_THAN_HALF);
        assertThat(SeatsLeft.of(dated(), 20, false)).isEqualTo(SeatsLeft.HALF_OR_FEWER);
        assertThat(SeatsLeft.of(dated(), 8, false)).isEqualTo(SeatsLeft.FEW);
        assertThat(SeatsLeft.of(dated(), 1, true)).isEqualTo(SeatsLeft.NONE_WAITING_LIST);
        assertThat(SeatsLeft.of(dated(), -3, false)).isEqualTo(SeatsLeft.NONE_WAITING_LIST);
        assertThat(SeatsLeft.of(undated(), 1_000_000_000, false)).isEqualTo(SeatsLeft.UNLIMITED);
    }

    @Test
    void searchEnginesGetEveryLanguageAndTheDate() {
        assertThat(page(dated(), FormInput.EMPTY))
                .contains(
                        "<link rel=\"canonical\" href=\"https://openseat.example.org/events/dated?lang=en\">",
                        "hreflang=\"ar\" href=\"https://openseat.example.org/events/dated?lang=ar\"",
                        "property=\"og:title\" content=\"Bring a Chair: An open meeting\"",
                        "property=\"og:description\" content=\"New York: Friday, 18 December 2026, from 13:15 to 14:15\"");
    }

    /// Registration closes a week before the event.
    private static Event limited() {
        return with(dated(), Optional.empty(), Optional.of(Instant.parse("2026-12-11T08:00:00Z")));
    }

    private static Event with(Event event, Optional<Instant> opens, Optional<Instant> closes) {
        return Samples.with(event, event.schedule(), new Event.RegistrationWindow(opens, closes));
    }

    private static String page(Event event, FormInput typed) {
        return EventPages.event(event, SeatsLeft.of(event, 40, false), ENGLISH, Optional.empty(), NOW, ORIGIN, typed);
    }

    private static List<String> everyPage(Language language) {
        var reader = Optional.of(ZoneId.of("Asia/Kathmandu"));
        var typed = new FormInput(Map.of("name", List.of("x".repeat(80))), new LinkedHashMap<>(Map.of("email", "?")));
        var areas = Zones.AREAS.stream()
                .map(area -> new FormInput(Map.of("zone", List.of(area)), new LinkedHashMap<>(Map.of("zone", "?"))));
        return Stream.concat(
                        Stream.concat(
                                areas.map(area ->
                                        EventPages.event(dated(), SeatsLeft.FEW, language, reader, NOW, ORIGIN, area)),
                                Stream.of(400, 413, 415)
                                        .map(status -> ErrorPages.unreadable(language, "/events", status))),
                        Stream.concat(
                                Stream.of(SeatsLeft.values())
                                        .map(left -> EventPages.event(
                                                limited(), left, language, reader, NOW, ORIGIN, FormInput.EMPTY)),
                                Stream.of(
                                        ErrorPages.notAllowed(language, "/events"),
                                        EventPages.event(
                                                undated(),
                                                SeatsLeft.UNLIMITED,
                                                language,
                                                reader,
                                                NOW,
                                                ORIGIN,
                                                FormInput.EMPTY),
                                        EventPages.event(dated(), SeatsLeft.FEW, language, reader, NOW, ORIGIN, typed),
                                        EventPages.busy(dated(), SeatsLeft.FEW, language, NOW, ORIGIN, typed),
                                        ErrorPages.busy(language, "/events", FormInput.EMPTY),
                                        ErrorPages.busy(language, "/events", typed),
                                        ErrorPages.elsewhere(language, "/events", typed),
                                        EventPages.list(List.of(dated(), undated()), language, ORIGIN, NOW),
                                        EventPages.list(List.of(), language, ORIGIN, NOW),
                                        EventPages.checkMail(dated(), language),
                                        EventPages.deleted(dated(), language),
                                        ErrorPages.notFound(language))))
                .toList();
    }
}
