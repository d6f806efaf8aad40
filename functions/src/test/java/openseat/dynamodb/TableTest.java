package openseat.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Two items in one call: DynamoDB may leave out some of them, however often.
class TableTest {

    private static final String NAME = "table";
    private static final Key ONE = new Key("A", "one");
    private static final Key OTHER = new Key("B", "other");
    private static final Key THIRD = new Key("B", "third");

    /// Finds every key that is asked for, but leaves out as many as this in the calls to come.
    private static final class Throttled implements DynamoDbClient {

        private final List<Integer> leftOut;
        private final List<Integer> asked = new ArrayList<>();

        Throttled(Integer... leftOut) {
            this.leftOut = new ArrayList<>(List.of(leftOut));
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            var wanted = request.requestItems().get(NAME);
            assertThat(wanted.consistentRead()).isTrue();
            asked.add(wanted.keys().size());
            var left = leftOut.size() > 1 ? leftOut.removeFirst() : leftOut.getFirst();
            var found = wanted.keys().size() - left;
            return BatchGetItemResponse.builder()
                    .responses(Map.of(NAME, wanted.keys().subList(0, found)))
                    .unprocessedKeys(
                            left == 0
                                    ? Map.of()
                                    : Map.of(
                                            NAME,
                                            KeysAndAttributes.builder()
                                                    .keys(wanted.keys()
                                                            .subList(
                                                                    found,
                                                                    wanted.keys()
                                                                            .size()))
                                                    .consistentRead(true)
                                                    .build()))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    @Test
    void whatIsLeftOutIsAskedForAgain() {
        var throttled = new Throttled(2, 1, 0);
        assertThat(new Table(throttled, NAME).get(ONE, OTHER, THIRD)).containsOnlyKeys(ONE, OTHER, THIRD);
        assertThat(throttled.asked).containsExactly(3, 2, 1);
    }

    @Test
    void tableThatLeavesOutTooOftenIsBusy() {
        var table = new Table(new Throttled(2), NAME).patientFor(Duration.ofMillis(50));
        assertThatThrownBy(() -> table.get(ONE, OTHER)).isInstanceOf(TableBusyException.class);
    }
}
