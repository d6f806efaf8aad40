package openseat.local;

import java.io.IOException;
import java.net.BindException;

/// Starts a runner from the command line, as the `run` script does.
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var port = port(arguments);
        if (port < 0) {
            System.err.println("Usage: infrastructure/local/run [--port 3000]");
            System.exit(2);
        }
        try {
            var local = LocalRunner.start(Options.standard().withPort(port));
            Runtime.getRuntime().addShutdownHook(new Thread(local::close));
            System.out.println("Openseat is ready: " + local.url() + "/events");
            System.out.println("Mails: " + local.url()
                    + "/local/mailbox (nothing leaves this machine; Ctrl-C stops it and deletes everything)");
        } catch (BindException e) {
            System.err.println("Port " + port + " is in use; choose another with --port.");
            System.exit(1);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// The requested port; -1 if the arguments are invalid.
    private static int port(String[] arguments) {
        return switch (arguments.length) {
            case 0 -> 3000;
            case 2 ->
                arguments[0].equals("--port")
                                && arguments[1].matches("\\d{1,5}")
                                && Integer.parseInt(arguments[1]) < 65536
                        ? Integer.parseInt(arguments[1])
                        : -1;
            default -> -1;
        };
    }
}
