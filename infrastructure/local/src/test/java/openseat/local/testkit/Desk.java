package openseat.local.testkit;

import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.PAGE;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import openseat.local.ses.SentMail;
import org.jsoup.Jsoup;

/// The organizers' desk as somebody uses it in a browser: with the cookie, and with forms that carry the token.
///
/// @param cookie name and value, as a browser sends it
public record Desk(TestStack stack, String cookie) {

    /// Whom the runner's parameter names.
    public static final String ORGANIZER = "organizer@openseat.example";

    private static final Pattern LINK = Pattern.compile("http://[^\\s\"<]+(/desk/sign-in/[A-Za-z0-9_-]{43})");

    /// Signs in by the link of a letter.
    public static Desk signIn(TestStack stack, String address) {
        ask(stack, address);
        stack.local.stream().drain();
        return new Desk(stack, cookie(press(stack, link(stack.mailTo(address)))));
    }

    /// Types an address.
    public static HttpResponse<String> ask(TestStack stack, String address, String... more) {
        return post(stack, "/desk", Web.form("email", address) + (more.length == 0 ? "" : "&" + Web.form(more)));
    }

    /// The path of the link in a letter.
    public static String link(SentMail mail) {
        var link = LINK.matcher(mail.text());
        if (!link.find()) {
            throw new IllegalStateException("The mail has no link to sign in: " + mail.text());
        }
        return link.group(1);
    }

    /// Presses the button on the page of a link.
    public static HttpResponse<String> press(TestStack stack, String link) {
        return post(stack, link, "lang=en");
    }

    /// The cookie that an answer sets.
    public static String cookie(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("set-cookie")
                .orElseThrow(() -> new IllegalStateException("No cookie: " + answer.statusCode()))
                .split(";")[0];
    }

    /// A form as one of our own pages sends it.
    private static HttpResponse<String> post(TestStack stack, String path, String body, String... headers) {
        var all = new String[headers.length + 4];
        all[0] = "accept";
        all[1] = PAGE;
        all[2] = "origin";
        all[3] = stack.local.url();
        System.arraycopy(headers, 0, all, 4, headers.length);
        return stack.post(path, FORM, body, all);
    }

    public HttpResponse<String> get(String path) {
        return stack.get(path, "accept", PAGE, "cookie", cookie);
    }

    /// Sends a form with the token of this session.
    public HttpResponse<String> post(String path, String... fields) {
        return postWith(token(), path, fields);
    }

    /// Sends a form with any token.
    public HttpResponse<String> postWith(String token, String path, String... fields) {
        var body = Web.form("token", token) + (fields.length == 0 ? "" : "&" + Web.form(fields));
        return post(stack, path, body, "cookie", cookie);
    }

    /// Of this session, as its pages have it.
    public String token() {
        var token = Jsoup.parse(get("/desk").body()).selectFirst("input[name=token]");
        if (token == null) {
            throw new IllegalStateException("Nobody is signed in.");
        }
        return token.attr("value");
    }

    public boolean isSignedIn() {
        return get("/desk").body().contains("name=\"token\"");
    }
}
