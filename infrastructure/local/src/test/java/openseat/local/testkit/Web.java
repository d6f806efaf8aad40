package openseat.local.testkit;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import openseat.local.ses.SentMail;

/// Helpers for paths, forms, responses, and the links in mails.
public final class Web {

    private static final Pattern JOIN_LINK = Pattern.compile("http://[^\\s\"<]+/join/[A-Za-z0-9_-]{43}");
    private static final Pattern LINK = Pattern.compile("http://[^\\s\"<]+/registrations/[A-Za-z0-9_-]{43}");

    private Web() {}

    public static String registrations(String event) {
        return "/events/" + event + "/registrations";
    }

    public static String linkIn(SentMail mail) {
        var link = LINK.matcher(mail.text());
        if (!link.find()) {
            throw new IllegalStateException("The mail has no link: " + mail.text());
        }
        return link.group();
    }

    /// The link to join in a mail; blank if it has none.
    public static String joinLinkIn(SentMail mail) {
        var link = JOIN_LINK.matcher(mail.text());
        return link.find() ? link.group() : "";
    }

    /// All private links in a mail.
    public static List<String> links(SentMail mail) {
        return LINK.matcher(mail.text()).results().map(MatchResult::group).toList();
    }

    public static String form(String... fields) {
        var pairs = new ArrayList<String>();
        for (var i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }

    /// Every answer as long as the form allows.
    public static String[] largestAnswers() {
        return new String[] {
            "name",
            "ا".repeat(80),
            "organization",
            "界".repeat(120),
            "participantType",
            "civil-society",
            "interpretation",
            "zh-Hant-TW",
            "access",
            "captions",
            "access",
            "sign",
            "access",
            "step-free",
            "access",
            "documents",
            "accessNote",
            "語".repeat(200),
            "zone",
            "America/Argentina/ComodRivadavia",
            "places",
            "10",
            "lang",
            "zh"
        };
    }

    public static String location(HttpResponse<?> response) {
        return response.headers().firstValue("location").orElse("");
    }

    public static Map<String, Object> json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static Map<String, Object> json(String text) {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
