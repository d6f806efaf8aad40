package openseat.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import openseat.local.iam.Policy.Call;
import openseat.local.iam.Policy.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements and condition operators as in IAM's documentation.
class PolicyTest {

    private static final String TABLE = "arn:aws:dynamodb:eu-central-1:123456789012:table/t";
    private static final String KEY = "dynamodb:LeadingKeys";

    @Test
    void nothingIsAllowedWithoutAStatement() {
        assertThat(new Policy(List.of()).allows(get(Map.of()))).isFalse();
    }

    @Test
    void onlyNamedActionsAndResourcesAreAllowed() {
        var policy = new Policy(List.of(allow(Map.of())));
        assertThat(policy.allows(get(Map.of()))).isTrue();
        assertThat(policy.allows(new Call("DYNAMODB:getitem", List.of(TABLE), Map.of())))
                .isTrue();
        assertThat(policy.allows(new Call("dynamodb:PutItem", List.of(TABLE), Map.of())))
                .isFalse();
        assertThat(policy.allows(new Call("dynamodb:GetItem", List.of(TABLE + "/index/due"), Map.of())))
                .isFalse();
    }

    @Test
    void everyResourceMustBeAllowed() {
        var policy = new Policy(List.of(allow(Map.of())));
        assertThat(policy.allows(new Call("dynamodb:GetItem", List.of(TABLE, TABLE + "2"), Map.of())))
                .isFalse();
        assertThatThrownBy(() -> new Call("dynamodb:GetItem", List.of(), Map.of()))
                .hasMessageContaining("without a resource");
    }

    @Test
    void denyOverridesAllow() {
        var deny = new Statement("Deny", List.of("dynamodb:*"), List.of("*"), Map.of());
        assertThat(new Policy(List.of(allow(Map.of()), deny)).allows(get(Map.of())))
                .isFalse();
    }

    @Test
    void allConditionsMustHold() {
        var policy = new Policy(List.of(allow(Map.of(
                "StringEquals", Map.of("a", List.of("1"), "b", List.of("2")),
                "StringLike", Map.of("c", List.of("3*"))))));
        assertThat(policy.allows(get(Map.of("a", List.of("1"), "b", List.of("2"), "c", List.of("33")))))
                .isTrue();
        assertThat(policy.allows(get(Map.of("a", List.of("1"), "b", List.of("3"), "c", List.of("33")))))
                .isFalse();
        assertThat(policy.allows(get(Map.of("a", List.of("1"), "b", List.of("2")))))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} of [X, R#*] with [{1}] is {2}")
    @CsvSource(textBlock = """
            StringEquals,                        X,          true
            StringEquals,                        R#1,        false
            StringEquals,                        ,           false
            StringEqualsIgnoreCase,              x,          true
            StringLike,                          R#1,        true
            StringLike,                          R,          false
            StringLike,                          SR#1,       false
            StringLike,                          ,           false
            StringEqualsIfExists,                ,           true
            StringEqualsIfExists,                Y,          false
            StringNotEquals,                     Y,          true
            StringNotEquals,                     X,          false
            StringNotEquals,                     ,           true
            StringNotLike,                       R#1,        false
            ForAllValues:StringLike,             X|R#1,      true
            ForAllValues:StringLike,             X|R#1|Y,    false
            ForAllValues:StringLike,             ,           true
            ForAllValues:StringEquals,           R#1,        false
            ForAllValues:StringEqualsIfExists,   ,           true
            ForAnyValue:StringLike,              Y|R#1,      true
            ForAnyValue:StringLike,              Y|Z,        false
            ForAnyValue:StringLike,              ,           false
            ForAllValues:StringNotEquals,        Y|Z,        true
            ForAllValues:StringNotEquals,        Y|X,        false
            """)
    void operatorsWorkAsInIam(String operator, String values, boolean holds) {
        Map<String, List<String>> context = values == null ? Map.of() : Map.of(KEY, List.of(values.split("\\|")));
        var policy = new Policy(List.of(allow(Map.of(operator, Map.of(KEY, List.of("X", "R#*"))))));
        assertThat(policy.allows(get(context))).isEqualTo(holds);
    }

    @Test
    void nullChecksWhetherAKeyIsPresent() {
        var present = new Policy(List.of(allow(Map.of("Null", Map.of(KEY, List.of("false"))))));
        assertThat(present.allows(get(Map.of(KEY, List.of("X"))))).isTrue();
        assertThat(present.allows(get(Map.of()))).isFalse();
    }

    @Test
    void conditionKeysIgnoreCase() {
        var policy = new Policy(List.of(allow(Map.of("StringEquals", Map.of("DynamoDB:leadingkeys", List.of("X"))))));
        assertThat(policy.allows(get(Map.of(KEY, List.of("X"))))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NumericEquals", "Bool", "ArnLike", "ForAllValues:Bool", "StringEqualIfExists", "string"})
    void unknownOperatorIsRejected(String operator) {
        assertThatThrownBy(() -> allow(Map.of(operator, Map.of(KEY, List.of("X")))))
                .hasMessageContaining(operator);
    }

    @Test
    void multipleValuesNeedASetOperator() {
        var policy = new Policy(List.of(allow(Map.of("StringEquals", Map.of(KEY, List.of("X"))))));
        assertThatThrownBy(() -> policy.allows(get(Map.of(KEY, List.of("X", "Y")))))
                .hasMessageContaining("ForAllValues");
    }

    private static Statement allow(Map<String, Map<String, List<String>>> conditions) {
        return new Statement("Allow", List.of("dynamodb:GetItem"), List.of(TABLE), conditions);
    }

    private static Call get(Map<String, List<String>> context) {
        return new Call("dynamodb:GetItem", List.of(TABLE), context);
    }
}
