package openseat.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.regex.Pattern;

/// Writes a name in front of an address: quoted (RFC 5322, section 3.2.4) if it has only letters, digits and the like,
/// else as encoded words (RFC 2047), in which no program can misread a bracket or a quote.
final class DisplayName {

    /// An encoded word has at most 75 characters (RFC 2047, section 2), of which `=?UTF-8?B?` and `?=` take twelve.
    private static final int WORD_BYTES = 45;

    /// A longer name is cut, so that name and address stay below the 320 characters of SES:
    /// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html.
    private static final int MAX_BYTES = 135;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 .&'_-]+");

    private DisplayName() {}

    static String before(String display, String address) {
        var line = cut(Mail.line(display), MAX_BYTES).strip();
        if (line.isEmpty()) {
            return address;
        }
        var name = PLAIN.matcher(line).matches() ? '"' + line + '"' : encoded(line);
        return name + " <" + address + ">";
    }

    private static String encoded(String line) {
        var words = new ArrayList<String>();
        for (var rest = line; !rest.isEmpty(); ) {
            var part = cut(rest, WORD_BYTES);
            words.add("=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(part)) + "?=");
            rest = rest.substring(part.length());
        }
        return String.join(" ", words);
    }

    /// As many whole characters from the beginning as fit into so many bytes.
    private static String cut(String text, int most) {
        var end = 0;
        for (var size = 0; end < text.length(); ) {
            var character = Character.toString(text.codePointAt(end));
            size += bytes(character).length;
            if (size > most) {
                break;
            }
            end += character.length();
        }
        return text.substring(0, end);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
