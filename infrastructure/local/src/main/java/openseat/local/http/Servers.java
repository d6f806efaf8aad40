package openseat.local.http;

import java.time.Duration;

/// Settings and helpers for the JDK's HTTP server.
public final class Servers {

    /// How many connections may wait to be accepted. The JDK's default of 50 refuses the rest, and those clients
    /// only come back a second later.
    public static final int BACKLOG = 1000;

    private Servers() {}

    /// Call this before the first server is created: the JDK reads the properties once. Without `nodelay`, every
    /// second response on a kept-alive connection waits 40 ms for an acknowledgement.
    public static void configure() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    public static void sleepUntilInterrupted() {
        sleep(Duration.ofMillis(Long.MAX_VALUE));
    }

    /// Returns early if the thread is interrupted.
    public static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
