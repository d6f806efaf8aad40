package openseat.input;

import com.sanctionco.jmail.JMail;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// An email address that SES can write to: local part in ASCII as typed, domain in lower-case A-labels (RFC 5890).
public record EmailAddress(String local, String domain) {

    /// The longest address in SMTP (RFC 5321, section 4.5.3.1.3, without the angle brackets), in bytes.
    public static final int MAX = 254;

    /// No address is longer when typed: NFC turns at most four UTF-16 units into one
    /// (https://www.unicode.org/faq/normalization.html).
    private static final int MAX_TYPED = 4 * MAX;

    /// No comments and no quotes (RFC 5322, section 3.2.3), because they would give one inbox many spellings.
    private static final Pattern DOT_ATOM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    /// What follows the last printable character of ASCII.
    private static final char DELETE = 127;

    /// The result of reading.
    public sealed interface Read {}

    public record Deliverable(EmailAddress address) implements Read {}

    /// The characters before the @ that SES cannot write to: it does not accept a non-ASCII local part
    /// (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html).
    public record NotWritable(String characters) implements Read {}

    public record TooLong() implements Read {}

    public record Malformed() implements Read {}

    public static Read read(String typed) {
        var trimmed = CleanText.trimmed(typed);
        if (trimmed.length() > MAX_TYPED) {
            return new TooLong();
        }
        // How keyboards for Chinese and Japanese may write the @.
        var text = CleanText.composed(trimmed.replace('\uFF20', '@').replace('\uFE6B', '@'));
        var at = text.lastIndexOf('@');
        if (!CleanText.line(text).equals(text)) {
            return new Malformed();
        }
        if (at < 1 || at == text.length() - 1) {
            return new Malformed();
        }
        var local = text.substring(0, at);
        if (!Characters.areAllBelow(DELETE, local)) {
            var strange = new StringBuilder();
            local.codePoints()
                    .filter(point -> point >= DELETE)
                    .distinct()
                    .limit(10)
                    .forEach(strange::appendCodePoint);
            return new NotWritable(strange.toString());
        }
        var read = DomainName.read(text.substring(at + 1));
        if (read.isEmpty()) {
            return new Malformed();
        }
        var domain = read.get();
        if (local.length() + 1 + domain.length() > MAX || local.length() > 64) {
            return new TooLong();
        }
        var hasTopLevel = domain.indexOf('.') > 0;
        return DOT_ATOM.matcher(local).matches() && hasTopLevel && JMail.isValid(local + "@" + domain)
                ? new Deliverable(new EmailAddress(local, domain))
                : new Malformed();
    }

    /// A link to write to an address, with everything escaped that could add a header (RFC 6068, section 2).
    public static URI mailto(String address) {
        return URI.create(
                "mailto:" + URLEncoder.encode(address, StandardCharsets.UTF_8).replace("%40", "@"));
    }

    /// The same for all spellings that we treat as one person: dots and +tags are kept, case is not.
    public String canonical() {
        return local.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
