package openseat.local.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// How the processes of deployed functions are started on this machine.
///
/// @param prefix stands before the command of the JVM, such as `taskset -c 1`
/// @param variables added to those that Lambda and the template set
/// @param tls for the address of AWS; empty for plain HTTP
/// @param movesClock whether processes follow the runner's clock instead of the machine's, which makes them slower
public record ProcessOptions(
        List<String> prefix, Map<String, String> variables, Optional<SSLContext> tls, boolean movesClock) {

    public static final ProcessOptions STANDARD = new ProcessOptions(List.of(), Map.of(), Optional.empty(), true);

    public ProcessOptions {
        prefix = List.copyOf(prefix);
        variables = Map.copyOf(variables);
    }
}
