package openseat.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names in front of the sender's address.
class DisplayNameTest {

    private static final String ADDRESS = "events@example.org";
    private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?B\\?([A-Za-z0-9+/=]+)\\?=");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Openseat                  | "Openseat" <events@example.org>
            Dr. O'Neill & Team-8      | "Dr. O'Neill & Team-8" <events@example.org>
            ``                        | events@example.org
            """)
    void plainNameIsQuoted(String name, String header) {
        assertThat(DisplayName.before(name, ADDRESS)).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The \"A\" Team, Geneva",
                "a\\b <x@example.com>",
                "Équipe d’accueil",
                "فريق المهاجرين عبر أوبن سيت",
                "移民团队（经由 Openseat）",
                "Команда 🎉 через Openseat"
            })
    void otherNameIsEncodedInWordsOfWholeCharacters(String name) {
        var header = DisplayName.before(name, ADDRESS);
        assertThat(header).matches("[ -~]+ <events@example.org>").hasSizeLessThanOrEqualTo(320);
        assertThat(WORD.matcher(header).results()).allMatch(word -> word.group().length() <= 75);
        assertThat(decoded(header)).isEqualTo(name);
    }

    @Test
    void longNameIsCut() {
        var header = DisplayName.before("名".repeat(80), ADDRESS);
        assertThat(header).hasSizeLessThanOrEqualTo(320);
        assertThat(decoded(header)).isEqualTo("名".repeat(45));
    }

    @Test
    void lineBreakStaysInside() {
        assertThat(decoded(DisplayName.before("Team\r\nBcc: all@example.org", ADDRESS)))
                .isEqualTo("Team Bcc: all@example.org");
    }

    private static String decoded(String header) {
        return WORD.matcher(header)
                .results()
                .map(word -> new String(Base64.getDecoder().decode(word.group(1)), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }
}
