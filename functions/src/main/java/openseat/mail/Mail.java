package openseat.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.input.Characters;

/// A composed mail. Its constructor refuses anything that could inject a header.
///
/// @param from    what mailboxes show as the sender, in front of the address; the address alone if empty
/// @param to      one address, as it was typed
/// @param text    the plain text; lines end with `\n`
/// @param replyTo the event's contact, if it has one
/// @param headers further headers in printable ASCII, such as `Auto-Submitted`
/// @param tags    what SES repeats in its reports about this mail: nothing personal
public record Mail(
        Optional<String> from,
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

    /// @throws IllegalArgumentException if a value could break out of its header
    public Mail {
        attachments = List.copyOf(attachments);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        requireOneLine("recipient", to);
        requireOneLine("subject", subject);
        replyTo.ifPresent(address -> requireOneLine("reply address", address));
        headers.forEach((name, value) -> {
            requireMatch(HEADER_NAME, "header name", name);
            requireMatch(HEADER_VALUE, "header value", value);
        });
        tags.forEach((name, value) -> {
            requireMatch(TAG, "tag name", name);
            requireMatch(TAG, "tag value", value);
        });
    }

    /// An attached file; `type` is its media type with parameters.
    public record Attachment(String name, String type, byte[] content) {

        public Attachment {
            content = content.clone();
            requireOneLine("attachment name", name);
            requireOneLine("attachment type", type);
            if (name.length() > 255) {
                throw new IllegalArgumentException("An attachment name exceeds SES's limit of 255 characters.");
            }
        }

        private boolean hasParameters() {
            return type.contains(";");
        }

        private Attachment withoutParameters() {
            return new Attachment(name, type.replaceFirst(";.*", "").strip(), content);
        }

        @Override
        public byte[] content() {
            return content.clone();
        }
    }

    /// Turns any text into one line: line breaks and other control characters become spaces, direction overrides
    /// are removed, and unpaired surrogates become question marks.
    public static String line(String text) {
        var whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var line = new StringBuilder(whole.length());
        whole.codePoints()
                .map(c -> Characters.isControlOrLineBreak(c) ? ' ' : c)
                .filter(c -> !Characters.isDirectionOverride(c))
                .forEach(line::appendCodePoint);
        return line.toString().strip().replaceAll(" {2,}", " ");
    }

    /// The headers of a mail that nobody wrote by hand.
    ///
    /// @param stop where a mailbox's own button to unsubscribe sends its request (RFC 8058); empty for a mail that
    ///             cannot be stopped
    public static Map<String, String> headers(Optional<URI> stop) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Auto-Submitted", "auto-generated");
        stop.ifPresent(page -> {
            headers.put("List-Unsubscribe", "<" + page + ">");
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        });
        return headers;
    }

    /// What a letter says first, and about which event; a discreet event is not named, because lock screens show
    /// subjects.
    public static String subject(String headline, Event event, Language language) {
        var title = event.title().in(language.lang()).text();
        return line(
                event.letters().discreet()
                        ? headline
                        : Words.in(language).get("mail.subject", "headline", headline, "title", title));
    }

    /// The same mail with one more tag.
    public Mail withTag(String name, String value) {
        var more = new LinkedHashMap<>(tags);
        more.put(name, value);
        return new Mail(from, to, subject, text, html, attachments, replyTo, headers, more);
    }

    /// The same mail as plain as it can be: no name in front of the sender's address, and media types without
    /// parameters. Empty if it is so already.
    Optional<Mail> plainer() {
        return from.isPresent() || attachments.stream().anyMatch(Attachment::hasParameters)
                ? Optional.of(new Mail(
                        Optional.empty(),
                        to,
                        subject,
                        text,
                        html,
                        attachments.stream().map(Attachment::withoutParameters).toList(),
                        replyTo,
                        headers,
                        tags))
                : Optional.empty();
    }

    /// Contains no address and no link, because it may be logged.
    @Override
    public String toString() {
        return "Mail" + tags;
    }

    // The message leaves out the value: exceptions are logged, and an address must not be.
    private static void requireOneLine(String what, String value) {
        if (value.isBlank() || value.codePoints().anyMatch(Characters::isControlOrLineBreak)) {
            throw new IllegalArgumentException("The " + what + " of a mail is blank or not one line.");
        }
    }

    private static void requireMatch(Pattern pattern, String what, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("The " + what + " of a mail contains what SES does not accept.");
        }
    }
}
