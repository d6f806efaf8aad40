package openseat.mail;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import openseat.input.Characters;

/// A mail that is composed and ready to go; what it cannot hold, no header can be made of.
///
/// @param to      one address, as its owner typed it
/// @param text    the plain part, lines ended by `\n`
/// @param replyTo the event's contact, if it has one
/// @param headers further ones, printable ASCII, such as `Auto-Submitted`
/// @param tags    what SES repeats in its reports about this mail: never anything personal
public record Mail(
        String to,
        String subject,
        String text,
        String html,
        List<Attachment> attachments,
        Optional<String> replyTo,
        Map<String, String> headers,
        Map<String, String> tags) {

    /// SES's limits: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html and
    /// API_MessageTag.html.
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]{1,126}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{1,870}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    /// @throws IllegalArgumentException where something could break out of its header
    public Mail {
        attachments = List.copyOf(attachments);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        oneLine("recipient", to);
        oneLine("subject", subject);
        replyTo.ifPresent(address -> oneLine("reply address", address));
        headers.forEach((name, value) -> {
            matches(HEADER_NAME, "header name", name);
            matches(HEADER_VALUE, "header value", value);
        });
        tags.forEach((name, value) -> {
            matches(TAG, "tag name", name);
            matches(TAG, "tag value", value);
        });
    }

    /// A file that comes along; `type` is its media type with parameters.
    public record Attachment(String name, String type, byte[] content) {

        public Attachment {
            content = content.clone();
            oneLine("attachment name", name);
            oneLine("attachment type", type);
            if (name.length() > 255) {
                throw new IllegalArgumentException("An attachment name is longer than the 255 characters SES takes.");
            }
        }

        @Override
        public byte[] content() {
            return content.clone();
        }
    }

    /// One line made of any text: line breaks and other controls become blanks, directions cannot be overridden, and
    /// halves of characters are gone.
    public static String line(String text) {
        var whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var line = new StringBuilder(whole.length());
        whole.codePoints()
                .map(c -> Characters.isControlOrLineBreak(c) ? ' ' : c)
                .filter(c -> !Characters.isDirectionOverride(c))
                .forEach(line::appendCodePoint);
        return line.toString().strip().replaceAll(" {2,}", " ");
    }

    /// Says no address and no link, for it may end up in a log.
    @Override
    public String toString() {
        return "Mail" + tags;
    }

    // The value is not repeated: an exception's words reach the log, and an address may not.
    private static void oneLine(String what, String value) {
        if (value.isBlank() || value.codePoints().anyMatch(Characters::isControlOrLineBreak)) {
            throw new IllegalArgumentException("The " + what + " of a mail is blank or not one line.");
        }
    }

    private static void matches(Pattern pattern, String what, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("The " + what + " of a mail holds what SES does not take.");
        }
    }
}
