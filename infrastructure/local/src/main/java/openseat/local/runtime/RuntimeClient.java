package openseat.local.runtime;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.local.template.Template;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// The command that starts a function under Lambda's own runtime client, as Lambda's java25 does.
///
/// The client has a native part for Linux only. It is unpacked once, because the client unpacks it to a fixed file, and
/// parallel starts would overwrite what another has loaded.
final class RuntimeClient {

    private static final String JNI = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    /// The jars of the client alone: it loads the function's own from its working directory, as in Lambda.
    private static final String CLASS_PATH = Stream.of(
                    AWSLambda.class, LambdaRuntime.class, PojoSerializer.class, SdkInternalThreadLocal.class)
            .map(RuntimeClient::jar)
            .collect(Collectors.joining(File.pathSeparator));

    private static final Path NATIVE_PART = NativeCode.unpack(
            AWSLambda.class, "/jni/libaws-lambda-jni.linux-" + (NativeCode.IS_ARM ? "aarch_64" : "x86_64") + ".so");

    private RuntimeClient() {}

    /// @throws IllegalArgumentException if the client does not run on this machine
    static void requirePlatform() {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new IllegalArgumentException("--lambda needs Linux, as Lambda's own runtime client does.");
        }
    }

    static List<String> command(Template.Function function) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // The rest of the function's memory is for the JVM itself.
                "-Xmx" + function.memory() * 85 / 100 + "m",
                // For the client's log, which it writes to a file descriptor that it only knows by its number.
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                // So that a developer's own settings of AWS are not found.
                "-Duser.home=/nonexistent",
                "-D" + JNI + "=" + NATIVE_PART));
        if (!function.snapStart()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of("-cp", CLASS_PATH, AWSLambda.class.getName(), function.handler()));
        return command;
    }

    private static String jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
