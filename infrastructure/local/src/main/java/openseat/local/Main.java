package openseat.local;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Optional;

/// Starts a runner from the command line, as the `run` script does.
final class Main {

    private static final String USAGE = """
            Usage: infrastructure/local/run [--port 3000] [--lambda]

              --port    the port of the pages; 0 is any free one
              --lambda  runs what `sam build` made, each function in a JVM of its own under Lambda's runtime client.
                        Moving the clock (/local/clock) then needs libfaketime (Debian: faketime), or is answered
                        with 409; a function's clock moves when it is invoked next.""";

    private Main() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        var options = options(List.of(arguments));
        if (options.isEmpty()) {
            System.err.println(USAGE);
            System.exit(2);
        }
        try {
            var local = LocalRunner.start(options.get());
            Runtime.getRuntime().addShutdownHook(new Thread(local::close));
            System.out.println("Openseat is ready: " + local.url() + "/events");
            System.out.println("Mails: " + local.url()
                    + "/local/mailbox (nothing leaves this machine; Ctrl-C stops it and deletes everything)");
        } catch (BindException e) {
            System.err.println("Port " + options.get().port() + " is in use; choose another with --port.");
            System.exit(1);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// Empty if the arguments are invalid.
    private static Optional<Options> options(List<String> arguments) {
        var options = Options.standard();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            switch (rest.next()) {
                case "--lambda" -> options = options.asDeployed();
                case "--port" -> {
                    var port = rest.hasNext() ? rest.next() : "";
                    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
                        return Optional.empty();
                    }
                    options = options.withPort(Integer.parseInt(port));
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(options);
    }
}
