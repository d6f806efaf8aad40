package openseat.local.stories.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.local.aws.AwsCall;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;

/// A fault that disables the condition of every write to the seats.
final class Unconditional implements Fault {

    @Override
    public FaultEffect of(AwsCall call) {
        return call.operation().equals("TransactWriteItems")
                ? new FaultEffect.Altered(
                        call.with("TransactItems", without(call.body().get("TransactItems"))))
                : new FaultEffect.None();
    }

    /// Makes the condition always true. It cannot be removed, because DynamoDB rejects unused names and values.
    private static Object without(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(Unconditional::without).toList();
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((name, inner) -> copy.put(name, without(inner)));
                if (String.valueOf(map.get("Key")).contains("S#") && map.containsKey("ConditionExpression")) {
                    copy.put("ConditionExpression", "(" + map.get("ConditionExpression") + ") OR attribute_exists(pk)");
                }
                yield copy;
            }
            default -> value;
        };
    }
}
