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
import openseat.mail.Outbox;
import openseat.mail.SesMailer;

/// Sends at once the letters that have just become pending: the stream wakes it, the table says what to do.
///
/// It reports success whatever happens: what it did not send stays pending in the table, and upkeep finds it.
public final class SendMailFunction implements RequestStreamHandler {

    private final LetterSender sender;

    public SendMailFunction() {
        this(Environment.fromEnvironment());
    }

    private SendMailFunction(Environment environment) {
        this(environment, SesMailer.fromEnvironment(environment.settings()));
    }

    public SendMailFunction(Environment environment, SesMailer mailer) {
        this.sender = new LetterSender(environment, mailer);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var keys = new LinkedHashSet<Key>();
        for (var entry : Json.list(Json.readInvocation(in).get("Records"))) {
            registration(entry).ifPresent(keys::add);
        }
        for (var key : keys) {
            if (send(key, context) == Outbox.Outcome.THROTTLED) {
                break;
            }
        }
        out.write("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
    }

    private Outbox.Outcome send(Key key, Context context) {
        try {
            return sender.send(key, context.getLogger()::log);
        } catch (RuntimeException e) {
            context.getLogger().log(Log.failure("SendMailFunction", e));
            return Outbox.Outcome.POSTPONED;
        }
    }

    /// The registration that a record is about; empty if it is about something else.
    private static Optional<Key> registration(Object entry) {
        var keys = Json.object(Json.object(Json.object(entry).get("dynamodb")).get("Keys"));
        var pk = Json.string(Json.object(keys.get("pk")).get("S"));
        var sk = Json.string(Json.object(keys.get("sk")).get("S"));
        var isRegistration = pk.startsWith("R#") && pk.lastIndexOf('#') > 2 && !sk.isEmpty();
        return isRegistration ? Optional.of(new Key(pk, sk)) : Optional.empty();
    }
}
