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

/// The template's table in DynamoDB Local: in this process, in memory, on loopback.
///
/// DynamoDB Local's own server would listen on all interfaces and send telemetry, so only its handler is used. TTL is
/// off: it would delete items within seconds by the machine's clock, whereas the cloud may be two days late and the
/// runner's clock is moved.
public final class LocalTable implements AutoCloseable {

    private static final String MARKER = "runner-marker ";

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
        connector.setAcceptQueueSize(Servers.BACKLOG);
        server.addConnector(connector);
        try {
            database = new LocalDynamoDBRequestHandler(0, true, null, true, false);
            server.setHandler(new LocalHandler(database));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
        var url = URI.create("http://127.0.0.1:" + connector.getLocalPort());
        http = new DynamoDbHttp(url);
        client = LocalClients.runner(url);
        // DynamoDB Local formats the stream's label with a static DateFormat, which is not thread-safe.
        synchronized (LocalTable.class) {
            streamArn = create();
        }
    }

    private String create() {
        var table = client.createTable(t -> t.tableName(shape.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(shape.attributes().entrySet().stream()
                        .map(a -> AttributeDefinition.builder()
                                .attributeName(a.getKey())
                                .attributeType(a.getValue())
                                .build())
                        .toList())
                .keySchema(shape.keys().stream().map(LocalTable::key).toList())
                .globalSecondaryIndexes(shape.indexes().stream()
                        .map(index -> GlobalSecondaryIndex.builder()
                                .indexName(index.name())
                                .keySchema(index.keys().stream()
                                        .map(LocalTable::key)
                                        .toList())
                                .projection(p -> p.projectionType(index.projection()))
                                .build())
                        .toList())
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(shape.stream())));
        return table.tableDescription().latestStreamArn();
    }

    private static KeySchemaElement key(Template.Key key) {
        return KeySchemaElement.builder()
                .attributeName(key.attribute())
                .keyType(key.type())
                .build();
    }

    /// A client that bypasses the endpoint: without policy, metering and faults.
    public DynamoDbClient client() {
        return client;
    }

    /// Puts a marker into the stream after everything written so far; the table itself ends up unchanged.
    void writeMarker(long number) {
        var key = new LinkedHashMap<String, AttributeValue>();
        shape.keys().forEach(part -> key.put(part.attribute(), AttributeValue.fromS(MARKER + number)));
        client.putItem(put -> put.tableName(shape.name()).item(key));
        client.deleteItem(delete -> delete.tableName(shape.name()).key(key));
    }

    /// The number of the marker whose deletion this record reports, or 0 for its creation; empty for any other
    /// record.
    static Optional<Long> markerNumber(Map<String, Object> record) {
        var key = Json.map(Json.map(record.get("dynamodb")).get("Keys"))
                .values()
                .iterator()
                .next();
        var text = Json.text(Json.map(key).get("S"));
        return !text.startsWith(MARKER)
                ? Optional.empty()
                : Optional.of(
                        Json.text(record.get("eventName")).equals("REMOVE")
                                ? Long.parseLong(text.substring(MARKER.length()))
                                : 0);
    }

    DynamoDbHttp http() {
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
            // Its threads are not daemons: without this the program would never exit.
            database.shutdown();
        }
    }
}
