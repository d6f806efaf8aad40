package openseat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import openseat.i18n.Language;
import openseat.mail.Mail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole digests as text, in every language, compared with files. `-Dopenseat.golden=write` writes the files anew; read
/// the difference before you commit it.
class GoldenDigestTest {

    private static final Path FOLDER = Path.of("src/test/resources/openseat/digest");

    static Stream<Arguments> digests() {
        return Language.all().stream()
                .flatMap(language -> DigestExamples.all(language).entrySet().stream()
                        .map(entry -> Arguments.of(entry.getKey() + "-" + language.tag(), entry.getValue())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("digests")
    void aDigestReadsAsItDid(String name, Mail mail) throws IOException {
        var file = FOLDER.resolve(name + ".txt");
        var text = mail.subject() + "\n\n" + mail.text();
        if (System.getProperty("openseat.golden", "").equals("write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
