package openseat.letter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.calendar.CalendarEntry;
import openseat.content.Block;
import openseat.content.Block.Fact;
import openseat.registration.JoinKey;

/// Blocks that several letters have: what changed, what becomes of the calendar, and the links with what they do.
final class LetterBlocks {

    private LetterBlocks() {}

    static void addChange(LetterDraft draft, String lead, List<Block> blocks) {
        var words = draft.words();
        draft.changeKind()
                .ifPresent(
                        kind -> blocks.add(new Block.Note(words.get(lead), words.get("mail." + kind.key + ".text"))));
        if (draft.change().otherLink() && !draft.is(EventChange.Kind.LINK_CHANGED)) {
            blocks.add(new Block.Paragraph(words.get("mail.otherLink.text")));
        }
    }

    /// That the attached file ends the entry in the reader's calendar, if it does.
    static void addEndedEntry(LetterDraft draft, List<Block> blocks) {
        var words = draft.words();
        draft.calendar()
                .flatMap(CalendarEntry::ending)
                .ifPresent(_ ->
                        blocks.add(new Block.Note(words.get("mail.calendar.lead"), words.get("mail.calendar.ended"))));
    }

    static void addManageLink(LetterDraft draft, List<Block> blocks) {
        var words = draft.words();
        var link = draft.context().link();
        blocks.add(new Block.Button(words.get("mail.manage.button"), words.get("mail.manage.open"), link));
        blocks.add(new Block.Paragraph(words.get("mail.manage.private")));
        addLinkEnd(draft, blocks);
    }

    /// Only a letter to somebody with a seat at a dated event has one.
    static void addJoinLink(LetterDraft draft, List<Block> blocks) {
        var words = draft.words();
        var date = draft.event().schedule().date();
        draft.context()
                .join()
                .ifPresent(href -> blocks.add(new Block.LinkedNote(
                        words.get("mail.join.lead"),
                        words.get(
                                "join.opens",
                                "moment",
                                draft.clocks()
                                        .moment(date.orElseThrow().startsAt().minus(JoinKey.EARLY))),
                        new Block.Link(words.get("join.link"), href))));
    }

    /// Why the letter came, and how long its link is sure to work, if only a request caused it.
    static void addLinkEnd(LetterDraft draft, List<Block> blocks) {
        draft.context()
                .linkEnds()
                .ifPresent(end -> blocks.add(new Block.Paragraph(draft.words()
                        .get("mail.requested.link", "until", draft.clocks().moment(end)))));
    }

    /// A button to a page on which a second button must be pressed, because a GET changes nothing.
    static Block pressButton(LetterDraft draft, String label) {
        return new Block.Button(
                draft.words().get(label),
                draft.words().get("mail.press"),
                draft.context().link());
    }

    static Block note(LetterDraft draft, String lead, String text, Block.Link link) {
        return new Block.Note(draft.words().get(lead), draft.words().get(text), Optional.of(link));
    }

    static Stream<Fact> people(LetterDraft draft, int places) {
        return draft.event().seating().groupLimit() == 1 && places == 1
                ? Stream.of()
                : Stream.of(new Fact(draft.words().get("mail.people"), Integer.toString(places)));
    }
}
