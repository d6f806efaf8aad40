package openseat.letter;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import openseat.Environment;
import openseat.dynamodb.Key;
import openseat.http.Json;
import openseat.http.Log;
import openseat.mail.SesMailer;

/// Sends at once what has just become owed: the stream rings, the table says what to do.
///
/// It reports success whatever happens: what it did not send stays owed in the table, and upkeep finds it.
public final class SendMailFunction implements RequestStreamHandler {

    private final LetterSender sender;

    public SendMailFunction() {
        this(Environment.fromEnvironment());
    }

    private SendMailFunction(Environment ground) {
        this(ground, SesMailer.fromEnvironment(ground.settings()));
    }

    public SendMailFunction(Environment ground, SesMailer post) {
        this.sender = new LetterSender(ground, post);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var keys = new LinkedHashSet<Key>();
        for (var entry : Json.list(Json.readInvocation(in).get("Records"))) {
            key(entry).ifPresent(keys::add);
        }
        for (var key : keys) {
            if (ring(key, context) == LetterSender.Outcome.THROTTLED) {
                break;
            }
        }
        out.write("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
    }

    private LetterSender.Outcome ring(Key key, Context context) {
        try {
            return sender.send(key, context.getLogger()::log);
        } catch (RuntimeException e) {
            context.getLogger().log(Log.failure("SendMailFunction", e));
            return LetterSender.Outcome.PUT_OFF;
        }
    }

    /// The row that a record is about; a record that cannot be read rings for nobody.
    private static Optional<Key> key(Object entry) {
        var keys = Json.object(Json.object(Json.object(entry).get("dynamodb")).get("Keys"));
        var pk = Json.string(Json.object(keys.get("pk")).get("S"));
        var sk = Json.string(Json.object(keys.get("sk")).get("S"));
        return pk.startsWith("R#") && pk.lastIndexOf('#') > 2 && !sk.isEmpty() ? Optional.of(new Key(pk, sk)) : Optional.empty();
    }
}
