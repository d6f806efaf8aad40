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

/// A stand-in for SES: takes what SES would take, keeps it to be read, and fails when it is told to.
public final class SesService implements AwsService {

    private final SesRules rules;
    private final Clock clock;
    private final UsageMeter meter;
    private final List<SentMail> mails = new ArrayList<>();
    private Mode mode = Mode.OK;
    private int answersLeft;

    /// What SES does with the next mails.
    public enum Mode { OK, THROTTLE, PAUSE, REJECT, TIMEOUT, DROP_AFTER_ACCEPT }

    public SesService(SesRules rules, Clock clock, UsageMeter meter) {
        this.rules = rules;
        this.clock = clock;
        this.meter = meter;
    }

    @Override
    public Optional<String> operation(String method, String path, String target) {
        return method.equals("POST") && path.equals("/v2/email/outbound-emails") ? Optional.of("SendEmail") : Optional.empty();
    }

    /// The next `next` answers are of this kind; after them SES works again.
    public synchronized void mode(Mode mode, int next) {
        this.mode = mode;
        this.answersLeft = next;
    }

    /// Oldest first.
    public synchronized List<SentMail> mails() {
        return List.copyOf(mails);
    }

    public Optional<SentMail> find(String id) {
        return mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    public synchronized void empty() {
        mails.clear();
    }

    /// SES asks about the sender's identity and the configuration set, and in the sandbox about the recipients' identities.
    @Override
    public List<Policy.Call> needs(AwsCall call) {
        var mail = call.body();
        var resources = new ArrayList<String>();
        var from = Address.parse(call.text("FromEmailAddress")).address();
        resources.add(from.map(rules.identities()::arn).orElse(Identities.arn("identity/")));
        if (!call.text("ConfigurationSetName").isEmpty()) {
            resources.add(Identities.arn("configuration-set/" + call.text("ConfigurationSetName")));
        }
        var recipients = SesRules.recipients(mail);
        if (rules.identities().sandbox()) {
            recipients.stream().flatMap(a -> Address.parse(a).address().stream()).map(rules.identities()::arn).forEach(resources::add);
        }
        return List.of(new Policy.Call("ses:SendEmail", resources, Map.of(
                Policy.Call.FROM_ADDRESS, List.of(from.map(Address::bare).orElse("")),
                Policy.Call.RECIPIENTS, recipients)));
    }

    @Override
    public AwsReply answer(AwsCall call) {
        meter.add(call);
        return switch (next()) {
            case OK -> taken(call);
            case THROTTLE -> new AwsError(429, "TooManyRequestsException", "Maximum sending rate exceeded.").reply("ses");
            case PAUSE -> new AwsError(400, "SendingPausedException", "Email sending is disabled for this account.").reply("ses");
            case REJECT -> new AwsError(400, "MessageRejected", "Message was rejected: its content was found to be malicious.").reply("ses");
            case TIMEOUT -> new AwsReply.Silence();
            case DROP_AFTER_ACCEPT -> {
                taken(call);
                yield new AwsReply.Hangup();
            }
        };
    }

    private synchronized Mode next() {
        if (answersLeft > 0) {
            answersLeft--;
            return mode;
        }
        return Mode.OK;
    }

    private synchronized AwsReply taken(AwsCall call) {
        var refusal = rules.refusal(call.body());
        if (refusal.isPresent()) {
            return refusal.get().reply("ses");
        }
        var mail = SentMail.of(UUID.randomUUID().toString(), clock.instant(), call.body());
        mails.add(mail);
        return new AwsReply.Answer(200, Map.of("content-type", "application/json"), Json.bytes(Map.of("MessageId", mail.id())));
    }
}
