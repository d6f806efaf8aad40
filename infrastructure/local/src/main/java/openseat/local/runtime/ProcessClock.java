package openseat.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The clock of one process, which differs from the machine's as a file says. Needs libfaketime; without it the clock
/// is the machine's (https://github.com/wolfcw/libfaketime).
final class ProcessClock implements AutoCloseable {

    private static final Optional<Path> LIBRARY = find();

    private final Path folder;
    private final boolean moves;
    private volatile Duration ahead = Duration.ZERO;

    /// @param moves false if the process shall have the machine's clock
    ProcessClock(boolean moves) throws IOException {
        this.moves = moves && isMovable();
        folder = Files.createTempDirectory("openseat-clock");
        set(Duration.ZERO);
    }

    /// Whether clocks can differ from the machine's.
    static boolean isMovable() {
        return LIBRARY.isPresent();
    }

    /// The time that the process reads.
    Instant now() {
        return Instant.now().plus(ahead);
    }

    /// From now on the process is so much ahead of the machine, if that is possible.
    void set(Duration wanted) {
        ahead = moves ? wanted : Duration.ZERO;
        var seconds = String.format(Locale.ROOT, "%+.3f", ahead.toMillis() / 1000.0);
        try {
            // At once, because the process may be reading it.
            var written = Files.writeString(folder.resolve("new"), seconds);
            Files.move(written, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Only the time of day is changed: timeouts and the times of files stay real. The file is read each time.
    Map<String, String> environment() {
        return LIBRARY.filter(_ -> moves)
                .map(library -> Map.of(
                        "LD_PRELOAD", library.toString(),
                        "FAKETIME_TIMESTAMP_FILE", file().toString(),
                        "FAKETIME_NO_CACHE", "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                        // Otherwise waits of a JVM end early (https://github.com/wolfcw/libfaketime/pull/503).
                        "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                        "NO_FAKE_STAT", "1"))
                .orElse(Map.of());
    }

    private Path file() {
        return folder.resolve("offset");
    }

    private static Optional<Path> find() {
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        return Optional.of(Path.of("/usr/lib", architecture + "-linux-gnu", "faketime", "libfaketimeMT.so.1"))
                .filter(Files::exists);
    }

    @Override
    public void close() {
        try {
            for (var file : List.of(file(), folder)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
