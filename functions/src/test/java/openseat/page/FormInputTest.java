package openseat.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormInputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "  Ada  <b> & \"Eve\" |  Ada  <b> & \"Eve\" ", "a\u202Eb\u2066c|abc",
                        "a\u0000b\u0007c\uFFFEd\uFEFFe\u200Bf|abcdef", "a\uD800b\uDC00c|abc",
                "e\u0301 ﷺ|\u00E9 ﷺ", "👩\u200D🌾 ශ්\u200Dරී نامه\u200Cای|👩\u200D🌾 ශ්\u200Dරී نامه\u200Cای",
                        "=1+1|=1+1", "one\ttwo|one two",
            })
    void inputIsShownWithoutCharactersThatBreakThePage(String typed, String shown) {
        assertThat(typed(typed)).isEqualTo(shown);
    }

    @Test
    void lineBreaksAreKept() {
        assertThat(typed("a\u0085b\u2028c\u2029d\u000Be\ff")).isEqualTo("a\nb\nc\nd\ne\nf");
        assertThat(typed(" one\r\n\r\ntwo\rthree\n ")).isEqualTo(" one\n\ntwo\nthree\n ");
    }

    @Test
    void manyCombiningMarksAreShownAsTyped() {
        var heap = "a" + "\u0301".repeat(15_000) + "\u0316".repeat(15_000);
        assertThat(typed(heap)).isEqualTo(heap);
    }

    private static String typed(String text) {
        return new FormInput(Map.of("accessNote", List.of(text)), new LinkedHashMap<>()).value("accessNote");
    }
}
