package openseat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "By Migrants, For Migrants: Advocating for it|By Migrants, For Migrants|Advocating for it",
                "移民：为了移民|移民|为了移民",
                "移民： 为了移民|移民|为了移民",
                "A: b: c|A|b: c",
                "A:  b|A|b",
                "Doors open 12:30|Doors open 12:30|''",
                "https://example.org|https://example.org|''",
                "No colon|No colon|''",
                "Ends so:|Ends so:|''",
                "Ends so：|Ends so：|''",
                ": x|: x|''",
                ":|:|''",
            })
    void aTitleIsSplitAtItsColonAndNothingIsLost(String written, String tab, String rest) {
        var title = Title.of(new LanguageMap(new LinkedHashMap<>(Map.of("en", written))), Language.DEFAULT);
        assertThat(title.brief()).isEqualTo(tab);
        assertThat(title.subtitle()).isEqualTo(rest);
        assertThat(title.whole()).isEqualTo(written);
    }
}
