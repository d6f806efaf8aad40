package openseat.local;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import openseat.local.apigateway.GatewayResponse;
import openseat.local.ses.SentMail;

/// The pages that show the sent mails as they render.
final class MailboxPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
            body { margin: 0 auto; max-width: 60rem; padding: 1rem }
            table { border-collapse: collapse; width: 100% }
            td, th { text-align: start; padding: .4rem .6rem; border-bottom: 1px solid #8886; vertical-align: top }
            td, th { overflow-wrap: anywhere } .mails { padding: 0; list-style: none }
            .mails li { padding: .6rem 0; border-bottom: 1px solid #8886 }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8886;
              padding: .8rem; font-size: .9rem }
            iframe { border: 1px solid #8886; width: 100%; height: 44rem; background: Canvas }
            iframe.phone { width: 375px } nav a { margin-inline-end: 1rem } .quiet { opacity: .7 }
            """;

    private MailboxPage() {}

    static String list(List<SentMail> newestFirst) {
        var rows = newestFirst.stream()
                .map(mail -> """
                <li><a href="/local/mailbox/%s"><bdi>%s</bdi></a><br><span class="quiet">%s, %s</span></li>
                """.formatted(
                                mail.id(),
                                escape(mail.subject()),
                                escape(String.join(", ", mail.to())),
                                mail.at().truncatedTo(ChronoUnit.SECONDS)))
                .collect(Collectors.joining());
        return page(
                "Mailbox",
                newestFirst.isEmpty() ? "<p>No mail has been sent yet.</p>" : "<ul class=\"mails\">" + rows + "</ul>");
    }

    static String mail(SentMail mail, Map<String, String> query) {
        var phone = "phone".equals(query.get("width"));
        var dark = "dark".equals(query.get("scheme"));
        var headers = mail.headers().entrySet().stream()
                .map(h -> "<tr><th>%s</th><td>%s</td></tr>".formatted(escape(h.getKey()), escape(h.getValue())))
                .collect(Collectors.joining());
        var attachments = IntStream.range(0, mail.attachments().size())
                .mapToObj(i -> """
                <li><a href="/local/mailbox/%s/attachments/%d">%s</a> <span class="quiet">%s</span>%s</li>
                """.formatted(
                                mail.id(),
                                i,
                                escape(mail.attachments().get(i).name()),
                                escape(mail.attachments().get(i).type()),
                                preview(mail.attachments().get(i))))
                .collect(Collectors.joining());
        return page(mail.subject(), """
                <p><a href="/local/mailbox">All mails</a></p>
                <table><tr><th>From</th><td>%s</td></tr><tr><th>To</th><td>%s</td></tr>
                <tr><th>Sent</th><td>%s</td></tr>%s</table>
                <h2>As HTML</h2>
                <nav>%s %s</nav>
                <iframe class="%s" style="color-scheme: %s" title="The mail as HTML" src="/local/mailbox/%s/html"
                  sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
                <h2>As text</h2><pre dir="auto">%s</pre>
                <h2>Attachments</h2>%s
                <details><summary>Source of the HTML</summary><pre>%s</pre></details>
                <details><summary>Request to SES</summary><pre>%s</pre></details>
                """.formatted(
                        escape(mail.from()),
                        escape(String.join(", ", mail.to())),
                        mail.at(),
                        headers,
                        toggle(phone ? "Full width" : "Phone width", !phone, dark),
                        toggle(dark ? "Light" : "Dark", phone, !dark),
                        phone ? "phone" : "",
                        dark ? "dark" : "light",
                        mail.id(),
                        linked(mail.text()),
                        attachments.isEmpty() ? "<p>None.</p>" : "<ul>" + attachments + "</ul>",
                        escape(mail.html()),
                        escape(mail.source())));
    }

    private static String toggle(String label, boolean phone, boolean dark) {
        return "<a href=\"?width=%s&amp;scheme=%s\">%s</a>"
                .formatted(phone ? "phone" : "full", dark ? "dark" : "light", label);
    }

    private static String preview(SentMail.Attachment attachment) {
        return attachment.type().startsWith("text/")
                ? "<pre dir=\"auto\">"
                        + escape(new String(Base64.getDecoder().decode(attachment.content()), StandardCharsets.UTF_8))
                        + "</pre>"
                : "";
    }

    /// The mail's HTML alone: without scripts or external resources; its links open in a new tab.
    static GatewayResponse html(SentMail mail) {
        return new GatewayResponse(
                200,
                List.of(
                        Map.entry("content-type", "text/html; charset=utf-8"),
                        Map.entry("cache-control", "no-store"),
                        Map.entry(
                                "content-security-policy",
                                "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
                                        + "style-src 'unsafe-inline'; img-src data:")),
                mail.html()
                        .replaceFirst("<head[^>]*>", "$0<base target=\"_blank\">")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String linked(String text) {
        return escape(text).replaceAll("https?://[^\\s<>\"]+", "<a href=\"$0\">$0</a>");
    }

    private static String page(String title, String body) {
        return """
                <!doctype html><html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title><style>%s</style></head><body><h1 dir="auto">%s</h1>
                %s</body></html>
                """.formatted(escape(title), STYLE, escape(title), body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
