package openseat.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import openseat.local.LocalClock;
import openseat.local.LocalRunner;
import openseat.local.Options;
import openseat.local.aws.AwsEndpoint;
import openseat.local.aws.UsageMeter;
import openseat.local.dynamodb.DynamoDbService;
import openseat.local.dynamodb.LocalTable;
import openseat.local.dynamodb.TableSettings;
import openseat.local.runtime.SamBuild;
import openseat.local.template.Template;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// All functions that are measured, and the two stacks that they belong to: Openseat, and the peers with a table of
/// their own.
final class Subjects implements AutoCloseable {

    static final String REGISTER = "Openseat, a registration";
    static final String PAGE = "Openseat, a page";
    static final String PAGE_ANEW = "Openseat, a page made anew";
    static final String MANAGE = "Openseat, a private page";
    static final String NAIVE = "naive";
    static final String SPRING = "Spring Cloud Function";
    static final String FLOOR = "floor";
    static final String SLEEP = "sleep";

    private static final String EVENT = "sample-migrants-day";
    private static final String PATH = "/events/" + EVENT;
    private static final String HTML = "text/html";
    private static final Pattern LINK = Pattern.compile("/registrations/([A-Za-z0-9_-]{43})");
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final LocalRunner local;
    private final Template peers;
    private final LocalTable peersTable;
    private final AwsEndpoint peersEndpoint;
    private final SamBuild build;
    private final SamBuild peersBuild;
    private final Map<String, Subject> all = new LinkedHashMap<>();

    /// @param root of the repository, in which `sam build` has made both stacks
    static Subjects open(Path root) throws IOException {
        return new Subjects(root);
    }

    private Subjects(Path root) throws IOException {
        build = new SamBuild(root.resolve(".aws-sam/build"));
        peersBuild = new SamBuild(root.resolve("infrastructure/bench/peers/.aws-sam/build"));
        local = LocalRunner.start(Options.manual(LocalClock.running())
                .withTemplate(root.resolve("template.yaml"))
                .with(Options.Automatic.SAMPLE_EVENTS));
        peers = Template.read(root.resolve("infrastructure/bench/peers/template.yaml"), Map.of());
        peersTable = new LocalTable(peers.table());
        var dynamoDb = new DynamoDbService(
                peersTable, peers.table(), new TableSettings(peers.table()), new UsageMeter(), () -> {});
        peersEndpoint = new AwsEndpoint(peers, Map.of("dynamodb", dynamoDb));
        publishToPeers();
        ours(REGISTER, "RegisterFunction", Subjects::registration, 303, true);
        ours(PAGE, "EventsFunction", () -> page(GatewayEvents.HOST), 200, false);
        // Under a name that nobody has asked for before, since pages are kept by name.
        ours(PAGE_ANEW, "EventsFunction", () -> page("n%d.example.org".formatted(NAMES.incrementAndGet())), 200, false);
        var key = privateKey();
        ours(MANAGE, "ManageFunction", () -> managePage(key), 200, false);
        peer(NAIVE, "NaiveFunction", 303, true);
        peer(SPRING, "SpringFunction", 303, true);
        peer(FLOOR, "FloorFunction", 202, false);
        peer(SLEEP, "SleepFunction", 202, false);
    }

    private void ours(String name, String function, Supplier<byte[]> request, int status, boolean stores) {
        all.put(
                name,
                new Subject(
                        name,
                        local.template().functions().get(function),
                        build,
                        local.aws(),
                        request,
                        status,
                        stores ? Optional.of(local.table()) : Optional.empty()));
    }

    private void peer(String name, String function, int status, boolean stores) {
        all.put(
                name,
                new Subject(
                        name,
                        peers.functions().get(function),
                        peersBuild,
                        peersEndpoint,
                        Subjects::registration,
                        status,
                        stores ? Optional.of(peersTable.client()) : Optional.empty()));
    }

    Subject get(String name) {
        return all.get(name);
    }

    List<Subject> get(String... names) {
        return List.of(names).stream().map(all::get).toList();
    }

    private static byte[] registration() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", "نور الحسن");
        fields.put("email", "p" + PEOPLE.incrementAndGet() + "@example.net");
        fields.put("places", "2");
        fields.put("lang", "ar");
        fields.put("consent", "yes");
        return GatewayEvents.post(
                PATH + "/registrations",
                "POST /events/{eventId}/registrations",
                Map.of("eventId", EVENT),
                fields,
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    }

    private static byte[] page(String host) {
        return GatewayEvents.get(host, PATH, "lang=ar", "GET /events/{eventId}", Map.of("eventId", EVENT));
    }

    private static byte[] managePage(String key) {
        return GatewayEvents.get(
                GatewayEvents.HOST,
                PATH + "/registrations/" + key,
                "",
                "GET /events/{eventId}/registrations/{key}",
                Map.of("eventId", EVENT, "key", key));
    }

    /// The peers' event, with what they read of it.
    private void publishToPeers() {
        var client = peersTable.client();
        client.putItem(put -> put.tableName(client.listTables().tableNames().getFirst())
                .item(Map.of(
                        "pk", AttributeValue.fromS("EVENTS"),
                        "sk", AttributeValue.fromS(EVENT),
                        "title", AttributeValue.fromS("A day of migrants"),
                        "capacity", AttributeValue.fromN("40"),
                        "closes", AttributeValue.fromS("2100-01-01T00:00:00Z"))));
    }

    /// The key of a private link, from the letter of somebody who has registered.
    private String privateKey() throws IOException {
        var address = "holder@example.net";
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(local.url() + PATH + "/registrations"))
                            .header("content-type", "application/x-www-form-urlencoded")
                            .header("accept", HTML)
                            .POST(HttpRequest.BodyPublishers.ofString("consent=yes&email=" + address))
                            .build(),
                    BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        local.stream().drain();
        var mail = local.mailbox().mails().stream()
                .filter(sent -> sent.to().contains(address))
                .findFirst()
                .orElseThrow();
        var link = LINK.matcher(mail.text());
        if (!link.find()) {
            throw new IllegalStateException("The letter has no link.");
        }
        return link.group(1);
    }

    @Override
    public void close() {
        peersEndpoint.close();
        peersTable.close();
        local.close();
    }
}
