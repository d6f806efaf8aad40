package openseat.site;

import static openseat.event.Samples.NOW;
import static openseat.event.Samples.ORIGIN;
import static openseat.event.Samples.dated;
import static openseat.event.Samples.undated;
import static openseat.site.EventPagesFixture.ENGLISH;
import static openseat.site.EventPagesFixture.limited;
import static openseat.site.EventPagesFixture.page;
import static openseat.site.EventPagesFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.page.FormInput;
import openseat.seats.SeatsLeft;
import org.junit.jupiter.api.Test;

/// The form on the page of an event: what it keeps, what it offers, and when it is there.
class EventPageFormTest {

    private static final Instant LATER = NOW.plusSeconds(90 * 86_400);

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
}
