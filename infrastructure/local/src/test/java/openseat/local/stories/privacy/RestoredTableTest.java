package openseat.local.stories.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import openseat.local.testkit.RepositoryTemplate;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;

/// An older copy of the table is restored, in which people who have asked to be deleted are still there.
class RestoredTableTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final String COPY = "restored";
    private static final String NO_CLI = "SKIPPED: replay-erasures needs the AWS CLI on the PATH; .ci/run installs it";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void whoeverWasErasedSinceStaysErased() throws Exception {
        stack.publish(ROOM, 10);
        var erased = stack.takeSeat(ROOM, ADA, "places", "2");
        var kept = stack.takeSeat(ROOM, "noor@example.org");
        copyTable();
        stack.pass(Duration.ofMinutes(1));
        stack.press(erased, "forget", "sure", "yes");
        assertThat(stack.rows(ROOM)).hasSize(1);

        assertThat(replay()).hasSize(1).allMatch(line -> line.startsWith("ended: " + ROOM));
        assertThat(replay()).as("again").hasSize(1);
        useCopy();

        assertThat(stack.open(erased).statusCode()).isEqualTo(404);
        assertThat(stack.open(kept).statusCode()).isEqualTo(200);
        stack.upkeep();
        assertThat(stack.rows(ROOM)).hasSize(1);
        assertThat(stack.count(ROOM, "taken")).isEqualTo(1);
        assertThat(stack.count(ROOM, "room")).isEqualTo(9);
    }

    @Test
    void whoRegisteredAgainIsKept() throws Exception {
        stack.publish(ROOM, 10);
        var erased = stack.takeSeat(ROOM, ADA);
        stack.press(erased, "forget", "sure", "yes");
        stack.pass(Duration.ofMinutes(1));
        var again = stack.takeSeat(ROOM, ADA);
        copyTable();
        assertThat(replay()).isEmpty();
        useCopy();
        assertThat(stack.open(again).statusCode()).isEqualTo(200);
    }

    /// It must outlast the 7 days for which DynamoDB restores a table.
    @Test
    void tombstoneHasNoPersonalDataAndEndsAfterEightDays() {
        stack.publish(ROOM, 10);
        var link = stack.takeSeat(ROOM, ADA);
        stack.press(link, "forget", "sure", "yes");
        assertThat(stack.items().stream().filter(item -> item.get("pk").s().equals("ERASED")))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item).containsOnlyKeys("pk", "sk", "at", "ttl");
                    assertThat(item.get("sk").s()).matches(ROOM + "#[0-9a-f]{32}");
                    assertThat(Long.parseLong(item.get("ttl").n()))
                            .isEqualTo(TestStack.NOW.plus(Duration.ofDays(8)).getEpochSecond());
                });
    }

    private void copyTable() {
        var shape =
                stack.local.table().describeTable(t -> t.tableName(stack.table)).table();
        stack.local
                .table()
                .createTable(t -> t.tableName(COPY)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(shape.keySchema())
                        .attributeDefinitions(shape.attributeDefinitions().stream()
                                .filter(a -> shape.keySchema().stream()
                                        .anyMatch(key -> key.attributeName().equals(a.attributeName())))
                                .toList()));
        stack.items().forEach(item -> put(COPY, item));
    }

    /// As if the stack had the copy instead of its table.
    private void useCopy() {
        stack.items()
                .forEach(item -> stack.local
                        .table()
                        .deleteItem(
                                d -> d.tableName(stack.table).key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
        stack.local.table().scanPaginator(s -> s.tableName(COPY)).items().forEach(item -> put(stack.table, item));
    }

    private void put(String table, Map<String, AttributeValue> item) {
        stack.local.table().putItem(p -> p.tableName(table).item(item));
    }

    /// What the script prints.
    private List<String> replay() throws IOException, InterruptedException {
        var hasCli = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
        if (!hasCli) {
            System.err.println("\n**** " + NO_CLI + " ****\n");
        }
        assumeThat(hasCli).as(NO_CLI).isTrue();
        var script = RepositoryTemplate.FILE.resolveSibling("infrastructure/replay-erasures");
        var process = new ProcessBuilder(script.toString(), stack.table, COPY).redirectErrorStream(true);
        process.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        stack.local
                                .table()
                                .serviceClientConfiguration()
                                .endpointOverride()
                                .orElseThrow()
                                .toString(),
                        "AWS_ACCESS_KEY_ID",
                        "openseat",
                        "AWS_SECRET_ACCESS_KEY",
                        "local",
                        "AWS_DEFAULT_REGION",
                        "eu-central-1"));
        var running = process.start();
        var lines = running.inputReader().lines().toList();
        assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(lines.toString()).isZero();
        return lines;
    }
}
