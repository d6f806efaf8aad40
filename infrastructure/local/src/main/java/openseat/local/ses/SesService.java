package openseat.local.ses;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsError;
import openseat.local.aws.AwsReply;
import openseat.local.aws.AwsService;
import openseat.local.aws.UsageMeter;
import openseat.local.http.Json;
import openseat.local.iam.Policy;
import openseat.local.template.Template;

/// SES behind the endpoint: accepts what SES would accept, keeps it to be read, and fails on request.
public final class SesService implements AwsService {

    private final SesRules rules;
    private final Clock clock;
    private final UsageMeter meter;
    private final List<SentMail> mails = new ArrayList<>();
    private Mode mode = Mode.OK;
    private int remaining;

    /// What SES does with the next mails.
    public enum Mode {
        OK,
        THROTTLE,
        PAUSE,
        REJECT,
        TIMEOUT,
        DROP_AFTER_ACCEPT
    }

    public SesService(Template template, Clock clock, UsageMeter meter) {
        this.rules = new SesRules(Identities.of(template), template.configurationSet());
        this.clock = clock;
        this.meter = meter;
    }

    /// The next `next` calls are answered in this mode; after them SES works again.
    public synchronized void mode(Mode mode, int next) {
        this.mode = mode;
        this.remaining = next;
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

    @Override
    public Optional<String> operation(String method, String path, String target) {
        return method.equals("POST") && path.equals("/v2/email/outbound-emails")
                ? Optional.of("SendEmail")
                : Optional.empty();
    }

    /// SES checks the sender's identity and the configuration set, and in the sandbox the recipients' identities
    /// too.
    @Override
    public List<Policy.Call> requiredPermissions(AwsCall call) {
        var resources = new ArrayList<String>();
        var from = Address.parse(call.text("FromEmailAddress")).address();
        resources.add(from.map(rules.identities()::arn).orElse(Template.arn("ses", "identity/")));
        if (!call.text("ConfigurationSetName").isEmpty()) {
            resources.add(Template.arn("ses", "configuration-set/" + call.text("ConfigurationSetName")));
        }
        var recipients = SesRules.recipients(call.body());
        if (rules.identities().sandbox()) {
            recipients.stream()
                    .flatMap(a -> Address.parse(a).address().stream())
                    .map(rules.identities()::arn)
                    .forEach(resources::add);
        }
        return List.of(new Policy.Call(
                "ses:SendEmail",
                resources,
                Map.of(
                        Policy.Call.FROM_ADDRESS,
                        List.of(from.map(Address::bare).orElse("")),
                        Policy.Call.RECIPIENTS,
                        recipients)));
    }

    @Override
    public AwsReply answer(AwsCall call) {
        meter.add(call);
        return switch (nextMode()) {
            case OK -> accept(call);
            case THROTTLE ->
                new AwsError(429, "TooManyRequestsException", "Maximum sending rate exceeded.").reply("ses");
            case PAUSE ->
                new AwsError(400, "SendingPausedException", "Email sending is disabled for this account.").reply("ses");
            case REJECT ->
                new AwsError(400, "MessageRejected", "Message was rejected: its content was found to be malicious.")
                        .reply("ses");
            case TIMEOUT -> new AwsReply.Silence();
            case DROP_AFTER_ACCEPT -> {
                accept(call);
                yield new AwsReply.Disconnect();
            }
        };
    }

    private synchronized Mode nextMode() {
        if (remaining > 0) {
            remaining--;
            return mode;
        }
        return Mode.OK;
    }

    private synchronized AwsReply accept(AwsCall call) {
        var refusal = rules.refusal(call.body());
        if (refusal.isPresent()) {
            return refusal.get().reply("ses");
        }
        var mail = SentMail.of(UUID.randomUUID().toString(), clock.instant(), call.body());
        mails.add(mail);
        return new AwsReply.Answer(
                200, Map.of("content-type", "application/json"), Json.bytes(Map.of("MessageId", mail.id())));
    }
}
