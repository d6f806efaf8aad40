package openseat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What README.md and docs/deploying.md say about cost and speed is computed from the samples in results.json and from
/// counted calls; `-Dopenseat.computed=write` writes it anew.
class ComputedTextTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9-])[0-9]+(?:\\.([0-9]+))?(?![0-9-])");

    /// Zipped pages with random links differ by some bytes.
    private static final double TOLERANCE = 0.02;

    @Test
    void costIsWhatIsComputed() throws IOException {
        var costs = Money.Costs.compute(ROOT, Money.committed(ROOT));
        compare("README.md", "cost", costs.sentence());
        compare("docs/deploying.md", "cost", costs.table());
    }

    @Test
    void speedIsWhatWasMeasured() throws IOException {
        compare("README.md", "speed", Speed.table(Money.committed(ROOT)));
    }

    private static void compare(String name, String what, String computed) throws IOException {
        var file = ROOT.resolve(name);
        var text = Files.readString(file);
        var block = Pattern.compile(
                        "(<!-- Computed by infrastructure/bench: " + what
                                + ". -->\n)(.*?)(<!-- End of what is computed. -->)",
                        Pattern.DOTALL)
                .matcher(text);
        assertThat(block.find()).as("a computed block in " + name).isTrue();
        if (isSame(block.group(2), computed)) {
            return;
        }
        assertThat(System.getProperty("openseat.computed", ""))
                .as(name + " must say, by -Dopenseat.computed=write:\n" + computed)
                .isEqualTo("write");
        Files.writeString(file, text.substring(0, block.end(1)) + computed + text.substring(block.start(3)));
    }

    /// The same words, and numbers that differ by no more than the tolerance or one in the last digit.
    private static boolean isSame(String written, String computed) {
        var numbers = numbers(written);
        var wanted = numbers(computed);
        if (numbers.size() != wanted.size() || !words(written).equals(words(computed))) {
            return false;
        }
        for (var n = 0; n < numbers.size(); n++) {
            var number = Double.parseDouble(numbers.get(n).group());
            var digits =
                    wanted.get(n).group(1) == null ? 0 : wanted.get(n).group(1).length();
            var right = Double.parseDouble(wanted.get(n).group());
            if (Math.abs(number - right) > Math.max(TOLERANCE * right, 1.01 * Math.pow(10, -digits))) {
                return false;
            }
        }
        return true;
    }

    private static List<MatchResult> numbers(String text) {
        return NUMBER.matcher(text).results().toList();
    }

    private static String words(String text) {
        return NUMBER.matcher(text).replaceAll("0").replaceAll("\\s+", " ").strip();
    }
}
