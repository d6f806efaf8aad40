package openseat.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import openseat.i18n.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What pages about an error link to.
class ErrorPagesTest {

    private static final Language ENGLISH = Language.DEFAULT;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "//evil.example/events",
                "/\\evil.example",
                "/events//evil.example/..",
                "/events/\"><",
                "javascript:x",
                ""
            })
    void errorPagesLinkOnlyToPathsOfThisSite(String path) {
        for (var html : List.of(
                ErrorPages.busy(ENGLISH, path, FormInput.EMPTY),
                ErrorPages.elsewhere(ENGLISH, path, FormInput.EMPTY),
                ErrorPages.unreadable(ENGLISH, path, 400),
                ErrorPages.notAllowed(ENGLISH, path))) {
            assertThat(html)
                    .contains("<a class=\"button\" href=\"/events?lang=en\">", "<a href=\"/events?lang=ar\"")
                    .doesNotContain("evil", "javascript:");
        }
        assertThat(ErrorPages.busy(ENGLISH, "/events/a-b_c/registrations/K", FormInput.EMPTY))
                .contains("href=\"/events/a-b_c/registrations/K?lang=ar\"");
    }
}
