package openseat.letter;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Update;
import openseat.http.Json;
import openseat.http.Log;
import openseat.mail.BounceRate;
import openseat.registration.Registrations;
import openseat.registration.TransitionResult;

/// Takes in what SES reports: whose letters come back, or are not wanted, is written to no more, and their place goes
/// to others.
///
/// Reports come late, twice and in any order. What one says of a registration is written in a single transaction, or,
/// if that fails, not at all; Lambda then tries again. The day's count for all follows: a death in between makes it
/// one short.
public final class MailFeedbackFunction implements RequestStreamHandler {

    private final Environment ground;
    private final Registrations registrations;
    private final BounceRate bounces;

    public MailFeedbackFunction() {
        this(Environment.fromEnvironment());
    }

    public MailFeedbackFunction(Environment ground) {
        this.ground = ground;
        this.registrations = new Registrations(ground);
        this.bounces = new BounceRate(ground.table());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Consumer<String> log = context.getLogger()::log;
        try {
            Feedback.read(Json.readInvocation(in)).ifPresentOrElse(
                    feedback -> attend(feedback, log), () -> log.accept(Log.line("unreadable", Map.of("where", "MailFeedbackFunction"))));
        } catch (RuntimeException e) {
            log.accept(Log.failure("MailFeedbackFunction", e));
            throw new IllegalStateException("What SES reported is not written down.");
        }
        out.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    private void attend(Feedback feedback, Consumer<String> log) {
        log.accept(Log.line(feedback.fate().name().toLowerCase(Locale.ROOT), Map.of("event", feedback.event(), "letter", feedback.kind())));
        if (feedback.isOfDigest()) {
            stopDigest(feedback);
            return;
        }
        var row = registrations.find(Keys.registration(feedback.event(), feedback.row()));
        switch (feedback.fate()) {
            // Once a letter, as it is for the row: SES reports twice, and a trickle must not come of one address.
            case RETURNED -> {
                if (row.isEmpty() || !(registrations.bounce(row.get(), feedback.sent(), Registrations.Returned.BOUNCED) instanceof TransitionResult.Done)) {
                    return;
                }
                bounces.countBounced(ground.clock().instant()).ifPresent(rate -> log.accept(Log.line("alarm", Map.of(
                        "sent", rate.sent(), "bounced", rate.bounced(),
                        "mend", "Too many letters come back. Until fewer do, newcomers' letters go out at a trickle, or SES would pause the account."))));
            }
            case FAILED -> row.ifPresent(_ -> ground.table().update(Update.of(Keys.post(feedback.event())).add("bounced", 1)));
            case UNWANTED -> row.ifPresent(found -> registrations.bounce(found, feedback.sent(), Registrations.Returned.COMPLAINED));
        }
    }

    /// A recipient whom digests do not reach gets none until the list of recipients is published again.
    private void stopDigest(Feedback feedback) {
        switch (feedback.fate()) {
            case RETURNED, UNWANTED -> ground.table().update(Update.of(Keys.recipient(feedback.event(), feedback.row()))
                    .set("bounced", true)
                    .remove("dk")
                    .when("attribute_exists(#pk)"));
            case FAILED -> {}
        }
    }
}
