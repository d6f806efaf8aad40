package openseat.site;

import static openseat.event.Samples.NOW;
import static openseat.event.Samples.ORIGIN;
import static openseat.event.Samples.dated;
import static openseat.event.Samples.undated;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import openseat.document.EventDocument;
import openseat.event.Event;
import openseat.http.Json;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.FormInput;
import openseat.seats.SeatsLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFactsTest {

    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
    private static final String DATE = "\"start\":\"2026-12-18T13:15\",\"end\":\"2026-12-18T14:15\",\"zone\":\"UTC\"";

    /// Members that the anchors of a page depend on.
    private static final List<String> MEMBERS = List.of(
            "\"text\":[{\"en\":\"A text.\"}]",
            "\"place\":{\"mode\":\"online\"}",
            "\"interpretation\":[\"ar\"]",
            "\"access\":[\"sign\"]",
            "\"audience\":{\"en\":\"Everybody\"}",
            "\"objectives\":[3]",
            "\"capacity\":40",
            "\"organizers\":[{\"en\":\"A team\"}]");

    static List<Language> languages() {
        return Language.all();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Arabic, Spanish', Captions",
        "ar, 'العربية، الإسبانية', شرح نصي مباشر",
        "es, 'árabe, español', Subtítulos",
        "fr, 'arabe, espagnol', Sous-titres",
        "ru, 'арабский, испанский', Субтитры",
        "zh, 阿拉伯语、西班牙语, 字幕"
    })
    void interpretationAndAccessAreInTheLanguageOfThePage(String tag, String names, String captions) {
        var language = Language.of(tag).orElseThrow();
        var words = Words.in(language);
        assertThat(page(dated(), language))
                .contains(
                        "<div id=\"offered\"><dt>" + words.get("event.interpretation") + "</dt><dd><bdi>" + names
                                + "</bdi>",
                        "<dt>" + words.get("event.access") + "</dt><dd><bdi>" + captions + "</bdi>");
    }

    @Test
    void everyMeasureIsNamedAndALanguageWithoutANameIsShownByItsTag() {
        var event = event("to-be-confirmed\"", List.of("""
                "interpretation":["zh-Hans","pt-BR","qqq"],"access":["documents","step-free","sign","captions"]"""));
        assertThat(page(event, Language.DEFAULT))
                .contains("<bdi>Chinese (Simplified), Portuguese (Brazil), qqq</bdi>")
                .containsSubsequence("Captions</bdi>", "Sign language", "Step-free access", "Documents for a screen");
    }

    @Test
    void whatIsNotStatedIsNotShown() {
        assertThat(page(undated(), Language.DEFAULT)).doesNotContain("Interpretation into", "<dt>Access");
    }

    @ParameterizedTest
    @ValueSource(strings = {"to-be-confirmed\"", "confirmed\"," + DATE, "cancelled\"," + DATE})
    void everyAnchorIsOnEveryPageOnce(String schedule) {
        for (var choice = 0; choice < 1 << MEMBERS.size(); choice++) {
            var stated = new ArrayList<String>();
            for (var i = 0; i < MEMBERS.size(); i++) {
                if ((choice & 1 << i) != 0) {
                    stated.add(MEMBERS.get(i));
                }
            }
            var ids = ID.matcher(page(event(schedule, stated), Language.DEFAULT))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(ids).as(stated.toString()).doesNotHaveDuplicates();
            assertThat(ids)
                    .as(stated.toString())
                    .contains("when", "where", "offered", "about", "seats", "who")
                    .containsAll(List.of(EventAnchor.values()).stream()
                            .map(anchor -> anchor.id)
                            .toList());
        }
    }

    @Test
    void anAnchorIsAtTheFirstFactOfItsKind() {
        var html = page(event("to-be-confirmed\"", MEMBERS), Language.DEFAULT);
        assertThat(html)
                .contains(
                        "<div class=\"when\" id=\"when\">",
                        "<div id=\"where\"><dt>Where<",
                        "<div id=\"offered\"><dt>Interpretation into<",
                        "<div id=\"about\"><dt>For whom<",
                        "<div id=\"seats\"><dt>Seats<",
                        "<h2 id=\"who\">Organized by<")
                .doesNotContain("<span id=");
        assertThat(page(event("to-be-confirmed\"", List.of()), Language.DEFAULT))
                .contains("<span id=\"where\"></span>\n<span id=\"offered\"></span>\n<span id=\"about\"></span>");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void thePageWithAllThatCanBeOfferedFits(Language language) {
        var tags = List.of(
                "ar", "zh", "en", "fr", "ru", "es", "pt-BR", "sw", "hi", "bn", "ur", "am", "ti", "tl", "vi", "th", "ne",
                "si", "fa", "uk");
        var members = new ArrayList<>(MEMBERS);
        members.set(
                2,
                tags.stream()
                        .map(tag -> '"' + tag + '"')
                        .collect(Collectors.joining(",", "\"interpretation\":[", "]")));
        members.set(3, "\"access\":[\"captions\",\"sign\",\"step-free\",\"documents\"]");
        var html = page(event("confirmed\"," + DATE, members), language);
        assertThat(Response.page(200, html).weight()).isLessThanOrEqualTo(14 * 1024);
    }

    private static Event event(String schedule, List<String> members) {
        var json = "{\"id\":\"e\",\"title\":{\"en\":\"E\"},\"schedule\":{\"state\":\"" + schedule + "}"
                + members.stream().map(member -> "," + member).collect(Collectors.joining()) + "}";
        return ((EventDocument.Valid) EventDocument.read(Json.readOwn(json))).event();
    }

    private static String page(Event event, Language language) {
        var left = event.seating().capacity().isEmpty() ? SeatsLeft.UNLIMITED : SeatsLeft.FEW;
        return EventPages.event(event, left, language, Optional.empty(), NOW, ORIGIN, FormInput.EMPTY);
    }
}
