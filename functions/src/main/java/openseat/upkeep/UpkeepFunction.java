package openseat.upkeep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.RateLimiter;
import openseat.announcement.SendingTime;
import openseat.http.Log;
import openseat.mail.SesMailer;
import openseat.sending.LetterSender;
import openseat.sending.SignInSender;

/// Does every minute whatever is due: rollouts, promotions, letters left behind, expiries and endings.
///
/// Everything it needs is in the table, so the next run does what a run that was cut off, or never came, left undone.
public final class UpkeepFunction implements RequestStreamHandler {

    /// How long a run may work, out of each minute; the rest is for whatever takes longer than it should.
    static final Duration RUN = Duration.ofSeconds(50);

    /// What is done for events as a whole takes no more of it: letters and expiries must not wait for a long
    /// rollout.
    static final Duration FOR_EVENTS = Duration.ofSeconds(20);

    /// So many wishes to sign in are looked at in a run.
    private static final int SIGN_INS = 100;

    /// Percent of the rate of mails that their letters take.
    private static final int SHARE = SendingTime.SHARE;

    private final Environment environment;
    private final LetterSender sender;
    private final SignInSender signIns;
    private final int mailPerSecond;

    public UpkeepFunction() {
        this(Environment.fromEnvironment());
    }

    private UpkeepFunction(Environment environment) {
        this(environment, SesMailer.fromEnvironment(environment.settings()));
    }

    public UpkeepFunction(Environment environment, SesMailer mailer) {
        this.environment = environment;
        this.sender = new LetterSender(environment, mailer);
        this.signIns = new SignInSender(environment, mailer);
        this.mailPerSecond = environment.settings().number("MAIL_PER_SECOND");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var limiter = new RateLimiter(mailPerSecond, RUN, environment.pace());
        Consumer<String> log = context.getLogger()::log;
        attempt(() -> new Lifecycle(environment).run(limiter, log), log);
        attempt(() -> new WaitingListPromoter(environment).run(limiter, log), log);
        attempt(() -> sweepSignIns(limiter, log), log);
        attempt(() -> new RegistrationSweep(environment, sender).run(limiter, log), log);
        out.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    /// The wishes to sign in that the stream left behind: few, and so soon that nobody else waits long.
    private void sweepSignIns(RateLimiter limiter, Consumer<String> log) {
        environment
                .table()
                .upTo(Keys.DUE, Keys.DUE_SIGN_INS, environment.clock().instant().getEpochSecond(), SIGN_INS)
                .takeWhile(_ -> !limiter.isOver(FOR_EVENTS))
                .limit(SIGN_INS)
                .forEach(key -> attempt(() -> signIns.send(key, () -> limiter.await(SHARE), log), log));
    }

    /// The failure of one part, or one event, or one row, must not keep the others from being done.
    static void attempt(Runnable part, Consumer<String> log) {
        try {
            part.run();
        } catch (RuntimeException e) {
            log.accept(Log.failure("UpkeepFunction", e));
        }
    }
}
