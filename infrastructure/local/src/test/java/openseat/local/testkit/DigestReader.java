package openseat.local.testkit;

import java.util.List;
import openseat.local.ses.SentMail;

/// Somebody whom the organizers named as a recipient of the digest.
public record DigestReader(TestStack stack, String address) {

    private static final String BUTTON = "Yes, send me the digest";

    /// Those of the two sample events.
    public static DigestReader ofSamples(TestStack stack) {
        return new DigestReader(stack, "organizers@example.org");
    }

    /// Waits for the question, for each event that named them, and says yes. The first digest is then due.
    public DigestReader confirm() {
        stack.local.tick("DigestFunction");
        stack.mailsTo(address).stream()
                .filter(mail -> mail.html().contains(BUTTON))
                .forEach(mail -> stack.press(linkIn(mail), "confirm"));
        return this;
    }

    /// The same, with the first digest sent.
    public DigestReader start() {
        confirm();
        tick();
        return this;
    }

    public void tick() {
        stack.local.tick("DigestFunction");
    }

    /// All digests so far, without the question.
    public List<SentMail> digests() {
        return stack.mailsTo(address).stream()
                .filter(mail -> !mail.html().contains(BUTTON))
                .toList();
    }

    /// Those about one event, by words of its title.
    public List<SentMail> digests(String title) {
        return digests().stream().filter(mail -> mail.subject().contains(title)).toList();
    }

    /// The address of their own page, by their newest mail.
    public String link() {
        return linkIn(stack.mailTo(address));
    }

    /// Where a mailbox's own button to unsubscribe sends its request: the page.
    public static String linkIn(SentMail mail) {
        return mail.headers().get("List-Unsubscribe").replaceAll("[<>]", "");
    }
}
