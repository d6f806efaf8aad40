package openseat.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void valuesOfEveryTypeAreRead() {
        assertThat(Json.readOwn("{\"a\":[1,\"b\",true,null,1.5]}"))
                .isEqualTo(Map.of("a", java.util.Arrays.asList(1, "b", true, null, 1.5)));
        assertThat(Json.read("null")).isEqualTo(new Json.Value(null));
        assertThat(Json.read(" \"x\" ")).isEqualTo(new Json.Value("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "[1,]",
                "{\"a\":1}{",
                "{} {}",
                "{}}",
                "1 2",
                "NaN",
                "01",
                "tru",
                "\"\t\"",
                "\"\\x\"",
                "// x\n{}",
                "{\"a\":1,\"a\":2}",
                "\uFEFF{}",
                "123456789012345678901",
            })
    void whatIsNotStrictJsonIsRefused(String text) {
        assertThat(Json.read(text)).isInstanceOf(Json.Malformed.class);
    }

    @Test
    void nestingEndsAt32() {
        assertThat(Json.read("[".repeat(32) + "]".repeat(32))).isInstanceOf(Json.Value.class);
        assertThat(Json.read("[".repeat(33) + "]".repeat(33))).isInstanceOf(Json.Malformed.class);
        assertThat(Json.read("[".repeat(60_000))).isInstanceOf(Json.Malformed.class);
    }

    @Test
    void aFaultSaysTheLineAndColumnFromOne() {
        assertThat(Json.read("{\n  \"a\": x}")).isInstanceOfSatisfying(Json.Malformed.class, at -> {
            assertThat(at.line()).isEqualTo(2);
            assertThat(at.column()).isBetween(8L, 9L);
        });
    }

    @Test
    void whatIsWrittenIsCompactAndKeepsItsOrder() {
        var map = new LinkedHashMap<String, Object>();
        map.put("z", List.of(1, "é"));
        map.put("a", null);
        assertThat(Json.write(map)).isEqualTo("{\"z\":[1,\"é\"]}");
        assertThat(Json.write(java.util.Arrays.asList(1.5, true, null))).isEqualTo("[1.5,true,null]");
    }

    @Test
    void anObjectThatIsNoJsonIsNotWritten() {
        assertThatThrownBy(() -> Json.write(List.of(Thread.State.NEW))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInvocationThatIsNoJsonIsAFault() {
        for (var text : List.of("", "{", "]")) {
            var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> Json.readInvocation(in)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void aBrokenDocumentOfOurOwnIsAFault() {
        assertThatThrownBy(() -> Json.readOwn("{")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatHasAnotherTypeIsEmpty() {
        assertThat(Json.object(List.of())).isEmpty();
        assertThat(Json.list("x")).isEmpty();
        assertThat(Json.string(7)).isEmpty();
        assertThat(Json.string(null)).isEmpty();
    }
}
