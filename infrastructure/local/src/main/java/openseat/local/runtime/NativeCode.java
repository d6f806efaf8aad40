package openseat.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.crt.CRT;

/// The native parts of libraries, and where a function finds them.
final class NativeCode {

    static final boolean IS_ARM = System.getProperty("os.arch").equals("aarch64");

    /// The CRT's for this machine, which may have other processors than the template chooses.
    private static final Path CRT_FOLDER = crt();

    private NativeCode() {}

    /// What Lambda sets as `LD_LIBRARY_PATH`; this machine's own CRT comes first, as if the function had been built
    /// for its processors (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html).
    static String path(Path taskRoot) {
        return Stream.of(
                        CRT_FOLDER,
                        "/lib64",
                        "/usr/lib64",
                        "/var/runtime",
                        "/var/runtime/lib",
                        taskRoot,
                        taskRoot.resolve("lib"),
                        "/opt/lib")
                .map(Object::toString)
                .collect(Collectors.joining(":"));
    }

    private static Path crt() {
        var name = "libaws-crt-jni.so";
        var file = unpack(CRT.class, "/linux/" + (IS_ARM ? "armv8" : "x86_64") + "/glibc/" + name);
        try {
            var folder = Files.createTempDirectory("openseat-crt");
            folder.toFile().deleteOnExit();
            var library = Files.move(file, folder.resolve(name));
            library.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of a library, in a file of its own that is deleted at the end.
    static Path unpack(Class<?> ofLibrary, String resource) {
        try (var in = ofLibrary.getResourceAsStream(resource)) {
            var file = Files.createTempFile("openseat", ".so");
            file.toFile().deleteOnExit();
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
