package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import openseat.i18n.Language;
import openseat.local.testkit.Browser;
import openseat.local.testkit.SampleDigest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A full digest in a browser, on a phone and beside other windows, from left to right and from right to left.
class DigestBrowserTest {

    private static Browser browser;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.openOrSkip();
    }

    @AfterAll
    static void closeBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 360", "en, 620", "ar, 360", "ar, 620"})
    void aDigestIsReadableInLightAndDark(String tag, int width) throws IOException {
        var language = Language.of(tag).orElseThrow();
        browser.setWidth(width);
        browser.assertMailReadable(language, "digest-" + width, SampleDigest.html(language));
    }

    @Test
    void barsAreAsLongAsTheirNumbersAndBeginAtOneLine() throws IOException {
        browser.setWidth(620);
        for (var tag : new String[] {"en", "ar"}) {
            browser.show(SampleDigest.html(Language.of(tag).orElseThrow()));
            assertThat(browser.run("""
                    const bars = [...document.querySelectorAll('table.m')].map(bar => bar.getBoundingClientRect());
                    const edge = document.dir === 'rtl' ? 'right' : 'left';
                    return bars.length > 5 && bars.every(bar => Math.abs(bar[edge] - bars[0][edge]) < 1
                        && bar.height > 10) && Math.abs(bars[0].width / bars[1].width - 1.5) < 0.1;
                    """)).isEqualTo(true);
        }
    }

    /// `-Dopenseat.pictures=<folder>` also writes the README's picture there.
    @Test
    void theReadmeShowsIt() throws IOException {
        var folder = System.getProperty("openseat.pictures", "");
        Assumptions.assumeFalse(folder.isEmpty(), "nobody asked for the picture");
        browser.setWidth(600);
        browser.show(SampleDigest.html(Language.DEFAULT));
        browser.screenshotInTwoColumns(Path.of(folder, "digest.png"));
    }
}
