package openseat.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharactersTest {

    /// Removed from input, refused in a document, hidden in a name, invisible: these questions differ on purpose.
    @ParameterizedTest
    @CsvSource({
        "61,     a letter,                     false, false, false, false",
        "0A,     a line feed,                  true,  true,  true,  true",
        "2028,   a line separator,             true,  true,  true,  true",
        "A0,     a no-break space,             false, false, true,  true",
        "D800,   half of a character,          true,  true,  true,  false",
        "FFFE,   a noncharacter,               true,  true,  true,  false",
        "FDD0,   a noncharacter of Arabic,     true,  true,  true,  false",
        "E000,   a private-use character,      true,  false, true,  false",
        "0378,   an unassigned character,      true,  false, true,  false",
        "202E,   an override,                  true,  true,  true,  true",
        "2066,   an isolate,                   true,  true,  true,  true",
        "200E,   a direction mark,             false, false, true,  true",
        "200D,   a joiner,                     false, false, true,  true",
        "200B,   a zero width space,           true,  false, true,  true",
        "E0067,  a tag,                        false, false, true,  true",
        "FE0F,   a variation selector,         false, false, true,  false",
        "3164,   a filler,                     false, false, true,  false",
        "FFFD,   the replacement character,    false, false, true,  false",
    })
    void everyQuestionHasItsOwnAnswer(
            String hex, String what, boolean removed, boolean refused, boolean hidden, boolean invisible) {
        var point = Integer.parseInt(hex, 16);
        assertThat(Characters.isRemovedFromInput(point)).as("removed").isEqualTo(removed);
        assertThat(Characters.isRefusedInDocument(point)).as("refused").isEqualTo(refused);
        assertThat(Characters.isHiddenInName(point)).as("hidden").isEqualTo(hidden);
        assertThat(Characters.isInvisible(point)).as("invisible").isEqualTo(invisible);
    }

    @Test
    void everyLineBreakIsAlsoRemovedAndRefused() {
        var breaks = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Characters::isLineBreak)
                .boxed()
                .toList();
        assertThat(breaks).containsExactly(0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029);
        assertThat(breaks).allMatch(Characters::isControlOrLineBreak).allMatch(Characters::isRemovedFromInput);
    }
}
