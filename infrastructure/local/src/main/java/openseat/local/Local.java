package openseat.local;

import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Openseat on a laptop: everything that template.yaml wires, in one process, in memory, on loopback.
///
/// ```java
/// try (var local = Local.start(Options.quiet(LocalClock.standingAt(now)))) { ... local.url() ... }
/// ```
public final class Local implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Options options;
    private final Template template;
    private final Gateway gateway;
    private final LocalTable table;
    private final Ledger ledger = new Ledger();
    private final LogLines log;
    private final Postbox postbox;
    private final AwsDoor door;
    private final Invoker invoker;
    private final StreamPump stream;
    private final Ticker ticker;

    /// Starts a runner, and returns when it answers.
    ///
    /// @throws BindException where the port is taken
    /// @throws IllegalArgumentException where the template cannot be followed
    public static Local start(Options options) throws IOException {
        return new Local(options);
    }

    private Local(Options options) throws IOException {
        this.options = options;
        try {
            gateway = part(new Gateway(options.port()));
            template = Template.read(options.template(), parameters());
            table = part(new LocalTable(template.table()));
            log = new LogLines(options.clock());
            postbox = new Postbox(new MailRules(Identities.of(template), template.configurationSet()), options.clock(), ledger);
            door = part(new AwsDoor(template, new DynamoDoor(table.http(), template.table(), ledger, this::written), postbox));
            invoker = part(new Invoker(template, door, options.clock(), options.chance(), log, options.mailTimeout()));
            stream = part(new StreamPump(template, table, invoker, options.clock(), log, options.streamPaused()));
            ticker = part(new Ticker(template, invoker, options.clock(), options.ticks()));
            invoker.warm().forEach(System.err::println);
            gateway.open(Routes.of(template), invoker, new Face(this), options.clock());
            if (options.publishes()) {
                Seed.publish(invoker, options.clock()).forEach(System.err::println);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private void written() {
        stream.ring();
    }

    /// What a deployer would say; the test's own values lie over it.
    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("Sender", "events@openseat.example");
        parameters.put("SenderIdentity", "openseat.example");
        parameters.put("PostalLine", "Openseat, a runner on your own machine");
        parameters.put("MailPerSecond", "100");
        parameters.put("PublicUrl", url());
        parameters.putAll(options.parameters());
        return parameters;
    }

    /// Where the pages are, without a slash at the end.
    public String url() {
        return "http://127.0.0.1:" + gateway.port();
    }

    public Template template() {
        return template;
    }

    public LocalClock clock() {
        return options.clock();
    }

    /// The mails that were sent, and what becomes of the next.
    public Postbox mailbox() {
        return postbox;
    }

    /// A client around the policy, the count and all faults.
    public DynamoDbClient table() {
        return table.client();
    }

    /// Where calls to AWS can be made to fail.
    public AwsDoor door() {
        return door;
    }

    public StreamPump stream() {
        return stream;
    }

    /// What was logged, oldest first.
    public List<LogLines.Line> log() {
        return log.all();
    }

    /// What the functions asked of AWS since the start or `forgetCalls`.
    public List<Usage> calls() {
        return ledger.lines();
    }

    public void forgetCalls() {
        ledger.clear();
    }

    /// Invokes a function directly and returns what it returns.
    ///
    /// @throws FunctionFailed where it returns nothing
    public String invoke(String function, String json) {
        return new String(invoke(function, json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    byte[] invoke(String function, byte[] json) {
        return invoker.invoke(function, json);
    }

    /// Runs a scheduled function now and returns what it returns; empty where it has no schedule.
    ///
    /// @throws FunctionFailed where it returns nothing
    public Optional<byte[]> tick(String function) {
        return ticker.tick(function);
    }

    /// Lets SES report about a mail, if the template's configuration set has it do so, and returns which functions the
    /// template's rules told of it.
    ///
    /// @throws FunctionFailed where one of them failed
    List<String> report(PostedMail mail, SesReport report, String bounceType) {
        if (!template.reports().contains(report.word())) {
            return List.of();
        }
        var event = report.about(mail, template.configurationSet(), bounceType, options.clock().instant());
        return rules().stream().flatMap(rule -> rule.input(event).map(input -> {
            invoker.invoke(rule.function(), input);
            return rule.function();
        }).stream()).toList();
    }

    List<EventRule> rules() {
        return EventRule.of(template);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.err.println("Not everything stopped: " + e);
            }
        }
    }

    public static void main(String[] arguments) {
        var port = port(arguments);
        if (port < 0) {
            System.err.println("Please run it as: infrastructure/local/run [--port 3000]");
            System.exit(2);
        }
        try {
            var local = Local.start(Options.standard().withPort(port));
            Runtime.getRuntime().addShutdownHook(new Thread(local::close));
            System.out.println("Openseat is ready: " + local.url() + "/events");
            System.out.println("Its mails: " + local.url() + "/local/mailbox (nothing leaves this machine; Ctrl-C ends it and forgets everything)");
        } catch (BindException e) {
            System.err.println("Port " + port + " is taken; please choose another with --port.");
            System.exit(1);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// The port asked for; -1 where the arguments make no sense.
    private static int port(String[] arguments) {
        return switch (arguments.length) {
            case 0 -> 3000;
            case 2 -> arguments[0].equals("--port") && arguments[1].matches("\\d{1,5}") && Integer.parseInt(arguments[1]) < 65536
                    ? Integer.parseInt(arguments[1]) : -1;
            default -> -1;
        };
    }
}
