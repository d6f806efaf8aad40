package openseat.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import openseat.form.Answers;

/// Writes registrations as CSV for spreadsheets (RFC 4180). It begins with a BOM, by which Excel recognizes UTF-8.
///
/// The time zone is left out: people gave it only to see local times, and it could reveal where they live.
public final class RegistrationsCsv {

    public static final String TYPE = "text/csv; charset=utf-8; header=present";

    private static final String BOM = "\uFEFF";

    private record Column(String name, Function<ExportRow, String> cell) {}

    /// Named like the fields of the form.
    private static final List<Column> COLUMNS = List.of(
            new Column("status", row -> row.status().word),
            answer("name", answers -> answers.name().orElse("")),
            answer("organization", answers -> answers.organization().orElse("")),
            answer(
                    "participantType",
                    answers -> answers.participantType().map(type -> type.word).orElse("")),
            answer("interpretation", answers -> answers.interpretation().orElse("")),
            answer(
                    "access",
                    answers ->
                            answers.access().stream().map(access -> access.word).collect(Collectors.joining(" "))),
            answer("accessNote", answers -> answers.accessNote().orElse("")),
            answer("places", answers -> Integer.toString(answers.places())),
            new Column("email", ExportRow::address),
            new Column("lang", row -> row.accepted().language()),
            new Column("consent", row -> row.accepted().at().toString()),
            new Column("joined", row -> row.joined().map(Object::toString).orElse("")));

    /// Where a spreadsheet could start a formula (https://owasp.org/www-community/attacks/CSV_Injection): at the
    /// start of a cell. If it takes semicolons or tabs as separators, our quotes are inside a cell and hold no text
    /// together: a cell may start after any separator and line break, and with a quote that is part of the text.
    private static final Pattern FORMULA_START =
            Pattern.compile("(?<=^|[\\v,;\\t])(?=[\\h\\p{Z}\\p{Cf}\"]*[=+\\-@＝＋－＠\\t\\r])");

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer = CsvWriter.builder().bufferSize(0).build(text);

    private RegistrationsCsv() {}

    /// A page of the list.
    ///
    /// @param isFirst whether it begins with a header; a later page is to be appended to the ones before
    static String of(List<ExportRow> rows, boolean isFirst) {
        var csv = new RegistrationsCsv();
        if (isFirst) {
            csv.text.write(BOM);
            csv.writer.writeRecord(COLUMNS.stream().map(Column::name).toList());
        }
        rows.forEach(csv::add);
        return csv.text.toString();
    }

    private void add(ExportRow row) {
        writer.writeRecord(COLUMNS.stream()
                .map(column -> escapeFormulas(column.cell().apply(row)))
                .toList());
    }

    /// Puts an apostrophe before anything that could start a formula, even an @name. A visible apostrophe is better
    /// than a formula that runs.
    static String escapeFormulas(String cell) {
        return FORMULA_START.matcher(cell).replaceAll("'");
    }

    private static Column answer(String name, Function<Answers, String> cell) {
        return new Column(name, row -> cell.apply(row.accepted().answers()));
    }
}
