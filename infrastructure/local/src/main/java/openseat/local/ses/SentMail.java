package openseat.local.ses;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.local.http.Json;

/// A mail that SES has accepted.
///
/// @param tags SES repeats them in events about the mail
/// @param source the request as it arrived, without the content of attachments
public record SentMail(
        String id,
        Instant at,
        String from,
        List<String> to,
        String subject,
        Map<String, String> headers,
        String text,
        String html,
        List<Attachment> attachments,
        Map<String, String> tags,
        String source) {

    /// An attached file.
    ///
    /// @param content in base64
    public record Attachment(String name, String type, String content) {}

    static SentMail of(String id, Instant at, Map<String, Object> request) {
        var message = Json.map(Json.map(request.get("Content")).get("Simple"));
        var body = Json.map(message.get("Body"));
        var headers = new LinkedHashMap<String, String>();
        var replyTo = Json.list(request.get("ReplyToAddresses")).stream()
                .map(Json::text)
                .toList();
        if (!replyTo.isEmpty()) {
            headers.put("Reply-To", String.join(", ", replyTo));
        }
        headers.putAll(pairs(message.get("Headers")));
        var attachments = Json.list(message.get("Attachments")).stream()
                .map(Json::map)
                .map(a -> new Attachment(
                        Json.text(a.get("FileName")), Json.text(a.get("ContentType")), Json.text(a.get("RawContent"))))
                .toList();
        return new SentMail(
                id,
                at,
                Json.text(request.get("FromEmailAddress")),
                SesRules.recipients(request),
                data(message.get("Subject")),
                headers,
                data(body.get("Text")),
                data(body.get("Html")),
                attachments,
                pairs(request.get("EmailTags")),
                Json.indented(abridged(request)));
    }

    private static String data(Object content) {
        return Json.text(Json.map(content).get("Data"));
    }

    private static Map<String, String> pairs(Object list) {
        var pairs = new LinkedHashMap<String, String>();
        Json.list(list).stream()
                .map(Json::map)
                .forEach(p -> pairs.put(Json.text(p.get("Name")), Json.text(p.get("Value"))));
        return pairs;
    }

    private static Object abridged(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                Json.map(map).forEach((name, v) -> copy.put(name, name.equals("RawContent") ? "…" : abridged(v)));
                yield copy;
            }
            case List<?> list -> list.stream().map(SentMail::abridged).toList();
            default -> value;
        };
    }

    /// As in the response to `GET /local/mailbox`.
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("at", at.toString());
        json.put("from", from);
        json.put("to", to);
        json.put("subject", subject);
        json.put("headers", headers);
        json.put("text", text);
        json.put("html", html);
        json.put(
                "attachments",
                attachments.stream()
                        .map(a -> Map.of("name", a.name(), "type", a.type(), "content", a.content()))
                        .toList());
        json.put("tags", tags);
        return json;
    }
}
