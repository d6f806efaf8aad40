package openseat.local.dynamodb;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import openseat.local.aws.LocalClients;
import openseat.local.http.Json;
import openseat.local.http.Servers;
import openseat.local.template.Template;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// The table of the template in DynamoDB Local: in this process, in memory, on loopback.
///
/// DynamoDB Local's own server would listen on all interfaces and report home, so only its handler is used. Time to live is not
/// switched on: it would delete within seconds of the machine's clock, where the cloud may be two days late and the
/// runner's clock is moved.
public final class LocalTable implements AutoCloseable {

    private static final String MARK = "the runner was here ";

    private final Server server = new Server();
    private final LocalDynamoDBRequestHandler database;
    private final DynamoDbHttp http;
    private final DynamoDbClient client;
    private final Template.TableShape shape;
    private final String streamArn;

    public LocalTable(Template.TableShape shape) {
        this.shape = shape;
        var connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        connector.setAcceptQueueSize(Servers.QUEUE);
        server.addConnector(connector);
        try {
            database = new LocalDynamoDBRequestHandler(0, true, null, true, false);
            server.setHandler(new LocalDynamoDBServerHandler(database, null));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
        var url = URI.create("http://127.0.0.1:" + connector.getLocalPort());
        http = new DynamoDbHttp(url);
        client = LocalClients.at(DynamoDbClient.builder(), url, "runner").build();
        streamArn = create();
    }

    private String create() {
        var table = client.createTable(t -> t
                .tableName(shape.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(shape.attributes().entrySet().stream().map(a -> AttributeDefinition.builder()
                        .attributeName(a.getKey()).attributeType(a.getValue()).build()).toList())
                .keySchema(shape.keys().stream().map(LocalTable::key).toList())
                .globalSecondaryIndexes(shape.indexes().stream().map(index -> GlobalSecondaryIndex.builder()
                        .indexName(index.name())
                        .keySchema(index.keys().stream().map(LocalTable::key).toList())
                        .projection(p -> p.projectionType(index.projection())).build()).toList())
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(shape.stream())));
        return table.tableDescription().latestStreamArn();
    }

    private static KeySchemaElement key(Template.Key key) {
        return KeySchemaElement.builder().attributeName(key.attribute()).keyType(key.type()).build();
    }

    /// A client around the policy and the count.
    public DynamoDbClient client() {
        return client;
    }

    /// Writes into the stream that everything before has been written, and leaves nothing in the table.
    void mark(long number) {
        var key = new LinkedHashMap<String, AttributeValue>();
        shape.keys().forEach(part -> key.put(part.attribute(), AttributeValue.fromS(MARK + number)));
        client.putItem(put -> put.tableName(shape.name()).item(key));
        client.deleteItem(delete -> delete.tableName(shape.name()).key(key));
    }

    /// The number of the mark whose deletion this record of the stream tells; 0 where it tells how it was written.
    static Optional<Long> markOf(Map<String, Object> record) {
        var key = Json.map(Json.map(record.get("dynamodb")).get("Keys")).values().iterator().next();
        var text = Json.text(Json.map(key).get("S"));
        return !text.startsWith(MARK) ? Optional.empty()
                : Optional.of(Json.text(record.get("eventName")).equals("REMOVE") ? Long.parseLong(text.substring(MARK.length())) : 0);
    }

    public DynamoDbHttp http() {
        return http;
    }

    String streamArn() {
        return streamArn;
    }

    @Override
    public void close() {
        client.close();
        http.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        } finally {
            // Its threads are no daemons: without this the program would never end.
            database.shutdown();
        }
    }
}
