package openseat.local.runtime;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import openseat.local.lambda.LogLines;

/// Everything that the process of a function writes: what is printed, and what the function logs by Lambda's logger.
///
/// The runtime client writes the second to a file descriptor that Lambda opens, entry by entry; to its standard output
/// it would write them without an end. A line that is read late counts to the next invocation.
final class ProcessLog {

    static final String FILE_DESCRIPTOR = "3";

    private final String function;
    private final LogLines log;
    private final List<Thread> readers = new ArrayList<>();
    private volatile String invocation = "";

    ProcessLog(String function, LogLines log) {
        this.function = function;
        this.log = log;
    }

    /// The command with what it logs in place of its error stream, and its error stream joined to what it prints.
    static List<String> command(List<String> command) {
        var wrapped = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" 3>&2 2>&1", "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    void read(Process process) {
        readers.add(Thread.ofPlatform().daemon().start(() -> readPrinted(process.getInputStream())));
        readers.add(Thread.ofPlatform().daemon().start(() -> readLogged(process.getErrorStream())));
    }

    /// From now on, lines belong to this invocation.
    void begin(String invocation) {
        this.invocation = invocation;
    }

    void add(String line) {
        if (!line.isBlank()) {
            log.add(function, invocation, line);
        }
    }

    /// Returns when everything has been read that a process wrote before it ended.
    void finish() {
        try {
            for (var reader : readers) {
                reader.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readPrinted(InputStream printed) {
        try (var lines = new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::add);
        } catch (IOException | UncheckedIOException e) {
            // The process was killed.
        }
    }

    /// Each entry is preceded by its kind, its length and its time.
    private void readLogged(InputStream entries) {
        try (var in = new DataInputStream(entries)) {
            while (true) {
                in.readInt();
                var length = in.readInt();
                in.readLong();
                new String(in.readNBytes(length), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(this::add);
            }
        } catch (EOFException e) {
            // The process has ended.
        } catch (IOException e) {
            // It was killed.
        }
    }
}
