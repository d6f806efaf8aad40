package openseat.table;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The one table, as the few operations that Openseat uses.
public final class Table {

    private final DynamoDbClient client;
    private final String name;

    public Table(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
    }
}
