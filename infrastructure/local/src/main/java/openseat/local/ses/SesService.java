package openseat.local.ses;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsError;
import openseat.local.aws.AwsReply;
import openseat.local.aws.AwsService;
import openseat.local.aws.UsageMeter;
import openseat.local.http.Json;
import openseat.local.http.Servers;
import openseat.local.iam.Policy;
import openseat.local.template.Template;

/// SES behind the endpoint: accepts what SES would accept, keeps it to be read, reports about it, and fails on request.
///
/// Mails to an address on the account's suppression list are accepted, not delivered, and reported:
/// https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html. As for a real account, the list may
/// hold addresses from before, or from other applications.
public final class SesService implements AwsService {

    private static final int FOREVER = Integer.MAX_VALUE;
    private static final Duration SLOWNESS = Duration.ofSeconds(3);

    private final SesConsole console;
    private final SesLookups lookups;
    private final Template.MailShape shape;
    private final Clock clock;
    private final UsageMeter meter;
    private final Consumer<Map<String, Object>> events;
    private final Map<String, SesEvent> suppressed = new ConcurrentHashMap<>();
    private final List<SentMail> mails = new ArrayList<>();
    private Mode mode = Mode.OK;
    private int remaining;

    /// What SES does with mails.
    public enum Mode {
        OK,
        /// Sends to verified recipients only.
        SANDBOX,
        /// The sender's identity is not verified.
        UNVERIFIED,
        /// The sender's own MAIL FROM domain is not verified.
        MAIL_FROM,
        /// Sending is paused.
        PAUSE,
        /// The account is suspended.
        SUSPEND,
        DAILY_QUOTA,
        THROTTLE,
        SERVER_ERROR,
        /// An error without a code, as a load balancer sends it.
        UNNAMED_ERROR,
        /// Says that the mail is malicious.
        REJECT,
        /// Accepts no media type with parameters.
        BARE_TYPES,
        /// Accepts the mail, and answers three seconds later.
        SLOW,
        /// Never answers, and has no mail.
        TIMEOUT,
        /// Accepts the mail, and the answer is lost.
        DROP_AFTER_ACCEPT
    }

    /// @param events takes what SES publishes to EventBridge
    public SesService(Template template, Clock clock, UsageMeter meter, Consumer<Map<String, Object>> events) {
        this.console = new SesConsole(template);
        this.lookups = new SesLookups(console, template.mail().configurationSet());
        this.shape = template.mail();
        this.events = events;
        this.clock = clock;
        this.meter = meter;
    }

    /// The next `next` calls are answered in this mode; after them SES works again.
    public synchronized void mode(Mode mode, int next) {
        this.mode = mode;
        this.remaining = next;
    }

    /// All calls are answered in this mode, until another is set.
    public void mode(Mode lasting) {
        mode(lasting, FOREVER);
    }

    /// The settings in SES.
    public SesConsole console() {
        return console;
    }

    private SesRules rules() {
        return new SesRules(console.identities(), lookups.configurationSet());
    }

    /// Oldest first.
    public synchronized List<SentMail> mails() {
        return List.copyOf(mails);
    }

