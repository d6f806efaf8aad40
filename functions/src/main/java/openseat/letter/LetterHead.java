package openseat.letter;

import java.util.List;
import java.util.Optional;
import openseat.content.Block;
import openseat.content.MailContent;
import openseat.page.SeatRow;

/// The head of a letter. What has changed about the event comes before the status of the registration.
final class LetterHead {

    private LetterHead() {}

    static MailContent.Head of(LetterDraft draft) {
        var words = draft.words();
        return new MailContent.Head(
                MailContent.sampleNotice(draft.event(), words),
                List.of(),
                preview(draft),
                words.get(label(draft)),
                words.get(headline(draft)),
                "",
                Optional.empty(),
                seat(draft));
    }

    private static String label(LetterDraft draft) {
        if (draft.leadsWithChange()) {
            return "mail.news.label";
        }
        var promoted = draft.letter() instanceof Letter.Ticket && draft.change().promoted();
        return promoted ? "mail.promoted.label" : "mail." + draft.letter().kind() + ".label";
    }

    private static String headline(LetterDraft draft) {
        var subject = draft.leadsWithChange()
                ? draft.changeKind().orElseThrow().key
                : draft.letter().kind();
        return "mail." + subject + ".headline";
    }

    /// What a mailbox shows next to the subject.
    private static String preview(LetterDraft draft) {
        var words = draft.words();
        if (draft.letter() instanceof Letter.Message) {
            return firstLine(draft);
        }
        if (draft.eventIsCancelled()) {
            return words.get("mail.calledOff.text");
        }
        return switch (draft.letter()) {
            case Letter.Confirm confirm -> LetterBody.confirmUntil(draft, confirm);
            case Letter.Ticket _
            when draft.is(EventChange.Kind.PLACE_CHANGED) || draft.is(EventChange.Kind.MODE_CHANGED) ->
                words.get(
                        "mail.labelled",
                        "label",
                        words.get("mail.where"),
                        "value",
                        LetterFacts.place(draft, draft.event().whenAndWhere()));
            case Letter.Ticket _, Letter.Reminded _ ->
                draft.clocks().start(draft.event().schedule());
            case Letter.Waiting waiting ->
                words.get("mail.labelled", "label", words.get("mail.waiting.position"), "value", waiting.position());
            case Letter.Cancelled cancelled -> words.get(LetterBody.comeBack(draft.event(), cancelled.places()));
            case Letter.Removed _ -> words.get("mail.removed.text");
            case Letter.Keep(var _, var _, var until) ->
                words.get("mail.keep.until", "until", draft.clocks().moment(until));
            case Letter.Message _ -> firstLine(draft);
        };
    }

    private static String firstLine(LetterDraft draft) {
        var text = draft.change().announced().getFirst().text();
        return Block.quoted(
                text.in(draft.language().lang()).text().lines().findFirst().orElse(""));
    }

    private static SeatRow seat(LetterDraft draft) {
        if (draft.eventIsCancelled()) {
            return SeatRow.FULL;
        }
        return switch (draft.letter()) {
            case Letter.Confirm _, Letter.Cancelled _, Letter.Removed _ -> SeatRow.OPEN;
            case Letter.Ticket _ -> SeatRow.TAKEN;
            case Letter.Waiting _ -> SeatRow.FULL;
            case Letter.Keep keep -> row(keep.waits());
            case Letter.Reminded reminded -> row(reminded.waits());
            case Letter.Message message -> row(message.waits());
        };
    }

    private static SeatRow row(boolean waits) {
        return waits ? SeatRow.FULL : SeatRow.TAKEN;
    }
}
