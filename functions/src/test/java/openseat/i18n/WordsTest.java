package openseat.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {

    private static Map<String, String> bundle(String tag) {
        var all = new TreeMap<>(Bundles.of(tag));
        all.putAll(Bundles.ofDesk(tag));
        return all;
    }

    private final Words words = Words.in(Language.DEFAULT);

    static List<String> tags() {
        return Bundles.tags();
    }

    @ParameterizedTest
    @MethodSource("tags")
    void everyLanguageSaysWhatEnglishSays(String tag) {
        assertThat(new TreeSet<>(bundle(tag).keySet()))
                .isEqualTo(new TreeSet<>(bundle("en").keySet()));
    }

    @ParameterizedTest
    @MethodSource("tags")
    void fileBeginsWithWhatIsReadAtTheStart(String tag) {
        var head = Bundles.head(tag, "language.");
        assertThat(head).containsKeys("language.lang", "language.name", "language.direction");
        assertThat(Bundles.of(tag)).containsAllEntriesOf(head);
    }

    @ParameterizedTest
    @MethodSource("tags")
    void everyLanguageFillsTheSameGaps(String tag) {
        bundle("en")
                .forEach((key, english) -> assertThat(
                                new HashSet<>(Phrase.of(bundle(tag).get(key)).gaps()))
                        .as(tag + " " + key)
                        .isEqualTo(new HashSet<>(Phrase.of(english).gaps())));
    }

    @ParameterizedTest
    @MethodSource("tags")
    void noPhraseIsEmptyOrHasMarkupOrStraightApostrophes(String tag) {
        assertThat(bundle(tag))
                .allSatisfy((key, text) ->
                        assertThat(text).as(tag + " " + key).isNotBlank().doesNotContain("'", "<", "&", "\uFFFD"));
    }

    @ParameterizedTest
    @MethodSource("tags")
    void aBraceIsOnlyEverPartOfAGap(String tag) {
        assertThat(bundle(tag))
                .allSatisfy((key, text) -> assertThat(
                                String.join("", Phrase.of(text).texts()))
                        .as(tag + " " + key)
                        .doesNotContain("{", "}"));
    }

    @Test
    void keysOfTheDeskAreInItsOwnFiles() {
        assertThat(Bundles.of("en").keySet()).noneMatch(key -> key.startsWith("desk."));
        assertThat(Bundles.ofDesk("en").keySet()).allMatch(key -> key.startsWith("desk."));
        assertThat(words.has("desk.kind")).isTrue();
        assertThat(words.has("desk.noSuchKey")).isFalse();
    }

    @Test
    void aLanguageWithoutAFileForTheDeskShowsItInTheDefaultLanguage() {
        assertThat(Bundles.ofDesk("sw")).isEqualTo(Bundles.ofDesk("en"));
    }

    @Test
    void aKeyThatIsNotThereIsAMistake() {
        assertThatThrownBy(() -> words.get("no.such.key")).hasMessageContaining("no.such.key");
    }

    @Test
    void aGapWithoutAValueIsAMistake() {
        assertThatThrownBy(() -> words.get("time.span", "from", "13:15")).hasMessageContaining("time.span");
    }

    @Test
    void aValueWithoutAGapIsAMistake() {
        assertThatThrownBy(() -> words.get("time.utcMeans", "zone", "UTC")).hasMessageContaining("time.utcMeans");
    }

    @Test
    void plainTextKeepsTheDirectionOfAValueToItself() {
        assertThat(words.isolated("time.span", "from", "\u202Eabc", "to", 2026))
                .isEqualTo("from \u2068\u202Eabc\u2069 to \u20682026\u2069");
    }

    @Test
    void noBlankFollowsAMarkThatBringsItsOwn() {
        assertThat(Words.blankAfter("Register.")).isEqualTo(" ");
        assertThat(List.of("报名。", "打开，", "我们保存什么：", ""))
                .allSatisfy(text -> assertThat(Words.blankAfter(text)).isEmpty());
    }

    @Test
    void htmlEscapesValuesAndLeavesHtmlAsItIs() {
        Content link = out -> out.writeContent("<a href=\"/\">x</a>");
        var html = new StringOutput();
        words.html("time.span", "from", "<b>&", "to", link).writeTo(new OwaspHtmlTemplateOutput(html));
        assertThat(html).hasToString("from <bdi>&lt;b&gt;&amp;</bdi> to <a href=\"/\">x</a>");
    }
}
