package openseat.digest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import openseat.Environment;
import openseat.mail.SesMailer;

/// Looks every quarter of an hour whose digest is due, and mails it.
public final class DigestFunction implements RequestStreamHandler {

    private final DigestSender digests;

    public DigestFunction() {
        this(Environment.fromEnvironment());
    }

    private DigestFunction(Environment environment) {
        this(environment, SesMailer.fromEnvironment(environment.settings()));
    }

    public DigestFunction(Environment environment, SesMailer mailer) {
        this.digests = new DigestSender(environment, mailer);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        digests.run(context.getLogger()::log);
        out.write("{}".getBytes(StandardCharsets.UTF_8));
    }
}
