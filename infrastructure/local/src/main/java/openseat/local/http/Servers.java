package openseat.local.http;

/// What the JDK's HTTP servers need in this program.
public final class Servers {

    /// How many may be at the door at once. The JDK's own fifty turn the others away, who then come back a second later.
    public static final int QUEUE = 1000;

    private Servers() {}

    /// Without this every second answer on a kept connection waits 40 ms for an acknowledgement. The JDK reads it once, so it
    /// must be set before the first server is made.
    public static void prepare() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    public static void sleepUntilInterrupted() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
