package openseat.local.aws;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import openseat.local.http.Servers;

/// One address of the AWS endpoint, whose connections can be dropped without affecting those of another.
public final class AwsListener implements AutoCloseable {

    static {
        Servers.configure();
    }

    private final HttpHandler handler;
    private final Executor threads;
    private final Optional<SSLContext> tls;
    private final URI url;
    private HttpServer server;

    /// @param tls empty for plain HTTP
    AwsListener(HttpHandler handler, Executor threads, Optional<SSLContext> tls) throws IOException {
        this.handler = handler;
        this.threads = threads;
        this.tls = tls;
        server = listen(0);
        url = URI.create((tls.isPresent() ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort());
    }

    private HttpServer listen(int port) throws IOException {
        var created = create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        created.setExecutor(threads);
        created.createContext("/", handler);
        created.start();
        return created;
    }

    private HttpServer create(InetSocketAddress address) throws IOException {
        if (tls.isEmpty()) {
            return HttpServer.create(address, Servers.BACKLOG);
        }
        var created = HttpsServer.create(address, Servers.BACKLOG);
        created.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
        return created;
    }

    /// For the clients of the SDK.
    public URI url() {
        return url;
    }

    /// Closes all connections, and accepts new ones at the same address.
    public synchronized void dropConnections() {
        server.stop(0);
        try {
            server = listen(url.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        server.stop(0);
    }
}
