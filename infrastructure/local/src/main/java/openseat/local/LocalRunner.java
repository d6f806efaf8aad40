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
import openseat.local.apigateway.Gateway;
import openseat.local.apigateway.Routes;
import openseat.local.aws.AwsEndpoint;
import openseat.local.aws.Usage;
import openseat.local.aws.UsageMeter;
import openseat.local.dynamodb.DynamoDbService;
import openseat.local.dynamodb.LocalTable;
import openseat.local.dynamodb.StreamPoller;
import openseat.local.eventbridge.EventRule;
import openseat.local.eventbridge.Scheduler;
import openseat.local.lambda.Invoker;
import openseat.local.lambda.LogLines;
import openseat.local.ses.Identities;
import openseat.local.ses.SentMail;
import openseat.local.ses.SesEvent;
import openseat.local.ses.SesRules;
import openseat.local.ses.SesService;
import openseat.local.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Openseat on a laptop: everything that template.yaml wires, in one process, in memory, on loopback.
///
/// ```java
/// try (var local = Local.start(Options.quiet(LocalClock.standingAt(now)))) { ... local.url() ... }
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
    private final AwsEndpoint endpoint;
    private final Invoker invoker;
    private final StreamPoller stream;
    private final List<EventRule> rules;
    private final Scheduler scheduler;

    /// Starts a runner, and returns when it answers.
    ///
    /// @throws BindException where the port is taken
    /// @throws IllegalArgumentException where the template cannot be followed
    public static LocalRunner start(Options options) throws IOException {
        return new LocalRunner(options);
    }

    private LocalRunner(Options options) throws IOException {
        this.options = options;
        try {
            gateway = part(new Gateway(options.port()));
            template = Template.read(options.template(), parameters());
            table = part(new LocalTable(template.table()));
            log = new LogLines(options.clock());
            ses = new SesService(new SesRules(Identities.of(template), template.configurationSet()), options.clock(), meter);
            endpoint = part(new AwsEndpoint(template, new DynamoDbService(table.http(), template.table(), meter, this::written), ses));
            invoker = part(new Invoker(template, endpoint, options.clock(), options.chance(), log, options.mailTimeout()));
            stream = part(new StreamPoller(template, table, invoker, options.clock(), log, options.streamPaused()));
            rules = template.rules().stream().map(EventRule::of).toList();
            scheduler = part(new Scheduler(template, invoker, options.clock(), options.ticks()));
            invoker.warm().forEach(System.err::println);
            gateway.open(Routes.of(template), invoker, new ControlApi(this)::answer, options.clock());
            if (options.publishes()) {
                SampleEvents.publish(invoker, options.clock()).forEach(System.err::println);
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
    public SesService mailbox() {
        return ses;
    }

    /// A client around the policy, the count and all faults.
    public DynamoDbClient table() {
        return table.client();
    }

    /// Where calls to AWS can be made to fail.
    public AwsEndpoint aws() {
        return endpoint;
    }

    public StreamPoller stream() {
        return stream;
    }

    /// What was logged, oldest first.
    public List<LogLines.Line> log() {
        return log.all();
    }

    /// What the functions asked of AWS since the start or `forgetCalls`.
    public List<Usage> calls() {
        return meter.lines();
    }

    public void forgetCalls() {
        meter.clear();
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
        return scheduler.tick(function);
    }

    /// Lets SES report about a mail, if the template's configuration set has it do so, and returns which functions the
    /// template's rules told of it.
    ///
    /// @throws FunctionFailed where one of them failed
    List<String> report(SentMail mail, SesEvent report, String bounceType) {
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
        return rules;
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
}
