package openseat.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;

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
import openseat.i18n.Language;
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

/// A browser on a small phone.
public final class Browser implements AutoCloseable {

    private static final int WIDTH = 360;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Path SCREENS = Path.of("target", "screens");
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final Path profile;
    private final Axe axe;
    private final ChromeDriver driver;

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
        devtools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", WIDTH, "height", 740, "deviceScaleFactor", 1, "mobile", true));
    }

    /// The browser of this machine; empty if there is none, or no driver for it.
    public static Optional<Browser> open() {
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
        leaveBy(() -> one("#" + id).sendKeys(Keys.ENTER));
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
        try {
            var file = Files.writeString(profile.resolve("mail.html"), html);
            visit(file.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertReadable(language, mail, Axe.Kind.MAIL);
    }

    private void assertReadable(Language language, String page, Axe.Kind kind) {
        assertLanguage(language);
        screenshot(language.tag() + "-" + page);
        assertThat((long) run("return document.documentElement.clientWidth"))
                .as("width of " + page)
                .isEqualTo(WIDTH);
        assertThat((long) run("return document.documentElement.scrollWidth"))
                .as("sideways scrolling on " + page)
                .isLessThanOrEqualTo(WIDTH);
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
        var height = run("return document.documentElement.scrollHeight");
        var image = devtools(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "png",
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", WIDTH, "height", height, "scale", 1)));
        try {
            Files.createDirectories(SCREENS);
            Files.write(SCREENS.resolve(name + ".png"), Base64.getDecoder().decode((String) image.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Settings of the browser.

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
