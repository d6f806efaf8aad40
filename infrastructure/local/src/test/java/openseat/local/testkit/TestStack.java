package openseat.local.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import openseat.local.LocalClock;
import openseat.local.LocalRunner;
import openseat.local.Options;
import openseat.local.aws.ClientTimeouts;
import openseat.local.aws.FaultEffect;
import openseat.local.ses.SentMail;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// All of Openseat with its two sample events, used over HTTP as a person would.
public final class TestStack implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    public static final String SEED = "imrf-2022-by-migrants-for-migrants";
    public static final String SAMPLE = "sample-migrants-day";
    public static final String PAGE = "text/html";
    public static final String FORM = "application/x-www-form-urlencoded";

    /// A busy machine may take longer than the deployed clients wait, and then carries out the lost call as well as
    /// its retry. Still shorter than the functions' own timeouts, so that they answer 503 in time.
    private static final ClientTimeouts PATIENT =
            ClientTimeouts.DEPLOYED.withDynamoDb(Duration.ofSeconds(10), Duration.ofSeconds(12));

    public final LocalRunner local;
    public final String table;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<Integer, HttpClient> clients = new ConcurrentHashMap<>();

    private TestStack(Options options) {
        try {
            local = LocalRunner.start(options);
            table = local.table().listTables().tableNames().getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestStack open() {
        return open(Map.of());
    }

    /// @param parameters of the template
    public static TestStack open(Map<String, String> parameters) {
        return open(parameters, 0);
    }

    /// @param parameters of the template
    /// @param beatMillis how far apart letters that requests cause start; without it a test need not wait
    public static TestStack open(Map<String, String> parameters, int beatMillis) {
        var options = Options.manual(LocalClock.fixedAt(NOW))
                .withEnvironment("BEAT_MILLIS", Integer.toString(beatMillis))
                .with(Options.Automatic.SAMPLE_EVENTS)
                .withParameter("RegistrationsPerSecond", "10000")
                .withTimeouts(PATIENT);
        for (var parameter : parameters.entrySet()) {
            options = options.withParameter(parameter.getKey(), parameter.getValue());
        }
        return new TestStack(options);
    }

    /// What `sam build` made, with nothing changed for tests; empty if it has made nothing. Its clock starts now.
    public static Optional<TestStack> openDeployed() {
        return Files.isDirectory(RepositoryTemplate.FILE.resolveSibling(".aws-sam/build"))
                ? Optional.of(new TestStack(Options.manual(LocalClock.running())
                        .with(Options.Automatic.SAMPLE_EVENTS)
                        .asDeployed()))
                : Optional.empty();
    }

    /// Publishes a small event some weeks ahead, with a waiting list.
    public void publish(String id, int capacity) {
        publish(id, capacity, true, 2);
    }

    public void publish(String id, int capacity, boolean waitingList, int groupLimit) {
        publish(id, capacity, waitingList, groupLimit, 0);
    }

    /// Publishes the next revision of the small event.
    public void republish(String id, int capacity, int revision) {
        publish(id, capacity, true, 2, revision);
    }

    public void publish(String id, int capacity, boolean waitingList, int groupLimit, int revision) {
        var answer = local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": {"state": "confirmed", "start": "2026-12-20T10:00", "end": "2026-12-20T11:00", "zone": "Europe/Zurich"},
                  "capacity": %d, "waitingList": %b, "groupLimit": %d, "contact": "team@example.org"}%s}""".formatted(
                        id, capacity, waitingList, groupLimit, revision == 0 ? "" : ", \"ifMatch\": " + revision));
        if (!answer.contains("20")) {
            throw new IllegalStateException(answer);
        }
    }

    // What a person does.

    public HttpResponse<String> get(String address, String... headers) {
        return send(request(address, headers).GET());
    }

    public HttpResponse<String> head(String address, String... headers) {
        return send(request(address, headers).HEAD());
    }

    public HttpResponse<String> post(String address, String type, String body, String... headers) {
        return send(request(address, headers).header("content-type", type).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(client, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String address, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address.startsWith("http") ? address : local.url() + address));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /// Submits the form of an event's page, as a browser does.
    public HttpResponse<String> register(String event, String address, String... more) {
        return post(
                Web.registrations(event),
                FORM,
                Web.form("email", address, "consent", "yes") + (more.length == 0 ? "" : "&" + Web.form(more)),
                "accept",
                PAGE);
    }

    /// The same from another address on the loopback, 127.0.n.1: each n is a network of its own.
    public HttpResponse<String> registerFrom(int network, String event, String address, String... more) {
        var body = Web.form("email", address, "consent", "yes") + (more.length == 0 ? "" : "&" + Web.form(more));
        return postFrom(network, Web.registrations(event), body, "accept", PAGE);
    }

    /// Sends a form from such a network.
    public HttpResponse<String> postFrom(int network, String address, String body, String... headers) {
        var client = clients.computeIfAbsent(
                network,
                n -> HttpClient.newBuilder()
                        .localAddress(InetAddress.ofLiteral("127.0." + n + ".1"))
                        .build());
        return send(
                client, request(address, headers).header("content-type", FORM).POST(BodyPublishers.ofString(body)));
    }

    /// Opens a private link.
    public HttpResponse<String> open(String link) {
        return get(link, "accept", PAGE);
    }

    /// Presses a button on the page behind a private link.
    public HttpResponse<String> press(String link, String action, String... more) {
        return post(
                link,
                FORM,
                Web.form("action", action) + (more.length == 0 ? "" : "&" + Web.form(more)),
                "accept",
                PAGE);
    }

    /// By what the page behind a private link names a request that its holder can take over; blank without one.
    public String offered(String link) {
        var request = Web.json(get(link, "accept", "application/json")).get("askedAnew");
        return request instanceof Map<?, ?> map ? (String) map.get("request") : "";
    }

    /// Registers, reads the mail and confirms; returns the link.
    public String takeSeat(String event, String address, String... more) {
        register(event, address, more);
        local.stream().drain();
        var link = Web.linkIn(mailTo(address));
        press(link, "confirm");
        local.stream().drain();
        return link;
    }

    public List<SentMail> mailsTo(String address) {
        return local.mailbox().mails().stream()
                .filter(mail -> mail.to().contains(address))
                .toList();
    }

    public SentMail mailTo(String address) {
        return mailsTo(address).getLast();
    }

    // What happens in the cloud by itself.

    public void pass(Duration time) {
        local.clock().advance(time);
    }

    public void upkeep() {
        local.tick("UpkeepFunction");
    }

    /// Makes SES report a bounce or a complaint; returns the functions that were invoked.
    ///
    /// @param bounce Permanent, Transient or Undetermined
    public Object report(SentMail mail, String type, String bounce) {
        var answer = post(
                "/local/feedback",
                "application/json",
                "{\"mail\": \"%s\", \"type\": \"%s\", \"bounce\": \"%s\"}".formatted(mail.id(), type, bounce));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        local.stream().drain();
        return Web.json(answer).get("functions");
    }

    public Object bounce(SentMail mail) {
        return report(mail, "bounce", "Permanent");
    }

    public Object complain(SentMail mail) {
        return report(mail, "complaint", "Permanent");
    }

    public KillAt kill(String function, int call, FaultEffect.When when) {
        var kill = new KillAt(function, call, when);
        local.aws().inject(kill);
        return kill;
    }

    // What is in the table.

    public List<Map<String, AttributeValue>> items() {
        return local.table().scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .toList();
    }

    public List<Map<String, AttributeValue>> rows(String event) {
        return items().stream()
                .filter(item -> item.get("pk").s().startsWith("R#" + event + "#"))
                .toList();
    }

    public int count(String event, String counter) {
        return count("S#", event, counter);
    }

    /// A counter of the event's letters.
    public int mailCount(String event, String counter) {
        return count("P#", event, counter);
    }

    private int count(String prefix, String event, String counter) {
        return local
                .table()
                .query(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(prefix + event))))
                .items()
                .stream()
                .filter(item -> item.containsKey(counter))
                .mapToInt(item -> Integer.parseInt(item.get(counter).n()))
                .sum();
    }

    @Override
    public void close() {
        client.close();
        clients.values().forEach(HttpClient::close);
        local.close();
    }
}
