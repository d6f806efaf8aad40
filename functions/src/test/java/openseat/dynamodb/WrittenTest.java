package openseat.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What tests read writes with: `Written` and `ConditionEvaluator`.
class WrittenTest {

    private static final Key KEY = new Key("E#one", "AGENDA");

    @Test
    void anUpdateHasALineForEachClause() {
        var update = Update.of(KEY)
                .set("status", "5")
                .set("due", 5)
                .setIfAbsent("b", true)
                .add("room", -2)
                .add("a", 1)
                .remove("lease", "a")
                .when("#version = :seen AND #b <> :no", "seen", 3, "no", false);
        assertThat(Written.of(update))
                .isEqualTo(new Written(
                        KEY,
                        List.of(
                                "SET b = if_not_exists(b, true), due = 5, status = '5'",
                                "ADD a 1, room -2",
                                "REMOVE a, lease",
                                "IF #version = 3 AND #b <> false")));
    }

    @Test
    void anUpdateAloneReadsTheSame() {
        var update = Update.of(KEY)
                .set("x", List.of(Map.of("b", 1, "a", new byte[] {1, 127})))
                .when("#x = :x", "x", "y");
        assertThat(Written.of(update.request("T"))).isEqualTo(Written.of(update));
        assertThat(Written.of(update).lines()).containsExactly("SET x = [{a = x017f, b = 1}]", "IF #x = 'y'");
    }

    @Test
    void putsAndDeletesShowTheirConditions() {
        assertThat(Written.of(Put.of(KEY, Map.of("b", 2, "a", 1)).when("attribute_exists(#pk)"))
                        .lines())
                .containsExactly("PUT a = 1, b = 2", "IF attribute_exists(#pk)");
        assertThat(Written.of(Delete.of(KEY)).lines()).containsExactly("DELETE");
        assertThat(Written.of(Delete.of(KEY)).condition()).isEmpty();
    }

    @Test
    void clausesCanBeAskedForByName() {
        var written = Written.of(Update.of(KEY).add("room", -2).add("a", 1).when("#a < :b", "b", 4));
        assertThat(written.added()).isEqualTo(Map.of("room", -2L, "a", 1L));
        assertThat(written.condition()).isEqualTo("#a < 4");
        assertThat(written.clause("SET")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#one = 1|true",
                "#one = 2|false",
                "#one <> 1|false",
                "#one < 2|true",
                "#one < 1|false",
                "#one <= 1|true",
                "#one > 0|true",
                "#one > 1|false",
                "#one >= 1|true",
                "#one > -1|true",
                "#no = false|true",
                "#absent = 1|false",
                "#absent < 1|false",
                "#absent <> 1|true",
                "attribute_exists(#one)|true",
                "attribute_exists(#absent)|false",
                "attribute_not_exists(#absent) AND #one = 1|true",
                "#one = 1 OR #one = 2 AND #one = 3|true",
                "(#one = 1 OR #one = 2) AND #one = 3|false",
            })
    void conditionsAreEvaluatedAsDynamoDbDoes(String condition, boolean holds) {
        assertThat(ConditionEvaluator.holds(condition, Map.of("one", 1, "no", false)))
                .isEqualTo(holds);
    }

    @Test
    void aConditionThatIsNotUnderstoodIsRefused() {
        assertThatThrownBy(() -> ConditionEvaluator.holds("#one = 1 XOR #one = 2", Map.of("one", 1)))
                .hasMessageContaining("from XOR on");
        assertThatThrownBy(() -> ConditionEvaluator.holds("(#one = 1", Map.of("one", 1)))
                .hasMessageContaining("not closed");
    }
}
