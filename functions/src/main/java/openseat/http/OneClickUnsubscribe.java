package openseat.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// The request that a mailbox sends when its owner presses its own button to unsubscribe: `List-Unsubscribe=One-Click`
/// as a form, in either of its encodings (RFC 8058, section 3.1).
public final class OneClickUnsubscribe {

    private static final int MAX_BODY = 2_000;

    private static final Pattern PART = Pattern.compile(
            "content-disposition:\\s*form-data;\\s*name=\"?list-unsubscribe\"?[^\\r\\n]*\\r?\\n(?:[^\\r\\n]+\\r?\\n)*\\r?\\n"
                    + "one-click\\s",
            Pattern.CASE_INSENSITIVE);

    private OneClickUnsubscribe() {}

    public static boolean isIn(Request request) {
        if (request.body().length > MAX_BODY) {
            return false;
        }
        var type = request.header("content-type").toLowerCase(Locale.ROOT);
        var body = new String(request.body(), StandardCharsets.UTF_8);
        return type.startsWith("multipart/form-data")
                ? PART.matcher(body).find()
                : type.startsWith("application/x-www-form-urlencoded")
                        && body.strip().equalsIgnoreCase("List-Unsubscribe=One-Click");
    }
}
