package openseat.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import javax.imageio.ImageIO;
import openseat.i18n.Language;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A browser on a small phone, unless its width is set.
public final class Browser implements AutoCloseable {

    private static final String NO_BROWSER =
            "SKIPPED: the browser tests need chromium and chromedriver; .ci/run installs them";

    private static final int PHONE = 360;
    private static final Color PAPER = new Color(0xfaf6f0);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Path SCREENS = Path.of("target", "screens");
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final Path profile;
    private final Axe axe;
    private final ChromeDriver driver;
    private int width;

    private Browser(String chromium, String chromedriver) throws IOException {
        // Otherwise it warns that it has no typed commands for this version; none are used.
        SELENIUM.setLevel(Level.SEVERE);
        profile = Files.createTempDirectory("openseat-browser");
        var options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(chromedriver))
                        .usingAnyFreePort()
                        .withSilent(true)
                        .build(),
                options);
        axe = new Axe(driver);
        driver.manage().timeouts().scriptTimeout(TIMEOUT).pageLoadTimeout(TIMEOUT);
        setWidth(PHONE);
    }

    /// A browser; without one the test is skipped, and says so aloud.
    public static Browser openOrSkip() {
        var browser = open();
        if (browser.isEmpty()) {
            System.err.println("\n**** " + NO_BROWSER + " ****\n");
        }
        Assumptions.assumeTrue(browser.isPresent(), NO_BROWSER);
        return browser.get();
    }

    /// The browser of this machine; empty if there is none, or no driver for it.
    private static Optional<Browser> open() {
        return onPath("chromium")
                .flatMap(chromium -> onPath("chromedriver").map(chromedriver -> {
                    try {
                        return new Browser(chromium, chromedriver);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    private static Optional<String> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    // What a person does.

    public void visit(String address) {
        driver.get(address);
    }

    public void type(String id, String text) {
        var field = one("#" + id);
        field.clear();
        field.sendKeys(text);
    }

    public void tick(String id) {
        one("#" + id).click();
    }

    public void choose(String id, String value) {
        new Select(one("#" + id)).selectByValue(value);
    }

    /// Opens the `details` element around this field.
    public void unfold(String id) {
        one("details:has(#" + id + ") summary").click();
    }

    public void send() {
        follow("#form .send button");
    }

    /// Presses the button for this action on a page behind a private link.
    public void press(String action) {
        follow(button(action));
    }

    /// Clicks an element that leads to another page, and waits for that page.
    public void follow(String selector) {
        leaveBy(() -> one(selector).click());
    }

    /// Presses the Enter key in a field, and waits for the page that this leads to.
    public void enter(String id) {
        followByKey("#" + id);
    }

    /// As `follow`, by the keyboard: where a frame is still loading, the page moves, and a click may miss.
    public void followByKey(String selector) {
        leaveBy(() -> one(selector).sendKeys(Keys.ENTER));
    }

    private void leaveBy(Runnable act) {
        var page = one("html");
        act.run();
        // During navigation the driver may fail with other exceptions than StaleElementReference.
        new WebDriverWait(driver, TIMEOUT)
                .ignoring(WebDriverException.class)
                .until(ExpectedConditions.stalenessOf(page));
    }

    // What a person sees.

    public static String button(String action) {
        return "form:has(input[name=action][value=" + action + "]) .send button";
    }

    public boolean has(String selector) {
        return !all(selector).isEmpty();
    }

    public WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    public Object run(String script) {
        return driver.executeScript(script);
    }

    /// Checks that everybody can read the page: its language, no sideways scrolling, and axe's rules in light and
    /// dark.
    public void assertReadable(Language language, String page) {
        assertReadable(language, page, Axe.Kind.PAGE);
    }

    /// The same for a mail.
    public void assertMailReadable(Language language, String mail, String html) {
        show(html);
        assertReadable(language, mail, Axe.Kind.MAIL);
    }

    /// Opens this HTML.
    public void show(String html) {
        try {
            var file = Files.writeString(profile.resolve("mail.html"), html);
            visit(file.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertReadable(Language language, String page, Axe.Kind kind) {
        assertLanguage(language);
        screenshot(language.tag() + "-" + page);
        assertThat((long) run("return document.documentElement.clientWidth"))
                .as("width of " + page)
                .isEqualTo(width);
        assertThat((long) run("return document.documentElement.scrollWidth"))
                .as("sideways scrolling on " + page)
                .isLessThanOrEqualTo(width);
        colorScheme("dark");
        assertThat(axe.contrastViolations())
                .as("contrast in dark mode on " + page)
                .isEmpty();
        colorScheme("light");
        assertThat(axe.violations(kind)).as("accessibility of " + page).isEmpty();
    }

    private void colorScheme(String scheme) {
        devtools(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    public void assertLanguage(Language language) {
        assertThat(one("html").getDomAttribute("lang")).isEqualTo(language.lang());
        assertThat(one("html").getDomAttribute("dir")).isEqualTo(language.direction());
    }

    private void screenshot(String name) {
        try {
            Files.createDirectories(SCREENS);
            Files.write(SCREENS.resolve(name + ".png"), screenshot(0, height()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long height() {
        return (long) run("return document.documentElement.scrollHeight");
    }

    private byte[] screenshot(long top, long height) {
        var image = devtools(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "png",
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", top, "width", width, "height", height, "scale", 1)));
        return Base64.getDecoder().decode((String) image.get("data"));
    }

    /// Writes a picture of a long mail, whose second half is beside the first: it begins at a heading.
    public void screenshotInTwoColumns(Path file) throws IOException {
        var cut = (long) run("""
                const middle = document.documentElement.scrollHeight / 2;
                return Math.round([...document.querySelectorAll('h2')].map(h2 => h2.getBoundingClientRect().top - 16)
                    .reduce((one, other) => Math.abs(other - middle) < Math.abs(one - middle) ? other : one));
                """);
        var halves = List.of(screenshot(0, cut), screenshot(cut, height() - cut));
        var picture = new BufferedImage(2 * width, (int) Math.max(cut, height() - cut), BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setColor(PAPER);
        canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        for (var i = 0; i < halves.size(); i++) {
            canvas.drawImage(ImageIO.read(new ByteArrayInputStream(halves.get(i))), i * width, 0, null);
        }
        ImageIO.write(picture, "png", file.toFile());
    }

    // Settings of the browser.

    public void setWidth(int pixels) {
        width = pixels;
        devtools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 740, "deviceScaleFactor", 1, "mobile", true));
    }

    public void disableScripts() {
        devtools("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    public void enableScripts() {
        devtools("Emulation.setScriptExecutionDisabled", Map.of("value", false));
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
