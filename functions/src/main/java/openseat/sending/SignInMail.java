package openseat.sending;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.access.SignIn;
import openseat.content.Block;
import openseat.content.MailContent;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.mail.Mail;
import openseat.mail.Sender;
import openseat.page.SeatRow;

/// Composes the letter with the link to sign in at the desk. It names no event.
final class SignInMail {

    private SignInMail() {}

    /// @param row  the id by which SES's reports name the letter
    /// @param page with the button that signs in
    static Mail compose(String row, String address, Language language, URI page, Sender sender) {
        var words = Words.in(language);
        var head = new MailContent.Head(
                Optional.empty(),
                List.of(),
                words.get("desk.letter.only"),
                words.get("desk.kind"),
                words.get("desk.letter.headline"),
                "",
                Optional.empty(),
                SeatRow.OPEN);
        var body = List.<Block>of(
                new Block.Button(words.get("desk.letter.button"), words.get("mail.press"), page),
                new Block.Paragraph(words.get("desk.letter.only")),
                new Block.Paragraph(words.get("desk.letter.until", "minutes", SignIn.VALID.toMinutes())),
                new Block.Note(words.get("desk.letter.not.lead"), words.get("desk.letter.not.text"), Optional.empty()));
        var foot = new ArrayList<Block>();
        foot.add(new Block.FullLink(words.get("mail.inFull"), page));
        foot.add(new Block.Paragraph(words.get("desk.letter.why")));
        MailContent.sender(sender).ifPresent(foot::add);
        var content = new MailContent(language, head, body, foot);
        return new Mail(
                Optional.of(sender.name()).filter(name -> !name.isBlank()),
                address,
                head.headline(),
                content.text(),
                content.html(),
                List.of(),
                Optional.empty(),
                Mail.headers(Optional.empty()),
                Map.of("event", "-", "kind", "sign-in", "row", row));
    }
}
