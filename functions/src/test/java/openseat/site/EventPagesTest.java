package openseat.site;

import static openseat.event.Samples.NOW;
import static openseat.event.Samples.ORIGIN;
import static openseat.event.Samples.dated;
import static openseat.event.Samples.undated;
import static openseat.site.EventPagesFixture.ENGLISH;
import static openseat.site.EventPagesFixture.limited;
import static openseat.site.EventPagesFixture.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

/// What the pages of events show, and how large they are.
class EventPagesTest {

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

    @Test
    void searchEnginesGetEveryLanguageAndTheDate() {
        assertThat(page(dated(), FormInput.EMPTY))
                .contains(
                        "<link rel=\"canonical\" href=\"https://openseat.example.org/events/dated?lang=en\">",
                        "hreflang=\"ar\" href=\"https://openseat.example.org/events/dated?lang=ar\"",
                        "property=\"og:title\" content=\"Bring a Chair: An open meeting\"",
                        "property=\"og:description\" content=\"New York: Friday, 18 December 2026, from 13:15 to 14:15\"");
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
