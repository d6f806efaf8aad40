package openseat.bench;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import openseat.local.aws.AwsEndpoint;
import openseat.local.http.Json;
import openseat.local.runtime.SamBuild;
import openseat.local.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// A function that is measured, and the request that it answers.
///
/// @param name as in the tables
/// @param event a new request each time
/// @param status that a right answer has
/// @param endpoint where it finds AWS
/// @param table in which each right answer means another registration; empty if it stores nothing
record Subject(
        String name,
        Template.Function function,
        SamBuild build,
        AwsEndpoint endpoint,
        Supplier<byte[]> event,
        int status,
        Optional<DynamoDbClient> table) {

    /// The same, started on demand instead of from a snapshot.
    Subject onDemand() {
        return with(false);
    }

    /// The same, started from a snapshot.
    Subject snapStart() {
        return with(true);
    }

    private Subject with(boolean snapStart) {
        var same = new Template.Function(
                function.id(),
                function.handler(),
                function.timeout(),
                function.memory(),
                function.environment(),
                function.statements(),
                function.routes(),
                function.schedules(),
                function.rules(),
                function.streams(),
                snapStart);
        return new Subject(name, same, build, endpoint, event, status, table);
    }

    /// @throws IllegalStateException if this is not the answer that the request should get
    void check(byte[] answer) {
        var got = Json.object(answer).get("statusCode");
        if (!(got instanceof Number number) || number.intValue() != status) {
            throw new IllegalStateException(name + " answered " + got + ", not " + status);
        }
    }

    /// How many registrations are stored; 0 if it stores none.
    long rows() {
        return table.map(Subject::rows).orElse(0L);
    }

    /// @throws IllegalStateException if not every one of these requests has stored a registration
    void checkStored(long before, int requests) {
        if (table.isPresent() && rows() != before + requests) {
            throw new IllegalStateException(
                    name + " has stored nothing, or not everything: " + (rows() - before) + " of " + requests);
        }
    }

    private static long rows(DynamoDbClient client) {
        var name = client.listTables().tableNames().getFirst();
        return client
                .scanPaginator(scan -> scan.tableName(name)
                        .select(Select.COUNT)
                        .filterExpression("begins_with(pk, :registrations)")
                        .expressionAttributeValues(Map.of(":registrations", AttributeValue.fromS("R#"))))
                .stream()
                .mapToLong(ScanResponse::count)
                .sum();
    }
}
