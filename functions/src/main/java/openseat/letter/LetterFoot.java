package openseat.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.input.EmailAddress;
import openseat.mail.Block;
import openseat.mail.Mail;

/// The foot of a letter: whom to ask, why it came, what becomes of the data, who sends it.
final class LetterFoot {

    private LetterFoot() {}

    static List<Block> of(Draft draft) {
        var words = draft.words();
        var confirm = draft.letter() instanceof Letter.Confirm;
        var foot = new ArrayList<Block>();
        if (confirm && !draft.calledOff()) {
            foot.add(new Block.InFull(words.get("mail.inFull"), draft.occasion().link()));
        }
        draft.event().contact().map(address -> new Block.Link(address, EmailAddress.mailto(address))).ifPresent(link ->
                foot.add(new Block.Note(words.get("mail.contact.lead"), words.get("mail.contact.text"), Optional.of(link))));
        foot.add(new Block.Say(words.get(why(draft))));
        if (!confirm) {
            var day = draft.times().day(draft.occasion().ends());
            foot.add(new Block.Note(
                    words.get("mail.data.lead"), words.get("mail.data.text", "date", day), Optional.of(draft.link("mail.data.link", "delete"))));
        }
        Optional.of(Mail.line(draft.occasion().postalLine())).filter(line -> !line.isEmpty()).map(Block::theirs).map(Block.Say::new).ifPresent(foot::add);
        return foot;
    }

    private static String why(Draft draft) {
        if (!draft.leadsWithNews()) {
            return "mail." + draft.letter().kind() + ".why";
        }
        return draft.calledOff() ? "mail.calledOff.why" : "mail.news.why";
    }
}
