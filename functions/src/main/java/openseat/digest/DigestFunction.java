package openseat.digest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import openseat.Environment;
import openseat.RateLimiter;
import openseat.mail.SesMailer;

/// Looks every quarter of an hour whose digest is due, and mails it.
public final class DigestFunction implements RequestStreamHandler {

    /// How long a run sends, out of the ten minutes that Lambda gives it: before the next run begins.
    private static final Duration RUN = Duration.ofMinutes(9);

    private final DigestSender digests;
    private final RateLimiter.Time pace;
    private final int mailPerSecond;

    public DigestFunction() {
        this(Environment.fromEnvironment());
    }

    private DigestFunction(Environment environment) {
        this(environment, SesMailer.fromEnvironment(environment.settings()));
    }

    public DigestFunction(Environment environment, SesMailer mailer) {
        this.digests = new DigestSender(environment, mailer);
        this.pace = environment.pace();
        this.mailPerSecond = environment.settings().number("MAIL_PER_SECOND");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        digests.run(new RateLimiter(mailPerSecond, RUN, pace), context.getLogger()::log);
        out.write("{}".getBytes(StandardCharsets.UTF_8));
    }
}
