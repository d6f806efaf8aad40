package openseat.feedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.http.Json;
import openseat.http.Log;
import openseat.mail.BounceRate;
import openseat.mail.MailCounter;
import openseat.registration.Delivery.Suppression;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.subscription.SubscriptionWrites;
import openseat.transition.SystemTransitions;
import openseat.transition.TransitionResult;

/// Records what SES reports: whoever's letters bounce, or are reported as spam, gets no more, and their places go to
/// others.
///
/// Reports come late, twice and in any order. What one says about a registration is written in one transaction, or, if
/// that fails, not at all; Lambda then tries again. The day's count for all events follows: if the process dies in
/// between, it is one short.
public final class MailFeedbackFunction implements RequestStreamHandler {

    private final Environment environment;
    private final Registrations registrations;
    private final SystemTransitions transitions;
    private final BounceRate bounceRate;

    public MailFeedbackFunction() {
        this(Environment.fromEnvironment());
    }

    public MailFeedbackFunction(Environment environment) {
        this.environment = environment;
        this.registrations = new Registrations(environment);
        this.transitions = new SystemTransitions(environment, registrations);
        this.bounceRate = new BounceRate(environment.table());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Consumer<String> log = context.getLogger()::log;
        try {
            record(Json.readInvocation(in), log);
        } catch (RuntimeException e) {
            log.accept(Log.failure("MailFeedbackFunction", e));
            throw new IllegalStateException("What SES reported could not be recorded.");
        }
        out.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    private void record(Map<String, Object> report, Consumer<String> log) {
        var feedback = Feedback.read(report);
        if (feedback.isEmpty()) {
            log.accept(Log.line("unreadable", Map.of("where", "MailFeedbackFunction")));
        } else if (Feedback.isOfUnsentMail(report)) {
            log.accept(Log.line(
                    "suppressed",
                    Map.of(
                            "event",
                            feedback.get().event(),
                            "action",
                            "SES did not send a letter, because its address is on the account's suppression list. "
                                    + "DoctorFunction says how to switch that list off for Openseat.")));
        } else {
            record(feedback.get(), log);
        }
    }

    private void record(Feedback feedback, Consumer<String> log) {
        log.accept(Log.line(feedback.type().word(), Map.of("event", feedback.event(), "letter", feedback.kind())));
        if (feedback.isOfSignIn()) {
            return;
        }
        if (feedback.isOfDigest()) {
            suppressDigest(feedback);
        } else {
            registrations
                    .find(Keys.registration(feedback.event(), feedback.row()))
                    .ifPresent(row -> record(feedback, row, log));
        }
    }

    private void record(Feedback feedback, Registration row, Consumer<String> log) {
        switch (feedback.type()) {
            // Once per letter, as for the row: SES reports twice, and one address must not slow everybody down.
            case BOUNCED -> {
                var result = transitions.suppress(row, feedback.sent(), feedback.cause(), Suppression.BOUNCED);
                if (result instanceof TransitionResult.Done) {
                    countBounce(feedback, log);
                }
            }
            case UNDELIVERED -> environment.table().update(MailCounter.BOUNCED.add(feedback.event()));
            case COMPLAINED -> transitions.suppress(row, feedback.sent(), feedback.cause(), Suppression.COMPLAINED);
        }
    }

    private void countBounce(Feedback feedback, Consumer<String> log) {
        var now = environment.clock().instant();
        feedback.network().ifPresent(name -> bounceRate.countBounced(name, feedback.sent(), now));
        bounceRate
                .countBounced(now)
                .ifPresent(rate -> log.accept(Log.line(
                        "alarm",
                        Map.of(
                                "sent", rate.sent(),
                                "bounced", rate.bounced(),
                                "action",
                                        "Too many letters bounce. Until fewer do, only a few an hour go to those "
                                                + "who register, or SES would pause the account."))));
    }

    /// Whoever calls a digest spam wants none; where mail does not arrive, the organizers may have mended the
    /// address when they publish the list again.
    private void suppressDigest(Feedback feedback) {
        var key = Keys.recipient(feedback.event(), feedback.row());
        switch (feedback.type()) {
            case BOUNCED -> environment.table().update(SubscriptionWrites.suppress(key));
            case COMPLAINED -> environment.table().update(SubscriptionWrites.stop(key));
            case UNDELIVERED -> {}
        }
    }
}
