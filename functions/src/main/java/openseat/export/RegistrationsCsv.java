package openseat.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import openseat.form.Answers;

/// The list as a file for spreadsheets: CSV (RFC 4180) whose first piece begins with a BOM, by which Excel knows
/// UTF-8.
///
/// The zone is left out: it was asked for to show times by, and could tell where somebody lives.
final class RegistrationsCsv {

    static final String TYPE = "text/csv; charset=utf-8; header=present";

    private static final String BOM = "\uFEFF";

    private record Column(String name, Function<ExportRow, String> cell) {}

    /// Named like the form's fields.
    private static final List<Column> COLUMNS = List.of(
            new Column("standing", listed -> listed.standing().word),
            answer("name", answers -> answers.name().orElse("")),
            answer("organization", answers -> answers.organization().orElse("")),
            answer("participantType", answers -> answers.participantType().map(type -> type.word).orElse("")),
            answer("interpretation", answers -> answers.interpretation().orElse("")),
            answer("access", answers -> answers.access().stream().map(access -> access.word).collect(Collectors.joining(" "))),
            answer("accessNote", answers -> answers.accessNote().orElse("")),
            answer("places", answers -> Integer.toString(answers.places())),
            new Column("email", ExportRow::address),
            new Column("lang", listed -> listed.accepted().language()),
            new Column("consent", listed -> listed.accepted().at().toString()),
            new Column("joined", listed -> listed.joined().map(Object::toString).orElse("")));

    /// Where a spreadsheet would begin to calculate (https://owasp.org/www-community/attacks/CSV_Injection): at the
    /// start of a cell; and, where semicolons separate, after one and after a line break too, for there our quotes
    /// stand amid a cell.
    private static final Pattern FORMULA = Pattern.compile("(?<=^|[\\n\\r;\\t])(?=[\\t\\r]|[\\h\\p{Cf}]*[=+\\-@＝＋－＠])");

    private final StringWriter text = new StringWriter();
    private final CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
    private int rows;

    /// @param first whether it is the first piece; the others go on where it ends
    RegistrationsCsv(boolean first) {
        if (first) {
            text.write(BOM);
            csv.writeRecord(COLUMNS.stream().map(Column::name).toList());
        }
    }

    void add(ExportRow listed) {
        csv.writeRecord(COLUMNS.stream().map(column -> inert(column.cell().apply(listed))).toList());
        rows++;
    }

    int rows() {
        return rows;
    }

    String text() {
        return text.toString();
    }

    /// An apostrophe before what could be taken for a formula. It is seen, even on an @name: better seen than
    /// calculated.
    static String inert(String cell) {
        return FORMULA.matcher(cell).replaceAll("'");
    }

    private static Column answer(String name, Function<Answers, String> cell) {
        return new Column(name, listed -> cell.apply(listed.accepted().answers()));
    }
}
