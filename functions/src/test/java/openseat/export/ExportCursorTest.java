package openseat.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCursorTest {

    @ParameterizedTest
    @ValueSource(strings = {"1-0", "12-f", "999999999-0123456789abcdef0123456789abcdef"})
    void aCursorIsParsedAsItWasWritten(String text) {
        assertThat(ExportCursor.parse(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "-0",
                "0-0",
                "1-g",
                "1-F",
                "1-00",
                "1-0 ",
                "01-0",
                "1234567890-0",
                "1-0123456789abcdef0123456789abcde",
                "1-0\n"
            })
    void anythingElseIsNotACursor(String text) {
        assertThat(ExportCursor.parse(text)).isEmpty();
    }

    @Test
    void itNamesTheExportAndTheIdThatWasReadLast() {
        var id = "0123456789abcdef0123456789abcdef";
        assertThat(ExportCursor.parse("12-" + id)).contains(new ExportCursor(12, id));
        assertThat(ExportCursor.parse("7-f")).contains(new ExportCursor(7, "f"));
    }
}
