package openseat.upkeep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import openseat.http.Log;
import openseat.letter.Sender;
import openseat.mail.Post;
import openseat.table.Ground;

/// Does every minute whatever is due: news, promotions, letters left behind, lapses and endings.
///
/// Everything it needs stands in the table, so that a run that was cut off, or never came, is made good by the next one.
public final class UpkeepFunction implements RequestStreamHandler {

    private final Ground ground;
    private final Sender sender;
    private final int mailPerSecond;

    public UpkeepFunction() {
        this(Ground.fromEnvironment());
    }

    private UpkeepFunction(Ground ground) {
        this(ground, Post.fromEnvironment(ground.settings()));
    }

    public UpkeepFunction(Ground ground, Post post) {
        this.ground = ground;
        this.sender = new Sender(ground, post);
        this.mailPerSecond = ground.settings().number("MAIL_PER_SECOND");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var pace = new Pace(mailPerSecond);
        Consumer<String> log = context.getLogger()::log;
        attempt(() -> new Lifecycle(ground).run(pace, log), log);
        attempt(() -> new Promoting(ground).run(pace, log), log);
        attempt(() -> new Sweep(ground, sender).run(pace, log), log);
        out.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    /// The failure of one part, or one event, or one row, is no reason to leave the others undone.
    static void attempt(Runnable part, Consumer<String> log) {
        try {
            part.run();
        } catch (RuntimeException e) {
            log.accept(Log.failure("UpkeepFunction", e));
        }
    }
}
