package openseat.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.content.Block;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.input.EmailAddress;

/// The body of a letter, block by block: which event, when and where, the link, and what else there is to know.
final class LetterBody {

    private LetterBody() {}

    static List<Block> of(LetterDraft draft) {
        if (draft.letter() instanceof Letter.Message message) {
            return MessageBody.message(draft, message);
        }
        if (draft.eventIsCancelled()) {
            return eventCancelled(draft);
        }
        return switch (draft.letter()) {
            case Letter.Confirm confirm -> confirm(draft, confirm);
            case Letter.Ticket ticket -> ticket(draft, ticket);
            case Letter.Waiting waiting -> waiting(draft, waiting);
            case Letter.Cancelled(var places) -> cancelled(draft, "mail.cancelled.back", places);
            case Letter.Removed(var places) -> cancelled(draft, "mail.removed.back", places);
            case Letter.Keep keep -> keep(draft, keep);
            case Letter.Reminded reminded -> MessageBody.reminded(draft, reminded);
            case Letter.Message message -> MessageBody.message(draft, message);
        };
    }

    private static List<Block> confirm(LetterDraft draft, Letter.Confirm confirm) {
        var words = draft.words();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(words.get("mail.confirm.typed")));
        blocks.add(draft.title());
        blocks.addAll(LetterFacts.of(draft, Stream.of()));
        blocks.add(LetterBlocks.pressButton(draft, "mail.confirm.button"));
        blocks.add(new Block.Paragraph(words.get("mail.confirm.only")));
        blocks.add(new Block.Paragraph(confirmUntil(draft, confirm)));
        blocks.add(LetterBlocks.note(
                draft,
                "mail.confirm.not.lead",
                "mail.confirm.not.text",
                draft.link("mail.confirm.not.link", "delete")));
        return blocks;
    }

    static String confirmUntil(LetterDraft draft, Letter.Confirm confirm) {
        var words = draft.words();
        return draft.event()
                .schedule()
                .date()
                .filter(date -> date.endsAt().equals(confirm.until()))
                .map(date -> words.get(
                        "mail.confirm.untilEnd", "until", draft.clocks().ends(date)))
                .orElseGet(() ->
                        words.get("mail.confirm.until", "until", draft.clocks().moment(confirm.until())));
    }

    private static List<Block> ticket(LetterDraft draft, Letter.Ticket ticket) {
        var words = draft.words();
        var blocks = new ArrayList<Block>();
        blocks.add(draft.title());
        MessageBody.addAnnounced(draft, blocks);
        blocks.addAll(LetterFacts.of(draft, LetterBlocks.people(draft, ticket.places())));
        LetterBlocks.addChange(draft, "mail.keep.seat", blocks);
        LetterBlocks.addManageLink(draft, blocks);
        LetterBlocks.addJoinLink(draft, blocks);
        if (draft.event().schedule() instanceof Schedule.Confirmed) {
            blocks.add(new Block.Note(words.get("mail.calendar.lead"), words.get(calendarKey(draft))));
        } else if (draft.changeKind().isEmpty()
                || draft.is(EventChange.Kind.PLACE_CHANGED)
                || draft.is(EventChange.Kind.MODE_CHANGED)) {
            blocks.add(new Block.Paragraph(words.get("mail.ticket.dateLater")));
        }
        LetterBlocks.addEndedEntry(draft, blocks);
        blocks.add(LetterBlocks.note(
                draft, "mail.ticket.not.lead", "mail.ticket.not.text", draft.link("mail.cancel", "cancel")));
        return blocks;
    }

    private static String calendarKey(LetterDraft draft) {
        var usual = "mail.calendar.text";
        return draft.changeKind()
                .map(kind -> switch (kind) {
                    case DAY_CHANGED, TIME_CHANGED, END_CHANGED -> "mail.moved.calendar";
                    case PLACE_CHANGED, MODE_CHANGED, DAY_AND_PLACE_CHANGED, TIME_AND_PLACE_CHANGED, LINK_CHANGED ->
                        "mail.elsewhere.calendar";
                    case POSSIBLE_DAYS_CHANGED, DATE_SET, DATE_REMOVED, CANCELLED, REINSTATED -> usual;
                })
                .orElse(usual);
    }

    private static List<Block> waiting(LetterDraft draft, Letter.Waiting waiting) {
        var words = draft.words();
        var blocks = new ArrayList<Block>();
        blocks.add(draft.title());
        MessageBody.addAnnounced(draft, blocks);
        var position = Integer.toString(waiting.position());
        blocks.add(new Block.LargeNumbers(
                List.of(new Block.LargeNumber(words.get("mail.waiting.position"), position, ""))));
        blocks.addAll(LetterFacts.of(draft, LetterBlocks.people(draft, waiting.places())));
        LetterBlocks.addChange(draft, "mail.keep.position", blocks);
        blocks.add(new Block.Paragraph(words.get("mail.waiting.rule")));
        blocks.add(new Block.Paragraph(words.get("mail.waiting.then")));
        if (waiting.places() > 1) {
            blocks.add(new Block.Paragraph(words.get("mail.waiting.group")));
        }
        LetterBlocks.addManageLink(draft, blocks);
        LetterBlocks.addEndedEntry(draft, blocks);
        blocks.add(LetterBlocks.note(
                draft, "mail.waiting.not.lead", "mail.waiting.not.text", draft.link("mail.cancel", "cancel")));
        return blocks;
    }

    private static List<Block> cancelled(LetterDraft draft, String back, int places) {
        var words = draft.words();
        var comeBack = words.get(comeBack(draft.event(), places));
        var blocks = new ArrayList<Block>();
        blocks.add(draft.title());
        addRemoval(draft, blocks);
        blocks.addAll(LetterFacts.of(draft, Stream.of()));
        LetterBlocks.addEndedEntry(draft, blocks);
        if (!draft.event().seating().couldHold(places)) {
            blocks.add(new Block.Paragraph(comeBack));
            LetterBlocks.addManageLink(draft, blocks);
            return blocks;
        }
        blocks.add(new Block.Note(words.get(back), comeBack));
        blocks.add(LetterBlocks.pressButton(draft, "mail.cancelled.button"));
        blocks.add(new Block.Paragraph(words.get("mail.cancelled.only")));
        LetterBlocks.addLinkEnd(draft, blocks);
        return blocks;
    }

    /// Who removed the registration, and whom to write to if that was a mistake.
    private static void addRemoval(LetterDraft draft, List<Block> blocks) {
        var words = draft.words();
        if (draft.letter() instanceof Letter.Removed) {
            blocks.add(new Block.Paragraph(words.get("mail.removed.text")));
            draft.event()
                    .contact()
                    .ifPresent(address -> blocks.add(new Block.Note(
                            words.get("mail.removed.mistake"),
                            words.get("mail.removed.write"),
                            Optional.of(new Block.Link(address, EmailAddress.mailto(address))))));
        }
    }

    private static List<Block> keep(LetterDraft draft, Letter.Keep keep) {
        var words = draft.words();
        var until = draft.clocks().moment(keep.until());
        var blocks = new ArrayList<Block>();
        blocks.add(draft.title());
        MessageBody.addAnnounced(draft, blocks);
        blocks.add(new Block.Paragraph(words.get("mail.keep.text")));
        blocks.addAll(LetterFacts.of(draft, LetterBlocks.people(draft, keep.places())));
        blocks.add(LetterBlocks.pressButton(draft, "mail.keep.button"));
        blocks.add(new Block.Paragraph(words.get("mail.keep.until", "until", until)));
        LetterBlocks.addEndedEntry(draft, blocks);
        var kind = keep.waits() ? "waiting" : "ticket";
        blocks.add(LetterBlocks.note(
                draft,
                "mail." + kind + ".not.lead",
                "mail." + kind + ".not.text",
                draft.link("mail.cancel", "cancel")));
        return blocks;
    }

    private static List<Block> eventCancelled(LetterDraft draft) {
        var words = draft.words();
        var schedule = draft.event().schedule();
        var blocks = new ArrayList<Block>();
        blocks.add(draft.title());
        if (schedule.date().isPresent()) {
            blocks.add(new Block.OldFacts(
                    words.get("mail.calledOff.was"), draft.clocks().rows(schedule)));
        }
        blocks.add(new Block.Paragraph(words.get("mail.calledOff.text")));
        MessageBody.addAnnounced(draft, blocks);
        LetterBlocks.addEndedEntry(draft, blocks);
        LetterBlocks.addManageLink(draft, blocks);
        return blocks;
    }

    /// The key of the text that says whether and how somebody can come back after cancelling.
    static String comeBack(Event event, int places) {
        if (!event.seating().couldHold(places)) {
            return "mail.cancelled.tooMany";
        }
        if (event.seating().capacity().isEmpty()) {
            return "mail.cancelled.anyTime";
        }
        return event.seating().waitingList() ? "mail.cancelled.seatOrList" : "mail.cancelled.seat";
    }
}
