package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import openseat.text.Language;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A browser on a small telephone.
final class Browser implements AutoCloseable {

    private static final int WIDTH = 360;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SCREENS = Path.of("target", "screens");
    private static final Logger QUIET = Logger.getLogger("org.openqa.selenium");

    /// What a page must satisfy, in axe's own words.
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String RUN_AXE = """
            const [rules, done] = arguments;
            axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']}).then(
                found => done(found.violations.flatMap(rule => rule.nodes.map(
                    node => rule.id + ': ' + node.html.slice(0, 200) + ' ' + node.failureSummary))),
                error => done(['axe failed: ' + error]));
            """;

    private final Path profile;
    private final String axe;
    private final ChromeDriver driver;

    private Browser(String chromium, String chromedriver) throws IOException {
        // It would warn that it knows no typed commands for this version; none are used.
        QUIET.setLevel(Level.SEVERE);
        try (var file = Browser.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        profile = Files.createTempDirectory("openseat-browser");
        var options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--user-data-dir=" + profile);
        driver = new ChromeDriver(new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(chromedriver)).usingAnyFreePort().withSilent(true).build(), options);
        driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
        devtools("Emulation.setDeviceMetricsOverride", Map.of("width", WIDTH, "height", 740, "deviceScaleFactor", 1, "mobile", true));
    }

    /// The browser of this machine; empty where there is none, or no driver for it.
    static Optional<Browser> open() {
        return onPath("chromium").flatMap(chromium -> onPath("chromedriver").map(chromedriver -> {
            try {
                return new Browser(chromium, chromedriver);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private static Optional<String> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program)).filter(Files::isExecutable).map(Path::toString).findFirst();
    }

    // What a person does.

    void visit(String address) {
        driver.get(address);
    }

    void type(String id, String text) {
        var field = one("#" + id);
        field.clear();
        field.sendKeys(text);
    }

    void tick(String id) {
        one("#" + id).click();
    }

    void send() {
        follow("#form .send button");
    }

    /// Presses the button that does this on a page behind a private link.
    void press(String action) {
        follow(button(action));
    }

    /// Clicks what leads to another page, and waits until it is there.
    void follow(String selector) {
        var page = one("html");
        one(selector).click();
        // Between two pages the driver may fail in other ways than by calling the old one stale.
        new WebDriverWait(driver, PATIENCE).ignoring(WebDriverException.class).until(ExpectedConditions.stalenessOf(page));
    }

    // What a person sees.

    static String button(String action) {
        return "form:has(input[name=action][value=" + action + "]) .send button";
    }

    boolean has(String selector) {
        return !all(selector).isEmpty();
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    String address() {
        return driver.getCurrentUrl();
    }

    Object ask(String script) {
        return driver.executeScript(script);
    }

    /// A page that everybody can read: in its language, no wider than the screen, without barriers in light and in dark.
    void readable(Language language, String page) {
        inLanguage(language);
        picture(language.tag() + "-" + page);
        assertThat((long) ask("return document.documentElement.clientWidth")).as("width of " + page).isEqualTo(WIDTH);
        assertThat((long) ask("return document.documentElement.scrollWidth")).as("sideways scrolling on " + page).isLessThanOrEqualTo(WIDTH);
        for (var scheme : List.of("dark", "light")) {
            devtools("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            assertThat(barriers()).as("barriers on " + page + ", " + scheme).isEmpty();
        }
    }

    void inLanguage(Language language) {
        assertThat(one("html").getDomAttribute("lang")).isEqualTo(language.lang());
        assertThat(one("html").getDomAttribute("dir")).isEqualTo(language.direction());
    }

    private List<?> barriers() {
        driver.executeScript(axe);
        return (List<?>) driver.executeAsyncScript(RUN_AXE, RULES);
    }

    private void picture(String name) {
        var height = ask("return document.documentElement.scrollHeight");
        var image = devtools("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true,
                "clip", Map.of("x", 0, "y", 0, "width", WIDTH, "height", height, "scale", 1)));
        try {
            Files.createDirectories(SCREENS);
            Files.write(SCREENS.resolve(name + ".png"), Base64.getDecoder().decode((String) image.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What is set in the browser itself.

    void scripts(boolean allowed) {
        devtools("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    private Map<String, Object> devtools(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
