package openseat.local.testkit;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// More registrations than could be made by hand, as copies of a real one, each with an id and an address of its own.
/// The counters of the event know only of the real one.
public final class ManyRegistrations {

    private static final int BATCH = 25;

    private ManyRegistrations() {}

    /// Numbers them from 0.
    public static void add(TestStack stack, String event, int count) {
        stack.takeSeat(event, "ada@example.org");
        var model = stack.rows(event).getFirst();
        delete(stack, model);
        var random = new Random(8);
        for (var n = 0; n < count; n += BATCH) {
            var writes = IntStream.range(n, Math.min(count, n + BATCH))
                    .mapToObj(number -> row(event, model, number, random))
                    .map(row -> WriteRequest.builder()
                            .putRequest(put -> put.item(row))
                            .build())
                    .toList();
            stack.local.table().batchWriteItem(write -> write.requestItems(Map.of(stack.table, writes)));
        }
    }

    public static String address(int number) {
        return "p%d@example.net".formatted(number);
    }

    private static Map<String, AttributeValue> row(
            String event, Map<String, AttributeValue> model, int number, Random random) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var id = HexFormat.of().formatHex(bytes);
        var row = new HashMap<>(model);
        row.put("pk", AttributeValue.fromS("R#" + event + "#" + id.charAt(0)));
        row.put("sk", AttributeValue.fromS(id));
        row.put("address", AttributeValue.fromS(address(number)));
        return row;
    }

    private static void delete(TestStack stack, Map<String, AttributeValue> row) {
        stack.local
                .table()
                .deleteItem(
                        delete -> delete.tableName(stack.table).key(Map.of("pk", row.get("pk"), "sk", row.get("sk"))));
    }
}
