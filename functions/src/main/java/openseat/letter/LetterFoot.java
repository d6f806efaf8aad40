package openseat.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.content.Block;
import openseat.content.MailContent;
import openseat.input.EmailAddress;

/// The foot of a letter: whom to ask, why it came, what happens to the data, who sends it.
final class LetterFoot {

    private LetterFoot() {}

    static List<Block> of(LetterDraft draft) {
        var words = draft.words();
        var confirm = draft.letter() instanceof Letter.Confirm;
        var foot = new ArrayList<Block>();
        if (confirm && !draft.eventIsCancelled()) {
            foot.add(
                    new Block.FullLink(words.get("mail.inFull"), draft.context().link()));
        }
        draft.event()
                .contact()
                .ifPresent(address -> foot.add(new Block.Note(
                        words.get("mail.contact.lead"),
                        words.get("mail.contact.text"),
                        Optional.of(new Block.Link(address, EmailAddress.mailto(address))))));
        foot.add(new Block.Paragraph(words.get(why(draft))));
        if (!confirm) {
            var day = draft.clocks().day(draft.context().ends());
            foot.add(new Block.Note(
                    words.get("mail.data.lead"),
                    words.get("mail.data.text", "date", day),
                    Optional.of(draft.link("mail.data.link", "delete"))));
        }
        MailContent.sender(draft.context().sender()).ifPresent(foot::add);
        return foot;
    }

    private static String why(LetterDraft draft) {
        if (!draft.leadsWithChange() || draft.is(EventChange.Kind.LINK_CHANGED)) {
            return "mail." + draft.letter().kind() + ".why";
        }
        return draft.eventIsCancelled() ? "mail.calledOff.why" : "mail.news.why";
    }
}
