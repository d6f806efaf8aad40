package openseat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for 127.0.0.1 that only the processes started here trust, so that their calls to AWS are encrypted as
/// in the cloud.
record Certificate(Path store, Path certificate, SSLContext context) {

    private static final String PASSWORD = "openseat";

    static Certificate create() throws IOException {
        var folder = Files.createTempDirectory("openseat-bench");
        // 2048 bits of RSA, as DynamoDB's own certificates have.
        keytool(folder, "-genkeypair -keyalg RSA -keysize 2048 -dname CN=127.0.0.1 -ext SAN=IP:127.0.0.1 -validity 2");
        keytool(folder, "-exportcert -rfc -file certificate.pem");
        var store = folder.resolve("certificate.p12");
        try (var in = Files.newInputStream(store)) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return new Certificate(store, folder.resolve("certificate.pem"), context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// With which options a JVM trusts it.
    String trustOptions() {
        return "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    /// With which variables the CRT trusts it
    /// (https://github.com/aws/aws-lc/blob/main/include/openssl/x509.h, `X509_STORE_set_default_paths`).
    Map<String, String> trustVariables() {
        return Map.of("SSL_CERT_FILE", certificate.toString());
    }

    private static void keytool(Path folder, String options) throws IOException {
        var all = options + " -alias aws -storetype PKCS12 -keystore certificate.p12 -storepass " + PASSWORD;
        var command = new ArrayList<>(List.of(all.split(" ")));
        command.addFirst(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