    public Optional<SentMail> find(String id) {
        return mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    public synchronized void clear() {
        mails.clear();
    }

    /// Puts an address on the account's suppression list, for this reason.
    public void suppress(String address, SesEvent reason) {
        suppressed.put(address, reason);
    }

    /// Reports about a mail, if the configuration set publishes this type. Where it says so, a permanent bounce or
    /// a complaint puts the address on the account's suppression list.
    public void report(SesEvent type, SentMail mail, SesEvent.Reason reason) {
        var isForGood = type == SesEvent.COMPLAINT
                || type == SesEvent.BOUNCE && reason.bounce().equals("Permanent");
        if (isForGood && shape.suppressedReasons().contains(type.name())) {
            mail.to().forEach(address -> suppressed.putIfAbsent(address, type));
        }
        if (shape.events().contains(type.matchingEventType())) {
            events.accept(type.about(mail, shape.configurationSet(), reason, clock.instant()));
        }
    }

    @Override
    public Optional<String> operation(String method, String path, String target) {
        return method.equals("POST") && path.equals("/v2/email/outbound-emails")
                ? Optional.of("SendEmail")
                : SesLookups.operation(method, path);
    }

    @Override
    public Map<String, Object> parameters(String path) {
        return SesLookups.parameters(path);
    }

    /// SES checks the sender's identity and the configuration set, and in the sandbox the recipients' identities
    /// too. For a mail with headers or attachments it may also check SendRawEmail; here it always does.
    @Override
    public List<Policy.Call> requiredPermissions(AwsCall call) {
        if (SesLookups.isOne(call)) {
            return SesLookups.requiredPermissions(call);
        }
        var resources = new ArrayList<String>();
        var identities = console.identities();
        var from = Address.parse(call.text("FromEmailAddress")).address();
        resources.add(from.map(identities::arn).orElse(Template.arn("ses", "identity/")));
        if (!call.text("ConfigurationSetName").isEmpty()) {
            resources.add(Template.arn("ses", "configuration-set/" + call.text("ConfigurationSetName")));
        }
        var recipients = SesRules.recipients(call.body());
        if (identities.sandbox()) {
            recipients.stream()
                    .flatMap(a -> Address.parse(a).address().stream())
                    .map(identities::arn)
                    .forEach(resources::add);
        }
        var context = Map.of(
                Policy.Call.FROM_ADDRESS,
                List.of(from.map(Address::bare).orElse("")),
                Policy.Call.RECIPIENTS,
                recipients);
        return Stream.of("ses:SendEmail", "ses:SendRawEmail")
                .map(action -> new Policy.Call(action, resources, context))
                .toList();
    }

    @Override
    public AwsReply answer(AwsCall call) {
        meter.add(call);
        if (SesLookups.isOne(call)) {
            return lookups.answer(call, sentInTheLastDay(), SesFaults.settings(presentMode()));
        }
        var now = nextMode();
        var from = Address.parse(call.text("FromEmailAddress")).address().map(Address::bare);
        return SesFaults.error(now, from.orElse("")).orElseGet(() -> accept(call, now));
    }

    private AwsReply accept(AwsCall call, Mode now) {
        return switch (now) {
            case SANDBOX -> {
                var unverified = console.identities().unverified(addresses(call));
                yield unverified.isEmpty()
                        ? accept(call)
                        : SesFaults.notVerified(unverified).reply("ses");
            }
            case BARE_TYPES ->
                SesRules.hasBareTypes(call.body())
                        ? accept(call)
                        : new AwsError(400, "BadRequestException", "The content type is not supported.").reply("ses");
            case SLOW -> {
                var reply = accept(call);
                Servers.sleep(SLOWNESS);
                yield reply;
            }
            case DROP_AFTER_ACCEPT -> {
                accept(call);
                yield new AwsReply.Disconnect();
            }
            default ->
                console.sends() ? accept(call) : SesFaults.error(Mode.PAUSE, "").orElseThrow();
        };
    }

    private static List<Address> addresses(AwsCall call) {
        return SesRules.recipients(call.body()).stream()
                .flatMap(address -> Address.parse(address).address().stream())
                .toList();
    }

    private synchronized Mode presentMode() {
        return remaining > 0 ? mode : Mode.OK;
    }

    private synchronized long sentInTheLastDay() {
        var since = clock.instant().minus(Duration.ofDays(1));
        return mails.stream().filter(mail -> mail.at().isAfter(since)).count();
    }

    private synchronized Mode nextMode() {
        var now = presentMode();
        if (remaining > 0 && remaining < FOREVER) {
            remaining--;
        }
        return now;
    }

    private synchronized AwsReply accept(AwsCall call) {
        var refusal = rules().refusal(call.body());
        if (refusal.isPresent()) {
            return refusal.get().reply("ses");
        }
        var mail = SentMail.of(UUID.randomUUID().toString(), clock.instant(), call.body());
        var onList = mail.to().stream()
                .flatMap(a -> Stream.ofNullable(suppressed.get(a)))
                .findFirst();
        onList.ifPresentOrElse(reason -> report(reason, mail, SesEvent.Reason.ON_LIST), () -> mails.add(mail));
        return new AwsReply.Answer(
                200, Map.of("content-type", "application/json"), Json.bytes(Map.of("MessageId", mail.id())));
    }
}
