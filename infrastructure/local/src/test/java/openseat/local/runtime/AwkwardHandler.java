package openseat.local.runtime;

import com.amazonaws.services.lambda.crac.Context;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A function that does on request what functions should not do. Runs in a JVM of its own, so it uses only the JDK.
///
/// It fails to start, and to be restored, as long as there is a file named by the variable `BROKEN`.
public final class AwkwardHandler implements RequestStreamHandler, Resource {

    private final Instant started = Instant.now();
    private final Socket connection;
    private final List<String> hooks = new ArrayList<>();

    public AwkwardHandler() throws IOException {
        failIfBroken();
        var aws = URI.create(System.getenv("AWS_ENDPOINT_URL"));
        connection = new Socket(aws.getHost(), aws.getPort());
        connection.setSoTimeout(2000);
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        hooks.add("before " + isConnected());
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        failIfBroken();
        hooks.add("after " + isConnected());
    }

    private static void failIfBroken() {
        if (Files.exists(Path.of(System.getenv("BROKEN")))) {
            throw new IllegalStateException("It is broken.");
        }
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, com.amazonaws.services.lambda.runtime.Context context)
            throws IOException {
        var event = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\"", "");
        context.getLogger().log("logged " + event);
        System.out.println("printed " + event);
        var result = switch (event) {
            case "environment" ->
                System.getenv().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n"));
            case "throw" -> throw new IllegalArgumentException("It threw.");
            case "exit" -> {
                Runtime.getRuntime().halt(3);
                yield "";
            }
            case "memory" -> throw new OutOfMemoryError("It was too much.");
            case "sleep" -> {
                sleep();
                yield id();
            }
            case "large" -> "x".repeat(6 * 1024 * 1024 + 1);
            case "times" -> started + " " + Instant.now() + " " + context.getRemainingTimeInMillis();
            case "hooks" -> String.join(", ", hooks);
            case "credentials" ->
                credentials("wrong") + " " + credentials(System.getenv("AWS_CONTAINER_AUTHORIZATION_TOKEN"));
            default -> id();
        };
        out.write(result.getBytes(StandardCharsets.UTF_8));
    }

    private static String id() {
        return Long.toString(ProcessHandle.current().pid());
    }

    /// Whether the connection that the constructor opened still gets an answer.
    private boolean isConnected() {
        try {
            connection
                    .getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var read = connection.getInputStream().read(new byte[10_000]);
            return read > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String credentials(String token) throws IOException {
        var request = (HttpURLConnection) URI.create(System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
                .toURL()
                .openConnection();
        request.setRequestProperty("Authorization", token);
        if (request.getResponseCode() != 200) {
            return Integer.toString(request.getResponseCode());
        }
        try (var in = request.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
