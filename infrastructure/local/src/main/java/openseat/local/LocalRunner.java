package openseat.local;

import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import openseat.local.Options.Automatic;
import openseat.local.apigateway.Gateway;
import openseat.local.aws.AwsEndpoint;
import openseat.local.aws.Usage;
import openseat.local.aws.UsageMeter;
import openseat.local.dynamodb.DynamoDbService;
import openseat.local.dynamodb.LocalTable;
import openseat.local.dynamodb.StreamPoller;
import openseat.local.eventbridge.EventBus;
import openseat.local.eventbridge.Scheduler;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.InvocableFunction;
import openseat.local.lambda.Invoker;
import openseat.local.lambda.LocalFunction;
import openseat.local.lambda.LogLines;
import openseat.local.runtime.DeployedFunction;
import openseat.local.runtime.SamBuild;
import openseat.local.ses.SesService;
import openseat.local.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Openseat on a laptop: everything that template.yaml wires, in memory, on loopback.
///
/// ```java
/// try (var local = LocalRunner.start(Options.manual(LocalClock.fixedAt(now)))) { ... local.url() ... }
/// ```
public final class LocalRunner implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Options options;
    private final Template template;
    private final Gateway gateway;
    private final LocalTable table;
    private final UsageMeter meter = new UsageMeter();
    private final LogLines log;
    private final SesService ses;
    private final DynamoDbService dynamoDb;
    private final AwsEndpoint endpoint;
    private final Invoker invoker;
    private final StreamPoller stream;
    private final EventBus bus;
    private final Scheduler scheduler;
    private final Queue<Map<String, Object>> reports = new ConcurrentLinkedQueue<>();
    private final AwsConsole console;

    /// Starts a runner and returns once it answers requests.
    ///
    /// @throws BindException if the port is in use
    /// @throws IllegalArgumentException if the runner does not support something in the template, or if `sam build`
    ///                                  has not built what is to run as deployed
    public static LocalRunner start(Options options) throws IOException {
        return new LocalRunner(options);
    }

    private LocalRunner(Options options) throws IOException {
        this.options = options;
        var clock = options.clock();
        try {
            gateway = part(new Gateway(options.port()));
            template = Template.read(options.template(), parameters()).withEnvironment(options.environment());
            table = part(new LocalTable(template.table()));
            log = new LogLines(clock);
            ses = new SesService(template, clock, meter, this::publish);
            console = AwsConsole.of(template, ses, this::isStreamPaused, options.concurrency(), meter);
            dynamoDb = new DynamoDbService(table, template.table(), console.table(), meter, this::wakeStream);
            endpoint = part(new AwsEndpoint(
                    template,
                    Map.of("dynamodb", dynamoDb, "ses", ses, "lambda", console.lambda(), "events", console.events())));
            invoker = part(invoker());
            stream = part(new StreamPoller(template, table, invoker, clock, log));
            bus = new EventBus(template, invoker, console.rules());
            scheduler = part(new Scheduler(template, invoker, clock, console.rules()));
            open();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Invoker invoker() {
        return new Invoker(template, options.concurrency(), options.isDeployed() ? deployed() : this::inThisProcess);
    }

    private InvocableFunction inThisProcess(Template.Function function) {
        return new LocalFunction(
                function, endpoint, options.clock(), options.clock().pace(), options.random(), log, options.timeouts());
    }

    private Function<Template.Function, InvocableFunction> deployed() {
        DeployedFunction.requirePlatform();
        var build = SamBuild.of(options.template(), template.functions().keySet());
        return function -> new DeployedFunction(function, build, endpoint, options.clock(), log);
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private void open() {
        if (options.has(Automatic.STREAM)) {
            stream.resume();
        }
        if (options.has(Automatic.SCHEDULES)) {
            scheduler.start();
        }
        invoker.warmUp().forEach(System.err::println);
        if (options.has(Automatic.SAMPLE_EVENTS)) {
            SampleEvents.publish(invoker, options.clock()).forEach(System.err::println);
        }
        // Last, so that nobody is answered before the events are there.
        gateway.open(template, invoker, new ControlApi(this)::answer, options.clock());
    }

    private void wakeStream() {
        stream.wake();
    }

    private boolean isStreamPaused() {
        return stream.isPaused();
    }

    /// What a deployer would enter; the options' own values override it.
    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("Sender", "events@openseat.example");
        parameters.put("SenderIdentity", "openseat.example");
        parameters.put("PostalLine", "Openseat, a runner on your own machine");
        parameters.put("MailPerSecond", "100");
        parameters.put("Organizers", "organizer@openseat.example");
        parameters.put("PublicUrl", url());
        parameters.putAll(options.parameters());
        return parameters;
    }

    /// The address of the pages, without a slash at the end.
    public String url() {
        return "http://127.0.0.1:" + gateway.port();
    }

    public Template template() {
        return template;
    }

    public LocalClock clock() {
        return options.clock();
    }

    /// Whether the functions follow the clock when it is moved.
    boolean canMoveClock() {
        return !options.isDeployed() || DeployedFunction.canMoveClocks();
    }

    /// The mails that were sent, and how the next ones fail.
    public SesService mailbox() {
        return ses;
    }

    /// A client that bypasses policies, metering and faults.
    public DynamoDbClient table() {
        return table.client();
    }

    /// DynamoDB as the functions see it.
    public DynamoDbService dynamoDb() {
        return dynamoDb;
    }

    /// What an operator may have switched in AWS.
    public AwsConsole console() {
        return console;
    }

    /// The endpoint for the functions' calls, where faults can be injected.
    public AwsEndpoint aws() {
        return endpoint;
    }

    public StreamPoller stream() {
        return stream;
    }

    /// What the functions logged, oldest first.
    public List<LogLines.Line> log() {
        return log.all();
    }

    /// The functions' calls to AWS since the start or the last `clearCalls`.
    public List<Usage> calls() {
        return meter.all();
    }

    public void clearCalls() {
        meter.clear();
    }

    /// Invokes a function directly and returns its result.
    ///
    /// @throws FunctionFailed if it returns no result
    public String invoke(String function, String json) {
        return new String(invoke(function, json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    byte[] invoke(String function, byte[] json) {
        return invoker.invoke(function, json);
    }

    /// Runs a scheduled function now and returns its result; empty if it has no schedule.
    ///
    /// @throws FunctionFailed if it returns no result
    public Optional<byte[]> tick(String function) {
        return scheduler.runNow(function);
    }

    /// SES reports after its answer, not before. If nothing happens by itself, `deliverReports` must be called.
    private void publish(Map<String, Object> event) {
        reports.add(event);
        if (options.has(Automatic.STREAM)) {
            Thread.ofVirtual().start(this::deliverReports);
        }
    }

    /// Delivers what SES has reported; returns the functions that the template's rules invoked.
    ///
    /// @throws FunctionFailed if one of them failed
    public List<String> deliverReports() {
        var functions = new ArrayList<String>();
        for (var event = reports.poll(); event != null; event = reports.poll()) {
            functions.addAll(bus.publish(event));
        }
        return functions;
    }

    boolean hasRules() {
        return bus.hasRules();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.err.println("Something did not stop: " + e);
            }
        }
    }
}
