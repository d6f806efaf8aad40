package openseat.local.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import openseat.local.http.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Event patterns match as in EventBridge's documentation.
class EventPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":["x"]}                        | {"a":"x"}        | true
            {"a":["x","y"]}                    | {"a":"y"}        | true
            {"a":["x"]}                        | {"a":"y"}        | false
            {"a":[1]}                          | {"a":1.0}        | true
            {"a":[null]}                       | {"a":null}       | true
            {"a":[{"prefix":"x#"}]}            | {"a":"x#1"}      | true
            {"a":[{"suffix":".org"}]}          | {"a":"b.org"}    | true
            {"a":[{"exists":true}]}            | {"a":{"S":"x"}}  | false
            {"a":{"S":[{"exists":true}]}}      | {"a":{"S":"x"}}  | true
            {"a":{"S":[{"exists":false}]}}     | {}               | true
            {"a":[{"anything-but":["x"]}]}     | {"a":"y"}        | true
            {"a":[{"anything-but":"x"}]}       | {"a":"x"}        | false
            {"a":[{"equals-ignore-case":"X"}]} | {"a":"x"}        | true
            {"a":["x"],"b":["y"]}              | {"a":"x"}        | false
            """)
    void matchesAsInEventBridge(String pattern, String event, boolean fits) {
        assertThat(new EventPattern(pattern).matches(Json.object(event))).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[{\"unheard\":\"x\"}]}",
                "{\"a\":[{\"prefix\":7}]}",
                "{\"a\":\"x\"}",
                "{\"a\":[]}",
                "{\"a\":[{\"wildcard\":\"x*\"}]}"
            })
    void wrongFilterOfAStreamIsRejected(String pattern) {
        assertThatThrownBy(() -> EventPattern.ofStream(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
