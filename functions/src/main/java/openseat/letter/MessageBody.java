package openseat.letter;

import java.util.ArrayList;
import java.util.List;
import openseat.announcement.Announcement;
import openseat.content.Block;

/// The body of reminders, and of letters that only tell what the organizers wrote.
final class MessageBody {

    private MessageBody() {}

    static List<Block> reminded(LetterDraft draft, Letter.Reminded reminded) {
        var words = draft.words();
        var blocks = new ArrayList<Block>();
        blocks.add(draft.title());
        if (reminded.waits()) {
            blocks.add(new Block.Paragraph(words.get("mail.noSeat.text")));
        }
        addAnnounced(draft, blocks);
        blocks.addAll(LetterFacts.of(draft, LetterBlocks.people(draft, reminded.places())));
        LetterBlocks.addJoinLink(draft, blocks);
        LetterBlocks.addManageLink(draft, blocks);
        var kind = reminded.waits() ? "waiting" : "ticket";
        blocks.add(LetterBlocks.note(
                draft,
                "mail." + kind + ".not.lead",
                "mail." + kind + ".not.text",
                draft.link("mail.cancel", "cancel")));
        addStop(draft, blocks);
        return blocks;
    }

    static List<Block> message(LetterDraft draft, Letter.Message message) {
        var blocks = new ArrayList<Block>();
        blocks.add(draft.title());
        draft.change().announced().forEach(announcement -> blocks.add(quote(draft, announcement)));
        if (!draft.event().registrationStatus(draft.context().now()).isFinal()) {
            blocks.addAll(LetterFacts.of(draft, LetterBlocks.people(draft, message.places())));
            LetterBlocks.addJoinLink(draft, blocks);
        }
        LetterBlocks.addManageLink(draft, blocks);
        if (isOptional(draft)) {
            addStop(draft, blocks);
        }
        return blocks;
    }

    /// What was announced meanwhile, in a letter about something else.
    static void addAnnounced(LetterDraft draft, List<Block> blocks) {
        var announced = draft.change().announced();
        if (!announced.isEmpty()) {
            blocks.add(new Block.Heading(draft.words().get("mail.message.headline"), ""));
            announced.forEach(announcement -> blocks.add(quote(draft, announcement)));
        }
    }

    /// Whether the whole letter is something that its reader can stop: such mails carry List-Unsubscribe (RFC
    /// 2369).
    static boolean isOptional(LetterDraft draft) {
        return switch (draft.letter()) {
            case Letter.Reminded _, Letter.Message _ ->
                draft.change().announced().stream().allMatch(Announcement::optional);
            case Letter.Confirm _,
                    Letter.Ticket _,
                    Letter.Waiting _,
                    Letter.Cancelled _,
                    Letter.Removed _,
                    Letter.Keep _ -> false;
        };
    }

    private static Block quote(LetterDraft draft, Announcement announcement) {
        var text = announcement.text().in(draft.language().lang());
        return new Block.Quote(text.lang(), List.of(text.text().split("\n")));
    }

    private static void addStop(LetterDraft draft, List<Block> blocks) {
        blocks.add(
                LetterBlocks.note(draft, "mail.stop.lead", "mail.stop.text", draft.link("mail.stop.link", "messages")));
    }
}
