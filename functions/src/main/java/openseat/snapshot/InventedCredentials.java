package openseat.snapshot;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import openseat.AwsClients;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;

/// A container endpoint of our own: the SDK asks it for credentials in the way that it asks Lambda's after the restore,
/// and gets some that open nothing
/// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html).
final class InventedCredentials implements AutoCloseable {

    private static final String PROPERTY = SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property();
    private static final byte[] ANSWER = """
            {"AccessKeyId": "PRIMING", "SecretAccessKey": "none", "Token": "none", "Expiration": "2100-01-01T00:00:00Z"}
            """.getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    /// Until it is closed, the SDK asks here instead of where the environment says.
    InventedCredentials() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.sendResponseHeaders(200, ANSWER.length);
                exchange.getResponseBody().write(ANSWER);
            }
        });
        server.start();
        System.setProperty(PROPERTY, "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// One that has not asked yet.
    AwsCredentialsProvider provider() {
        return AwsClients.credentials(System.getProperty(PROPERTY));
    }

    @Override
    public void close() {
        System.clearProperty(PROPERTY);
        server.stop(0);
    }
}
