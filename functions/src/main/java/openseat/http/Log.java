package openseat.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// Lines for the log, one JSON object each. They say what happened, never to whom.
public final class Log {

    private static final int FRAMES = 12;

    private Log() {}

    /// A line: what happened, with numbers and fixed words only.
    public static String line(String what, Map<String, ?> values) {
        var line = new LinkedHashMap<String, Object>();
        line.put("what", what);
        line.putAll(values);
        return Json.write(line);
    }

    /// An exception: classes and lines of code. No messages, because a message may quote what a person typed.
    public static String failure(String where, Throwable failure) {
        return line("failure", Map.of("where", where, "cause", causes(failure)));
    }

    /// An exception that one event has caused: an event's id is public.
    public static String failure(String where, String event, Throwable failure) {
        return line("failure", Map.of("where", where, "event", event, "cause", causes(failure)));
    }

    private static String causes(Throwable failure) {
        var causes = new StringBuilder();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            causes.append(causes.isEmpty() ? "" : " <- ")
                    .append(cause.getClass().getName());
            var trace = cause.getStackTrace();
            for (var i = 0; i < Math.min(FRAMES, trace.length); i++) {
                causes.append(" at ")
                        .append(trace[i].getClassName())
                        .append('.')
                        .append(trace[i].getMethodName())
                        .append(':')
                        .append(trace[i].getLineNumber());
            }
        }
        return causes.toString();
    }
}
