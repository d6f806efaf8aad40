package openseat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String LABEL = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    @ParameterizedTest
    @ValueSource(strings = {"https://events.example.org", "http://127.0.0.1:3000", "https://" + LABEL + ".example"})
    void anOriginIsASchemeAndAHost(String url) {
        assertThat(settings(url).origin("PUBLIC_URL")).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events.example.org",
                "ftp://events.example.org",
                "https://events.example.org/",
                "https:///x",
                "https://a b",
                "https://a" + LABEL + ".example"
            })
    void anythingElseIsRefusedAtTheStart(String url) {
        assertThatThrownBy(() -> settings(url).origin("PUBLIC_URL"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PUBLIC_URL must be a scheme and a host");
    }

    private static Settings settings(String url) {
        return new Settings(Map.of("PUBLIC_URL", url));
    }
}
