package openseat.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.access.DeskVisit;
import openseat.access.Visits;
import openseat.event.Access;
import openseat.event.Samples;
import openseat.export.ExportRow;
import openseat.form.Answers;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.page.FormInput;
import openseat.page.Templates;
import openseat.registration.Status;
import openseat.registration.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The list of people: its order, its search, its pages, and what it shows of whom.
class PeopleTextTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Language EN = Language.DEFAULT;
    private static final Language AR = Language.of("ar").orElseThrow();
    private static final String HOSTILE = "<b>\u202Eevil</b>";

    @Test
    void peopleAreInTheOrderOfThePagesLanguageAndTheNamelessLast() {
        var all = List.of(
                row("b@x.org", null),
                row("c@x.org", "Zoë"),
                row("d@x.org", "Émile"),
                row("a@x.org", null),
                row("e@x.org", "eva"),
                row("f@x.org", "Dan"));
        assertThat(PeopleList.of(all, query(""), EN).rows())
                .extracting(row -> row.accepted().answers().name().orElse(row.address()))
                .containsExactly("Dan", "Émile", "eva", "Zoë", "a@x.org", "b@x.org");
    }

    @Test
    void thoseWhoWaitComeInTheirOwnOrderAloneAndOnPaper() {
        var all = List.of(
                waiting("a@x.org", "Ada", NOW.plusMillis(2)),
                waiting("z@x.org", "Zoe", NOW),
                row("b@x.org", "Bo"),
                row("c@x.org", null));
        assertThat(addresses(all, "print=yes")).containsExactly("b@x.org", "c@x.org", "z@x.org", "a@x.org");
        assertThat(addresses(all, "status=waiting")).containsExactly("z@x.org", "a@x.org");
        assertThat(addresses(all, "")).containsExactly("a@x.org", "b@x.org", "z@x.org", "c@x.org");
    }

    /// The same number as on their own page, whatever is searched for.
    @Test
    void whoWaitsIsShownWithTheirPosition() {
        var all = List.of(waiting("z@x.org", "Zoe", NOW), waiting("a@x.org", "Ada", NOW.plusMillis(2)));
        assertThat(html(all, "q=ada", EN)).contains("On the waiting list, position 2");
        assertThat(html(all, "print=yes", EN)).contains("On the waiting list, position 1");
    }

    @Test
    void whoJoinedInTheSameMillisecondIsOrderedById() {
        var all = List.of(waiting("a@x.org", "Ada", NOW), waiting("b@x.org", "Bo", NOW));
        var byId = all.stream().sorted(Comparator.comparing(ExportRow::id)).map(ExportRow::address);
        assertThat(addresses(all, "status=waiting")).containsExactlyElementsOf(byId.toList());
        assertThat(addresses(all.reversed(), "status=waiting")).isEqualTo(addresses(all, "status=waiting"));
    }

    private static List<String> addresses(List<ExportRow> all, String query) {
        return PeopleList.of(all, query(query), EN).rows().stream()
                .map(ExportRow::address)
                .toList();
    }

    private static ExportRow waiting(String address, String name, Instant joined) {
        var row = row(address, name, "", Status.WAITING, false);
        return new ExportRow(row.id(), row.status(), address, row.accepted(), Optional.of(joined), false);
    }

    @ParameterizedTest
    @CsvSource({
        "q=emile, 1",
        "q=%C3%89MILE, 1",
        "q=X.ORG, 3",
        "q=team, 1",
        "q=nobody, 0",
        "status=waiting, 1",
        "q=%20, 3"
    })
    void oneFindsPartsOfNamesOrganizationsAndAddresses(String query, int found) {
        var all = List.of(
                row("a@x.org", "Émile"),
                row("b@x.org", "Bo", "Team “Acción”", Status.WAITING, false),
                row("c@x.org", null));
        assertThat(PeopleList.of(all, query(query), EN).found()).isEqualTo(found);
    }

    @Test
    void aPageHasFiftyAndPaperHasAll() {
        var all = many(120);
        assertThat(PeopleList.of(all, query("page=3"), EN).rows()).hasSize(20);
        assertThat(PeopleList.of(all, query("page=99"), EN).page()).isEqualTo(3);
        assertThat(PeopleList.of(all, query("print=yes"), EN).rows()).hasSize(120);
        assertThat(html(all, "status=confirmed&page=2", EN))
                .contains("Page 2 of 2", "&amp;status=confirmed\"", "Registrations found");
    }

    /// Addresses are kept by the browser and by whoever passes the request on.
    @Test
    void whatIsSearchedForIsInNoAddress() {
        for (var query : List.of("q=person&page=2", "q=person&print=yes")) {
            var html = html(many(120), query, EN);
            assertThat(html).doesNotContainPattern("(href|action)=\"[^\"]*person");
            assertThat(html)
                    .contains("<form id=\"form\" method=\"post\"", "name=\"q\" value=\"person\"")
                    .contains("<button form=\"form\" name=\"show\" value=\"ar\"")
                    .doesNotContain("method=\"get\"");
        }
        assertThat(html(many(120), "q=person&page=2", EN))
                .contains("Page 2 of 3", "name=\"page\" value=\"3\"", "name=\"print\" value=\"yes\"");
        assertThat(PeopleQuery.of(Visits.get("/", "q=person", EN, NOW)).isSearch())
                .isFalse();
    }

    @Test
    void aPageOfFiftyIsSmallEnoughInEveryLanguage() {
        for (var language : Language.all()) {
            var html = html(many(120), "page=2", language);
            assertThat(Response.page(200, html).weight()).as(language.tag()).isLessThan(14 * 1024);
        }
    }

    @Test
    void whatPeopleTypedIsIsolatedAndTheirCityIsLeftOut() {
        var html = html(List.of(row("a@x.org", HOSTILE, HOSTILE, Status.CONFIRMED, false)), "", AR);
        assertThat(html)
                .contains("<bdi>&lt;b&gt;\u202Eevil&lt;/b&gt;</bdi>")
                .doesNotContain("<b>\u202E", "Manila", "مانيلا");
    }

    @Test
    void whoIsBeingRemovedHasNoButtonAnyMore() {
        var html = html(List.of(row("a@x.org", "Ada", "", Status.CONFIRMED, true)), "", EN);
        assertThat(html).contains("Is being removed").doesNotContain("value=\"remove\"");
    }

    @Test
    void paperHasNoAddressesButOfWhomHasNoName() {
        var html = html(List.of(row("ada@x.org", "Ada"), row("nameless@x.org", null)), "print=yes", EN);
        assertThat(html).contains("Ada", "nameless@x.org").doesNotContain("ada@x.org", "value=\"remove\"");
    }

    @Test
    void withoutTheTickTheRowSaysSo() {
        var row = row("a@x.org", "Ada");
        var errors = new LinkedHashMap<>(Map.of("sure-" + row.id(), "Please tick the box first."));
        var html = html(List.of(row), "", EN, new FormInput(Map.of(), errors));
        assertThat(html)
                .contains("role=\"alert\"", "href=\"#sure-" + row.id() + "\"", "id=\"sure-" + row.id() + "\"")
                .contains("<details class=\"fold noprint\" open>");
    }

    @Test
    void nobodyIsSaid() {
        assertThat(html(List.of(), "", EN)).contains("Nobody has a seat");
        assertThat(html(List.of(row("a@x.org", "Ada")), "q=bo", EN)).contains("Nobody on the list matches");
    }

    private static String html(List<ExportRow> all, String query, Language language) {
        return html(all, query, language, FormInput.EMPTY);
    }

    private static String html(List<ExportRow> all, String query, Language language, FormInput input) {
        var published = Samples.published(Samples.undated(), 1, 1, NOW, "{}", NOW);
        var visit = visit(query, language);
        var asked = PeopleQuery.of(visit);
        var view = new PeopleText(visit, published, asked)
                .view(
                        PeopleList.of(all, asked, language),
                        all.isEmpty(),
                        List.of(new FilePart(1, Optional.empty(), Optional.empty())),
                        input);
        return Templates.render(asked.isToPrint() ? "people/print" : "people/list", view);
    }

    private static PeopleQuery query(String text) {
        return PeopleQuery.of(visit(text, EN));
    }

    /// By the form if something is searched for.
    private static DeskVisit visit(String query, Language language) {
        var path = "/desk/events/an-event/people";
        if (!query.contains("q=")) {
            return Visits.get(path, query, language, NOW);
        }
        var fields = new LinkedHashMap<String, List<String>>();
        for (var field : query.split("&")) {
            var pair = field.split("=", 2);
            fields.put(pair[0], List.of(URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        }
        return Visits.post(path, "", fields, language, NOW);
    }

    private static List<ExportRow> many(int count) {
        var all = new ArrayList<ExportRow>();
        for (var n = 0; n < count; n++) {
            all.add(row(
                    "somebody." + Integer.toHexString(n * 7919) + "@example" + n % 9 + ".org",
                    "Person " + Integer.toString(n * 104729, 36),
                    "Organization " + n % 7,
                    n % 5 == 0 ? Status.WAITING : Status.CONFIRMED,
                    false));
        }
        return all;
    }

    private static ExportRow row(String address, String name) {
        return row(address, name, "", Status.CONFIRMED, false);
    }

    private static ExportRow row(String address, String name, String organization, Status status, boolean removing) {
        var answers = new Answers(
                Optional.ofNullable(name),
                Optional.of(organization).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.of("es"),
                List.of(Access.CAPTIONS),
                Optional.empty(),
                Optional.of(ZoneId.of("Asia/Manila")),
                2);
        var id = "%032x"
                .formatted(new java.math.BigInteger(1, openseat.SaltedHash.of(new byte[16], address)))
                .substring(0, 32);
        return new ExportRow(id, status, address, new Submission(answers, "en", 1, NOW), Optional.empty(), removing);
    }
}
