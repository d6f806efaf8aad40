package openseat.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void moreMarksThanAnyLanguageWritesAreNotPutInOrder() {
        var most = "a" + "\u0301".repeat(32) + "\u0316".repeat(32);
        assertThat(CleanText.line(most)).isEqualTo("\u00E1" + "\u0316".repeat(32) + "\u0301".repeat(31));
        assertThat(CleanText.line(most + "\u0316")).isEqualTo(most + "\u0316");
        assertThat(CleanText.line("Z\u0301" + "\u0336".repeat(40))).isEqualTo("\u0179" + "\u0336".repeat(40));
    }

    @Test
    void everyCharacterIsComposedAsUnicodeSays() {
        for (var point = 0; point <= Character.MAX_VALUE; point++) {
            var text = "a" + Character.toString(point);
            assertThat(CleanText.composed(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
    }

    @Test
    void aLongTextIsComposedAllTheSame() {
        assertThat(CleanText.lines("e\u0302\u0301".repeat(10_000))).isEqualTo("\u1EBF".repeat(10_000));
    }
}
