package openseat.local.ses;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import openseat.local.aws.AwsError;
import openseat.local.http.Json;

/// What SES accepts, and its errors for the rest; where the documentation is ambiguous, the stricter reading.
///
/// See https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html and the types it names.
record SesRules(Identities identities, String configurationSet) {

    private static final int MAX_RECIPIENTS = 50;
    private static final int MAX_HEADERS = 15;
    private static final int MAX_BYTES = 40 * 1024 * 1024;
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-@A-~]{1,126}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{1,870}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Set<String> ENCODINGS = Set.of("BASE64", "QUOTED_PRINTABLE", "SEVEN_BIT");
    /// SES sets these itself.
    private static final Set<String> RESERVED = Set.of(
            "bcc",
            "cc",
            "content-disposition",
            "content-transfer-encoding",
            "content-type",
            "date",
            "dkim-signature",
            "from",
            "message-id",
            "mime-version",
            "received",
            "reply-to",
            "return-path",
            "sender",
            "subject",
            "to");

    /// The error for a mail that SES does not accept; empty if it accepts the mail.
    Optional<AwsError> refusal(Map<String, Object> mail) {
        return Stream.of(envelope(mail), content(mail), configurationSet(mail), identities(mail))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static List<String> recipients(Map<String, Object> mail) {
        var destination = Json.map(mail.get("Destination"));
        return Stream.of("ToAddresses", "CcAddresses", "BccAddresses")
                .flatMap(kind -> Json.list(destination.get(kind)).stream())
                .map(Json::text)
                .toList();
    }

    /// Whether no attachment's media type has parameters.
    static boolean hasBareTypes(Map<String, Object> mail) {
        var message = Json.map(Json.map(mail.get("Content")).get("Simple"));
        return Json.list(message.get("Attachments")).stream()
                .noneMatch(a -> Json.text(Json.map(a).get("ContentType")).contains(";"));
    }

    private static Optional<AwsError> envelope(Map<String, Object> mail) {
        var recipients = recipients(mail);
        if (recipients.isEmpty()) {
            return bad("The request must name a destination.");
        }
        if (recipients.size() > MAX_RECIPIENTS) {
            return bad("Recipient count exceeds " + MAX_RECIPIENTS + ".");
        }
        var addresses = new ArrayList<>(recipients);
        addresses.add(Json.text(mail.get("FromEmailAddress")));
        Json.list(mail.get("ReplyToAddresses")).forEach(a -> addresses.add(Json.text(a)));
        return addresses.stream()
                .map(Address::parse)
                .filter(p -> p.address().isEmpty())
                .findFirst()
                .flatMap(p -> bad(p.error()));
    }

    private static Optional<AwsError> content(Map<String, Object> mail) {
        if (!(Json.map(mail.get("Content")).get("Simple") instanceof Map<?, ?> simple)) {
            return bad("The local SES supports Simple content only.");
        }
        var message = Json.map(simple);
        var body = Json.map(message.get("Body"));
        if (Json.text(Json.map(message.get("Subject")).get("Data"))
                .codePoints()
                .anyMatch(c -> Character.isISOControl(c))) {
            return bad("Subject contains a line break or a control character.");
        }
        if (body.isEmpty()) {
            return bad("The mail has no body.");
        }
        return Stream.of(
                        text("Subject", message.get("Subject")),
                        body.containsKey("Text") ? text("Body.Text", body.get("Text")) : Optional.<AwsError>empty(),
                        body.containsKey("Html") ? text("Body.Html", body.get("Html")) : Optional.<AwsError>empty(),
                        headers(Json.list(message.get("Headers"))),
                        attachments(Json.list(message.get("Attachments"))),
                        tags(Json.list(mail.get("EmailTags"))),
                        Json.bytes(mail).length > MAX_BYTES
                                ? rejected("Message length exceeds the limit.")
                                : Optional.<AwsError>empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Without a charset SES assumes 7-bit ASCII and would replace other characters by question marks.
    private static Optional<AwsError> text(String where, Object content) {
        var data = Json.map(content).get("Data");
        if (!(data instanceof String text) || text.isEmpty()) {
            return bad(where + " has no data.");
        }
        return Json.text(Json.map(content).get("Charset")).isEmpty()
                        && text.chars().anyMatch(c -> c > 127)
                ? bad(where + " is not ASCII and has no charset.")
                : Optional.empty();
    }

    private static Optional<AwsError> headers(List<?> headers) {
        if (headers.size() > MAX_HEADERS) {
            return bad("There are more than " + MAX_HEADERS + " headers.");
        }
        return headers.stream()
                .map(Json::map)
                .flatMap(header -> {
                    var name = Json.text(header.get("Name"));
                    if (!HEADER_NAME.matcher(name).matches()
                            || !HEADER_VALUE
                                    .matcher(Json.text(header.get("Value")))
                                    .matches()) {
                        return bad("Invalid header name or value.").stream();
                    }
                    return RESERVED.contains(name.toLowerCase(Locale.ROOT))
                            ? bad("The header " + name + " cannot be set.").stream()
                            : Stream.empty();
                })
                .findFirst();
    }

    private static Optional<AwsError> attachments(List<?> attachments) {
        return attachments.stream()
                .map(Json::map)
                .flatMap(attachment -> {
                    var name = Json.text(attachment.get("FileName"));
                    var encoding = Json.text(attachment.get("ContentTransferEncoding"));
                    if (name.isEmpty() || name.length() > 255 || name.chars().anyMatch(Character::isISOControl)) {
                        return bad("Invalid attachment file name.").stream();
                    }
                    if (Json.text(attachment.get("ContentType")).length() > 78) {
                        return bad("The attachment's content type is longer than 78 characters.").stream();
                    }
                    if (!encoding.isEmpty() && !ENCODINGS.contains(encoding)) {
                        return bad("Unknown content transfer encoding.").stream();
                    }
                    return content(attachment, encoding.isEmpty() ? "SEVEN_BIT" : encoding).stream();
                })
                .findFirst();
    }

    private static Optional<AwsError> content(Map<String, Object> attachment, String encoding) {
        try {
            var bytes = Base64.getDecoder().decode(Json.text(attachment.get("RawContent")));
            for (var b : bytes) {
                if (b < 0 && encoding.equals("SEVEN_BIT")) {
                    return bad("The attachment is declared as 7-bit but is not.");
                }
            }
            return bytes.length == 0 ? bad("The attachment is empty.") : Optional.empty();
        } catch (IllegalArgumentException e) {
            return bad("The attachment's content is not base64.");
        }
    }

    private static Optional<AwsError> tags(List<?> tags) {
        return tags.size() <= 50
                        && tags.stream()
                                .map(Json::map)
                                .allMatch(tag ->
                                        TAG.matcher(Json.text(tag.get("Name"))).matches()
                                                && TAG.matcher(Json.text(tag.get("Value")))
                                                        .matches())
                ? Optional.empty()
                : bad("Invalid tag.");
    }

    private Optional<AwsError> configurationSet(Map<String, Object> mail) {
        var name = Json.text(mail.get("ConfigurationSetName"));
        return name.isEmpty() || name.equals(configurationSet)
                ? Optional.empty()
                : Optional.of(
                        new AwsError(404, "NotFoundException", "Configuration set <" + name + "> does not exist."));
    }

    private Optional<AwsError> identities(Map<String, Object> mail) {
        var addresses = new ArrayList<>(List.of(Json.text(mail.get("FromEmailAddress"))));
        if (identities.sandbox()) {
            addresses.addAll(recipients(mail));
        }
        var failed = identities.unverified(addresses.stream()
                .flatMap(a -> Address.parse(a).address().stream())
                .toList());
        return failed.isEmpty() ? Optional.empty() : Optional.of(SesFaults.notVerified(failed));
    }

    private static Optional<AwsError> bad(String message) {
        return Optional.of(new AwsError(400, "BadRequestException", message));
    }

    private static Optional<AwsError> rejected(String message) {
        return Optional.of(new AwsError(400, "MessageRejected", message));
    }
}
