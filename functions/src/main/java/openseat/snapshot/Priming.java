package openseat.snapshot;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import openseat.AwsClients;
import openseat.Environment;
import openseat.Settings;
import openseat.dynamodb.Table;
import openseat.http.HttpFunction;
import openseat.http.Log;
import openseat.i18n.Language;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Has a function answer requests before the snapshot, in every language, so that its code is loaded and compiled.
///
/// It costs no visitor anything: Lambda runs it while a version is published. A failure prevents nothing and is logged
/// as one line.
public final class Priming {

    /// With six languages each request is made 240 times: C1 compiles a method after 200 calls.
    private static final int ROUNDS = 40;

    private Priming() {}

    /// So that no credential stays in the snapshot.
    static AwsCredentialsProvider inventedCredentials() {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create("PRIMING", "none", "none"));
    }

    /// Does nothing unless a snapshot is about to be taken.
    ///
    /// @param function makes one that is thrown away
    public static void run(Function<Environment, HttpFunction> function, List<PrimingRequest> requests) {
        if (!"snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            return;
        }
        try {
            var settings = new Settings(System.getenv());
            var table = PrimedTable.read();
            for (var round = 0; round < ROUNDS; round++) {
                answers(function, requests, table, settings);
            }
            FirstConnections.openAndClose(settings.text("TABLE"));
        } catch (FailedRequest e) {
            LambdaRuntime.getLogger().log(e.getMessage());
        } catch (Exception | LinkageError e) {
            LambdaRuntime.getLogger().log(Log.failure("Priming", e));
        }
    }

    /// What the function answers to these requests in each language.
    ///
    /// @throws FailedRequest if one of them fails
    static List<String> answers(
            Function<Environment, HttpFunction> function,
            List<PrimingRequest> requests,
            PrimedTable table,
            Settings settings)
            throws IOException {
        // Neither the time nor a random number may be the same in all that is restored.
        var clock = Clock.fixed(table.at(), ZoneOffset.UTC);
        var answers = new ArrayList<String>();
        try (var client = AwsClients.dynamoDb(inventedCredentials(), new PrimedDynamoDb.Builder(table))) {
            var environment = new Environment(new Table(client, settings.text("TABLE")), clock, () -> 0L, settings);
            var primed = function.apply(environment);
            for (var request : requests) {
                for (var language : Language.all()) {
                    var out = new ByteArrayOutputStream();
                    var log = new ArrayList<String>();
                    var event = new ByteArrayInputStream(request.event(table, language.tag()));
                    primed.handleRequest(event, out, new PrimingContext(log));
                    if (!log.isEmpty()) {
                        throw new FailedRequest(log.getFirst());
                    }
                    answers.add(out.toString(StandardCharsets.UTF_8));
                }
            }
        }
        return answers;
    }

    /// A request failed; the message is the line that the function logged.
    static final class FailedRequest extends RuntimeException {

        private static final long serialVersionUID = 1;

        FailedRequest(String line) {
            super(line);
        }
    }
}
