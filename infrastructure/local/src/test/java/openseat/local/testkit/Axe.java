package openseat.local.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.JavascriptExecutor;

/// axe-core, which finds accessibility violations on a page
/// (https://github.com/dequelabs/axe-core/blob/develop/doc/API.md).
public final class Axe {

    /// What is checked. A mail has no landmarks, because the mail program around it is the page.
    public enum Kind {
        PAGE(Map.of()),
        MAIL(Map.of("region", Map.of("enabled", false), "landmark-one-main", Map.of("enabled", false)));

        private final Map<String, Object> rules;

        Kind(Map<String, Object> rules) {
            this.rules = rules;
        }
    }

    /// The rules that a page must satisfy, by axe's tags.
    private static final Map<String, Object> ALL = Map.of(
            "type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));

    private static final Map<String, Object> CONTRAST = Map.of("type", "rule", "values", List.of("color-contrast"));

    private static final String RUN = """
            const [only, rules, done] = arguments;
            axe.run(document, {runOnly: only, rules, resultTypes: ['violations']}).then(
                found => done(found.violations.flatMap(rule => rule.nodes.map(
                    node => rule.id + ': ' + node.html.slice(0, 200) + ' ' + node.failureSummary))),
                error => done(['axe failed: ' + error]));
            """;

    private final JavascriptExecutor browser;
    private final String source;

    public Axe(JavascriptExecutor browser) throws IOException {
        this.browser = browser;
        try (var file = Axe.class.getResourceAsStream("/axe.min.js")) {
            source = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public List<?> violations(Kind kind) {
        return run(ALL, kind.rules);
    }

    /// Violations of contrast; all other rules are independent of colours.
    public List<?> contrastViolations() {
        return run(CONTRAST, Map.of());
    }

    private List<?> run(Map<String, Object> only, Map<String, Object> rules) {
        if (!(boolean) browser.executeScript("return typeof axe === 'object'")) {
            browser.executeScript(source);
        }
        return (List<?>) browser.executeAsyncScript(RUN, only, rules);
    }
}
