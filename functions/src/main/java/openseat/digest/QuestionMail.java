package openseat.digest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.content.Block;
import openseat.content.MailContent;
import openseat.event.Event;
import openseat.i18n.Words;
import openseat.input.EmailAddress;
import openseat.mail.Mail;
import openseat.mail.Recipient;
import openseat.mail.Sender;
import openseat.page.SeatRow;

/// Composes the mail that asks somebody whom the organizers named whether they want the digest.
final class QuestionMail {

    private QuestionMail() {}

    /// @param page the recipient's own, with the button that says yes
    static Mail compose(Event event, URI page, Recipient recipient, Sender sender) {
        var words = Words.in(recipient.language());
        var title = event.title().in(recipient.language().lang());
        var head = new MailContent.Head(
                MailContent.sampleNotice(event, words),
                List.of(),
                words.get("question.what"),
                words.get("question.label"),
                words.get("question.headline"),
                "",
                Optional.empty(),
                SeatRow.OPEN);
        var body = List.<Block>of(
                new Block.Title(title.lang(), title.text()),
                new Block.Paragraph(words.get("question.what")),
                new Block.Button(words.get("question.button"), words.get("question.before"), page),
                new Block.Paragraph(words.get("question.no")));
        var content = new MailContent(recipient.language(), head, body, foot(event, page, words, sender));
        return new Mail(
                sender.display(event, recipient.language()),
                recipient.address(),
                Mail.subject(head.headline(), event, recipient.language()),
                content.text(),
                content.html(),
                List.of(),
                event.contact(),
                Mail.headers(Optional.of(page)),
                Map.of("event", event.id(), "kind", "digest", "row", recipient.id()));
    }

    private static List<Block> foot(Event event, URI page, Words words, Sender sender) {
        var foot = new ArrayList<Block>();
        foot.add(new Block.FullLink(words.get("mail.inFull"), page));
        event.contact()
                .ifPresent(address -> foot.add(new Block.Note(
                        words.get("mail.contact.lead"),
                        words.get("mail.contact.text"),
                        Optional.of(new Block.Link(address, EmailAddress.mailto(address))))));
        foot.add(new Block.Paragraph(words.get("question.why")));
        MailContent.sender(sender).ifPresent(foot::add);
        return foot;
    }
}
