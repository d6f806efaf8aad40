package openseat.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    private static final String LABEL = "a".repeat(63);

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "example.org.", "localhost", "127.0.0.1", "[::1]", "xn--bcher-kva.example"})
    void ordinaryNamesArePossible(String host) {
        assertThat(HostName.isPossible(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..example", ".example"})
    void aLabelIsNeverEmpty(String host) {
        assertThat(HostName.isPossible(host)).isFalse();
    }

    @Test
    void aLabelHasAtMost63Octets() {
        assertThat(HostName.isPossible(LABEL + ".example")).isTrue();
        assertThat(HostName.isPossible(LABEL + "a.example")).isFalse();
        assertThat(HostName.isPossible("events." + LABEL + "a")).isFalse();
    }

    @Test
    void aNameHasAtMost253Octets() {
        var three = (LABEL + ".").repeat(3);
        assertThat(HostName.isPossible(three + "a".repeat(61))).isTrue();
        assertThat(HostName.isPossible(three + "a".repeat(61) + ".")).isTrue();
        assertThat(HostName.isPossible(three + "a".repeat(62))).isFalse();
    }
}
