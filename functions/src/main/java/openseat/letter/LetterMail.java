package openseat.letter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.event.CalendarFile;
import openseat.mail.Block;
import openseat.mail.Mail;
import openseat.mail.MailContent;
import openseat.mail.Recipient;

/// What letters say: a pure function of where a registration stands, what has changed, and the event.
public final class LetterMail {

    private LetterMail() {}

    /// The mail for a letter, ready to be posted.
    public static Mail compose(Letter letter, EventChange news, LetterContext occasion, Recipient reader) {
        var draft = Draft.of(letter, news, occasion, reader);
        var sheet = sheet(draft);
        return new Mail(
                reader.address(),
                Mail.line(draft.words().get("mail.subject", "headline", sheet.headline(), "title", draft.title().text())),
                sheet.text(),
                sheet.html(),
                calendar(draft),
                draft.event().contact(),
                Map.of("Auto-Submitted", "auto-generated"),
                Map.of("event", draft.event().id(), "kind", letter.kind(), "row", reader.id()));
    }

    private static Optional<Block.Note> strip(Draft draft) {
        return Optional.of(new Block.Note(draft.words().get("page.sample"), draft.words().get("page.sampleMeans")))
                .filter(_ -> draft.event().sample());
    }

    static MailContent sheet(Draft draft) {
        var words = draft.words();
        var head = LetterHead.of(draft);
        return new MailContent(
                draft.language(),
                List.of(),
                strip(draft),
                LetterBody.preview(draft),
                words.get(head.kicker()),
                words.get(head.headline()),
                "",
                Optional.empty(),
                head.seat(),
                LetterBody.of(draft),
                LetterFoot.of(draft));
    }

    private static List<Mail.Attachment> calendar(Draft draft) {
        if (!(draft.letter() instanceof Letter.Ticket)) {
            return List.of();
        }
        var occasion = draft.occasion();
        return CalendarFile.file(occasion.event(), occasion.revision(), draft.language(), occasion.page(), occasion.now())
                .map(file -> new Mail.Attachment("event.ics", CalendarFile.TYPE, file))
                .stream()
                .toList();
    }
}
