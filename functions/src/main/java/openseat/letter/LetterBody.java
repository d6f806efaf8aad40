package openseat.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.mail.Block;
import openseat.mail.Block.Fact;

/// The thoughts of a letter, in order: which event, when and where, the link, and what else there is to know.
final class LetterBody {

    private LetterBody() {}

    static List<Block> of(Draft draft) {
        if (draft.calledOff()) {
            return calledOff(draft);
        }
        return switch (draft.letter()) {
            case Letter.Confirm confirm -> confirm(draft, confirm);
            case Letter.Ticket ticket -> ticket(draft, ticket);
            case Letter.Waiting waiting -> waiting(draft, waiting);
            case Letter.Cancelled cancelled -> cancelled(draft, cancelled);
        };
    }

    /// What a mailbox shows beside the subject.
    static String preview(Draft draft) {
        var words = draft.words();
        if (draft.calledOff()) {
            return words.get("mail.calledOff.text");
        }
        return switch (draft.letter()) {
            case Letter.Confirm(var until) -> words.get("mail.confirm.until", "until", draft.times().moment(until));
            case Letter.Ticket _ when draft.turn().filter(ChangeKind.ELSEWHERE::equals).isPresent() ->
                    words.get("mail.labelled", "label", words.get("mail.where"), "value", LetterFacts.place(draft, draft.event().whenAndWhere()));
            case Letter.Ticket _ -> draft.times().start(draft.event().schedule());
            case Letter.Waiting waiting ->
                    words.get("mail.labelled", "label", words.get("mail.waiting.position"), "value", waiting.position());
            case Letter.Cancelled cancelled -> words.get(comeBack(draft.event(), cancelled));
        };
    }

    private static List<Block> confirm(Draft draft, Letter.Confirm confirm) {
        var words = draft.words();
        var parts = new ArrayList<Block>();
        parts.add(new Block.Say(words.get("mail.confirm.typed")));
        parts.add(draft.title());
        parts.addAll(LetterFacts.of(draft, Stream.of()));
        parts.add(new Block.Button(words.get("mail.confirm.button"), words.get("mail.press"), draft.occasion().link()));
        parts.add(new Block.Say(words.get("mail.confirm.only")));
        parts.add(new Block.Say(words.get("mail.confirm.until", "until", draft.times().moment(confirm.until()))));
        parts.add(new Block.Note(
                words.get("mail.confirm.not.lead"), words.get("mail.confirm.not.text"), Optional.of(draft.link("mail.confirm.not.link", "delete"))));
        return parts;
    }

    private static List<Block> ticket(Draft draft, Letter.Ticket ticket) {
        var words = draft.words();
        var parts = new ArrayList<Block>();
        parts.add(draft.title());
        parts.addAll(LetterFacts.of(draft, people(draft, ticket.places())));
        draft.turn().ifPresent(turn -> parts.add(new Block.Note(words.get("mail.keep.seat"), words.get("mail." + turn.word + ".text"))));
        manage(draft, parts);
        if (draft.event().schedule() instanceof Schedule.Confirmed) {
            parts.add(new Block.Note(words.get("mail.calendar.lead"), words.get(calendar(draft))));
        } else if (draft.turn().filter(turn -> turn != ChangeKind.ELSEWHERE).isEmpty()) {
            parts.add(new Block.Say(words.get("mail.ticket.dateLater")));
        }
        parts.add(new Block.Note(words.get("mail.ticket.not.lead"), words.get("mail.ticket.not.text"), Optional.of(draft.link("mail.cancel", "cancel"))));
        return parts;
    }

    private static List<Block> waiting(Draft draft, Letter.Waiting waiting) {
        var words = draft.words();
        var parts = new ArrayList<Block>();
        parts.add(draft.title());
        parts.add(new Block.Figures(List.of(
                new Block.Figure(words.get("mail.waiting.position"), Integer.toString(waiting.position()), ""))));
        parts.addAll(LetterFacts.of(draft, people(draft, waiting.places())));
        draft.turn().ifPresent(turn -> parts.add(new Block.Note(words.get("mail.keep.position"), words.get("mail." + turn.word + ".text"))));
        parts.add(new Block.Say(words.get("mail.waiting.rule")));
        parts.add(new Block.Say(words.get("mail.waiting.then")));
        if (waiting.places() > 1) {
            parts.add(new Block.Say(words.get("mail.waiting.group")));
        }
        manage(draft, parts);
        parts.add(new Block.Note(words.get("mail.waiting.not.lead"), words.get("mail.waiting.not.text"), Optional.of(draft.link("mail.cancel", "cancel"))));
        return parts;
    }

    private static List<Block> cancelled(Draft draft, Letter.Cancelled cancelled) {
        var words = draft.words();
        var parts = new ArrayList<Block>();
        parts.add(draft.title());
        parts.addAll(LetterFacts.of(draft, Stream.of()));
        if (!draft.event().couldHold(cancelled.places())) {
            parts.add(new Block.Say(words.get(comeBack(draft.event(), cancelled))));
            manage(draft, parts);
            return parts;
        }
        parts.add(new Block.Note(words.get("mail.cancelled.back"), words.get(comeBack(draft.event(), cancelled))));
        parts.add(new Block.Button(words.get("mail.cancelled.button"), words.get("mail.press"), draft.occasion().link()));
        parts.add(new Block.Say(words.get("mail.cancelled.only")));
        return parts;
    }

    private static List<Block> calledOff(Draft draft) {
        var words = draft.words();
        var parts = new ArrayList<Block>();
        parts.add(draft.title());
        draft.event().schedule().date().ifPresent(date ->
                parts.add(new Block.Was(words.get("mail.calledOff.was"), draft.times().rows(draft.event().schedule()))));
        parts.add(new Block.Say(words.get("mail.calledOff.text")));
        if (draft.letter() instanceof Letter.Ticket && draft.event().schedule().date().isPresent()) {
            parts.add(new Block.Note(words.get("mail.calendar.lead"), words.get("mail.calledOff.calendar")));
        }
        manage(draft, parts);
        return parts;
    }

    private static void manage(Draft draft, List<Block> parts) {
        var words = draft.words();
        parts.add(new Block.Button(words.get("mail.manage.button"), words.get("mail.manage.open"), draft.occasion().link()));
        parts.add(new Block.Say(words.get("mail.manage.private")));
    }

    private static String calendar(Draft draft) {
        var usual = "mail.calendar.text";
        return draft.turn().map(turn -> switch (turn) {
            case MOVED -> "mail.moved.calendar";
            case ELSEWHERE, MOVED_ELSEWHERE -> "mail.elsewhere.calendar";
            case DATE_SET, DATE_OPEN, CALLED_OFF, ON_AGAIN -> usual;
        }).orElse(usual);
    }

    private static Stream<Fact> people(Draft draft, int places) {
        return draft.event().groupLimit() == 1 && places == 1
                ? Stream.of()
                : Stream.of(new Fact(draft.words().get("mail.people"), Integer.toString(places)));
    }

    private static String comeBack(Event event, Letter.Cancelled cancelled) {
        if (!event.couldHold(cancelled.places())) {
            return "mail.cancelled.tooMany";
        }
        if (event.capacity().isEmpty()) {
            return "mail.cancelled.anyTime";
        }
        return event.waitingList() ? "mail.cancelled.seatOrList" : "mail.cancelled.seat";
    }
}
