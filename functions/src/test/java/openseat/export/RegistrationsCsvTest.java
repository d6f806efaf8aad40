package openseat.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.event.Access;
import openseat.form.Answers;
import openseat.http.Json;
import openseat.registration.Status;
import openseat.registration.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The exported file as a spreadsheet reads it.
class RegistrationsCsvTest {

    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void everyRegistrationIsOneRowWithTheFormsNames() {
        var row = new ExportRow(
                "0a",
                Status.WAITING,
                "noor@example.net",
                submission("Noor", "Team, of \"two\"", "near the door\nplease"),
                Optional.of(AT.plusSeconds(60)),
                false);
        assertThat(RegistrationsCsv.of(List.of(row), true)).isEqualTo("""
                \uFEFFstatus,name,organization,participantType,interpretation,access,accessNote,places,email,lang,consent,joined\r
                waiting,Noor,"Team, of ""two\""",migrant,ar,captions sign,"near the door
                please",2,noor@example.net,en,2026-11-24T12:00:00Z,2026-11-24T12:01:00Z\r
                """);
    }

    @Test
    void theTimeZoneIsLeftOut() {
        assertThat(RegistrationsCsv.of(List.of(row(submission("Noor", "", ""))), true))
                .doesNotContain("Asia/Manila", "zone");
    }

    @Test
    void whatWasNotAnsweredIsAnEmptyCell() {
        assertThat(RegistrationsCsv.of(List.of(row(new Submission(Answers.NONE, "fr", 1, AT))), false))
                .isEqualTo("confirmed,,,,,,,1,noor@example.net,fr,2026-11-24T12:00:00Z,\r\n");
    }

    @Test
    void pagesTogetherAreOneFile() {
        var first = RegistrationsCsv.of(List.of(row(submission("Ada", "", ""))), true);
        var second = RegistrationsCsv.of(List.of(row(submission("Bea", "", ""))), false);
        assertThat(read(first + second)).extracting(row -> row.getField("name")).containsExactly("Ada", "Bea");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "أمينة بنت عليّ",
                "王小明",
                "Ñandú 🌍",
                "നന്ദിനി",
                "O’Brien-Ñ",
                "a=b",
                "Team A+B",
                "me@home",
                "x; y",
                "12"
            })
    void everyScriptIsReadAsItWasWritten(String name) {
        assertThat(name(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+41",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(1)",
                " =1",
                "\u200E=1"
            })
    void whatLooksLikeAFormulaIsText(String name) {
        assertThat(name(name))
                .isEqualTo("'"
                        + (name.startsWith("\t") || name.startsWith("\r")
                                ? name.charAt(0) + "'" + name.substring(1)
                                : name));
    }

    @Test
    void thePageOfTheLongestRowsIsSmallerThanLambdasAnswer() {
        for (var longest : List.of("\"", "🌍", ";=", ",=", "\n=")) {
            var rows = new ArrayList<ExportRow>();
            for (var n = 0; n < ExportReader.PAGE_SIZE; n++) {
                var letters = longest.codePointCount(0, longest.length());
                var text = submission(
                        longest.repeat(80 / letters), longest.repeat(120 / letters), longest.repeat(200 / letters));
                rows.add(new ExportRow(
                        "0a", Status.CONFIRMED, "a".repeat(242) + "@example.org", text, Optional.of(AT), false));
            }
            var answer =
                    Json.write(Map.of("csv", RegistrationsCsv.of(rows, true))).getBytes(StandardCharsets.UTF_8);
            assertThat(answer).hasSizeBetween(1_000_000, 4_300_000);
        }
    }

    private static String name(String name) {
        var csv = RegistrationsCsv.of(List.of(row(submission(name, "", ""))), true);
        return read(csv).getFirst().getField("name");
    }

    private static List<NamedCsvRecord> read(String text) {
        return CsvReader.builder()
                .detectBomHeader(true)
                .ofNamedCsvRecord(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .stream()
                .toList();
    }

    private static ExportRow row(Submission submission) {
        return new ExportRow("0a", Status.CONFIRMED, "noor@example.net", submission, Optional.empty(), false);
    }

    private static Submission submission(String name, String organization, String note) {
        var answers = new Answers(
                Optional.of(name),
                Optional.of(organization),
                Optional.of(Answers.ParticipantType.MIGRANT),
                Optional.of("ar"),
                List.of(Access.CAPTIONS, Access.SIGN),
                Optional.of(note),
                Optional.of(ZoneId.of("Asia/Manila")),
                2);
        return new Submission(answers, "en", 1, AT);
    }
}
