package openseat.local.eventbridge;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import openseat.local.http.Json;

/// Changes an event before the target of an EventBridge rule gets it
/// (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html).
///
/// @param paths variable to its path in the event, in dot notation: `$.detail.mail.tags.event[0]`
/// @param template JSON with the variables as `<name>`
record InputTransformer(Map<String, String> paths, String template) {

    private static final Pattern STEP = Pattern.compile("\\.([\\w-]+)|\\[(\\d+)]");
    private static final Pattern PATH = Pattern.compile("\\$((\\.[\\w-]+)|(\\[\\d+]))*");
    private static final Pattern VARIABLE = Pattern.compile("<([\\w-]+)>");
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|" + VARIABLE);

    /// @throws IllegalArgumentException if EventBridge, or the runner, does not support a path
    InputTransformer {
        paths.values().forEach(path -> {
            if (!PATH.matcher(path).matches()) {
                throw new IllegalArgumentException("The runner does not support the path " + path);
            }
        });
    }

    /// A variable outside quotes is replaced by its JSON, one inside quotes by its text. A missing value is an
    /// empty text.
    String transform(Map<String, Object> event) {
        return TOKEN.matcher(template)
                .replaceAll(token -> Matcher.quoteReplacement(
                        token.group(1) != null
                                ? Json.write(value(token.group(1), event))
                                : VARIABLE.matcher(token.group())
                                        .replaceAll(found ->
                                                Matcher.quoteReplacement(text(value(found.group(1), event))))));
    }

    private Object value(String variable, Map<String, Object> event) {
        var value = paths.containsKey(variable) ? at(paths.get(variable), event) : null;
        return value == null ? "" : value;
    }

    /// The value at a path; null if there is none.
    private static Object at(String path, Map<String, Object> event) {
        Object value = event;
        var steps = STEP.matcher(path);
        while (steps.find()) {
            var list = Json.list(value);
            value = steps.group(1) != null
                    ? Json.map(value).get(steps.group(1))
                    : Integer.parseInt(steps.group(2)) < list.size()
                            ? list.get(Integer.parseInt(steps.group(2)))
                            : null;
        }
        return value;
    }

    private static String text(Object value) {
        var json = Json.write(value);
        return value instanceof String ? json.substring(1, json.length() - 1) : json;
    }
}
