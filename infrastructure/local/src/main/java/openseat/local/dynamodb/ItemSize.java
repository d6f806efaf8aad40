package openseat.local.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import openseat.local.http.Json;

/// The size of an item in bytes, by DynamoDB's billing rules
/// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).
public final class ItemSize {

    private ItemSize() {}

    public static int of(Map<String, Object> item) {
        return item.entrySet().stream()
                .mapToInt(e -> utf8(e.getKey()) + value(e.getValue()))
                .sum();
    }

    private static int value(Object typed) {
        return Json.map(typed).entrySet().stream()
                .mapToInt(e -> switch (e.getKey()) {
                    case "S" -> utf8(Json.text(e.getValue()));
                    case "N" -> number(Json.text(e.getValue()));
                    case "B" -> base64(Json.text(e.getValue()));
                    case "SS" ->
                        Json.list(e.getValue()).stream()
                                .mapToInt(s -> utf8(Json.text(s)))
                                .sum();
                    case "NS" ->
                        Json.list(e.getValue()).stream()
                                .mapToInt(s -> number(Json.text(s)))
                                .sum();
                    case "BS" ->
                        Json.list(e.getValue()).stream()
                                .mapToInt(s -> base64(Json.text(s)))
                                .sum();
                    case "L" ->
                        3
                                + Json.list(e.getValue()).stream()
                                        .mapToInt(v -> 1 + value(v))
                                        .sum();
                    case "M" ->
                        3
                                + Json.map(e.getValue()).entrySet().stream()
                                        .mapToInt(v -> 1 + utf8(v.getKey()) + value(v.getValue()))
                                        .sum();
                    default -> 1;
                })
                .sum();
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int number(String digits) {
        return 1 + Math.ceilDiv(digits.replaceAll("[-.]|^0+|0+$", "").length(), 2) + (digits.startsWith("-") ? 1 : 0);
    }

    private static int base64(String text) {
        return text.length() / 4 * 3 - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
    }
}
