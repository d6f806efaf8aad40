package openseat.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import openseat.form.Answers;
import openseat.registration.Status;
import openseat.registration.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No cell of the exported file can start a formula, whichever separator its reader takes and whatever it thinks of
/// quotes.
class FormulaGuardTest {

    private static final Pattern FORMULA = Pattern.compile("(?s)([\\s\\p{Z}\\p{Cf}\"]*[=+\\-@＝＋－＠]|\"*[\\t\\r]).*");

    private static final List<String> SEPARATORS = List.of(",", ";", "\t");

    private static final String[] PIECES = {
        "x", " ", "'", "\"", "\"", ",", ";", ";", "\t", "\n", "\r", "\r\n", "\u000b", "\f", "\u0085", "\u2028",
        "\u00a0", "\u3000", "\u200e", "\ufeff", "=", "+", "-", "@", "＝", "＋", "－", "＠"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "\"=1+1\"",
                "x;=cmd|'/C calc'!A0",
                "x;\"=cmd|'/C calc'!A0;y",
                "x; @SUM(1)",
                "x, -1",
                "x\t=1",
                "x\n=1+1",
                "x\r\n\"=1+1;y",
                "x\u000b=1",
                "x\f=1",
                "x\u0085=1",
                "x\u2028\"\"=1",
                "x;\u200e\"\u00a0=1",
                "\";=1",
                "x;\"\"\"＋1",
                "x;\t1"
            })
    void noCellStartsAFormula(String text) {
        assertThat(cells(text))
                .filteredOn(cell -> FORMULA.matcher(cell).matches())
                .as(text)
                .isEmpty();
    }

    @Test
    void noMixtureOfQuotesAndSeparatorsStartsOne() {
        var random = new Random(10);
        for (var n = 0; n < 3_000; n++) {
            var text = new StringBuilder();
            for (var length = random.nextInt(1, 12); length > 0; length--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            noCellStartsAFormula(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Team A+B", "x; y", "a=b", "x, y", "\"The\" team", "me@home", "2-3"})
    void textThatCannotStartOneStaysAsItIs(String text) {
        assertThat(RegistrationsCsv.escapeFormulas(text)).isEqualTo(text);
    }

    /// All cells that some reader sees in a file of two rows with this text in three columns.
    @SuppressWarnings("removal")
    private static List<String> cells(String text) {
        var answers = new Answers(
                Optional.of(text),
                Optional.of(text),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(text),
                Optional.empty(),
                1);
        var submission = new Submission(answers, "en", 1, Instant.EPOCH);
        var row = new ExportRow("0a", Status.CONFIRMED, "noor@example.net", submission, Optional.empty(), false);
        var csv = RegistrationsCsv.of(List.of(row, row), false);
        var cells = new ArrayList<String>();
        for (var separator : SEPARATORS) {
            CsvReader.builder()
                    .fieldSeparator(separator)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowExtraCharsAfterClosingQuote(true)
                    .ofCsvRecord(csv)
                    .forEach(read -> cells.addAll(read.getFields()));
            // The simplest reader splits at each separator and knows no quotes.
            cells.addAll(Arrays.asList(csv.split("\\R|" + separator)));
        }
        return cells;
    }
}
