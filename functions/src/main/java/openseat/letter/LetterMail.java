package openseat.letter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.calendar.CalendarFile;
import openseat.content.MailContent;
import openseat.mail.Mail;
import openseat.mail.Recipient;

/// Composes the mail of a letter: a pure function of the registration's status, what has changed, and the event.
public final class LetterMail {

    private LetterMail() {}

    public static Mail compose(Letter letter, EventChange change, LetterContext context, Recipient recipient) {
        var draft = LetterDraft.of(letter, change, context, recipient);
        var content = content(draft);
        return new Mail(
                context.sender().display(draft.event(), draft.language()),
                recipient.address(),
                Mail.subject(content.head().headline(), draft.event(), draft.language()),
                content.text(),
                content.html(),
                calendar(draft),
                draft.event().contact(),
                headers(draft),
                tags(draft, recipient));
    }

    /// Whoever stops what they can do without keeps their seat.
    private static Map<String, String> headers(LetterDraft draft) {
        return Mail.headers(Optional.of(draft.context().link()).filter(_ -> MessageBody.isOptional(draft)));
    }

    private static Map<String, String> tags(LetterDraft draft, Recipient recipient) {
        var cause = draft.context().cause();
        return Map.of(
                "event", draft.event().id(), "kind", draft.letter().kind(), "row", recipient.id(), "cause", cause.word);
    }

    static MailContent content(LetterDraft draft) {
        return new MailContent(draft.language(), LetterHead.of(draft), LetterBody.of(draft), LetterFoot.of(draft));
    }

    private static List<Mail.Attachment> calendar(LetterDraft draft) {
        var context = draft.context();
        return draft
                .calendar()
                .map(entry -> CalendarFile.of(
                        entry.with(context.join()), context.event(), draft.language(), context.page(), context.now()))
                .map(file -> new Mail.Attachment("event.ics", CalendarFile.TYPE, file))
                .stream()
                .toList();
    }
}
