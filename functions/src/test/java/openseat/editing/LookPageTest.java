package openseat.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import openseat.i18n.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookPageTest {

    @ParameterizedTest
    @CsvSource({"'fr en', en fr", "'sw zh-Hant', zh", "sw, en"})
    void onlyLanguagesThatTheEventIsWrittenInAreOffered(String written, String offered) {
        assertThat(LookPage.languages(List.of(written.split(" ")), Language.DEFAULT))
                .extracting(Language::tag)
                .containsExactly(offered.split(" "));
    }
}
