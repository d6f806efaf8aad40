package openseat.digest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import openseat.mail.Post;
import openseat.table.Ground;

/// Looks every quarter of an hour whose digest is due, and mails it.
public final class DigestFunction implements RequestStreamHandler {

    private final Digests digests;

    public DigestFunction() {
        this(Ground.fromEnvironment());
    }

    private DigestFunction(Ground ground) {
        this(ground, Post.fromEnvironment(ground.settings()));
    }

    public DigestFunction(Ground ground, Post post) {
        this.digests = new Digests(ground, post);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        digests.run(context.getLogger()::log);
        out.write("{}".getBytes(StandardCharsets.UTF_8));
    }
}
