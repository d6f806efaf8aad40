package openseat.mail;

import java.util.List;
import java.util.Optional;
import openseat.i18n.Language;
import openseat.page.SeatRow;
import openseat.page.Templates;

/// What a mail shows: a stage with the headline, then its thoughts in order, then the foot.
///
/// @param masthead lines above the headline, after the program's own name
/// @param strip    said before all else: that the event is made up
/// @param preview  what a mailbox shows beside the subject
/// @param kicker   a few words above the headline
/// @param under    a line below the headline, or blank
/// @param call     the big button, if it belongs to the headline
public record MailContent(
        Language language,
        List<String> masthead,
        Optional<Block.Note> strip,
        String preview,
        String kicker,
        String headline,
        String under,
        Optional<Block.Button> call,
        SeatRow seat,
        List<Block> body,
        List<Block> foot) {

    public MailContent {
        masthead = List.copyOf(masthead);
        body = List.copyOf(body);
        foot = List.copyOf(foot);
    }

    public String html() {
        return Templates.render("mail/layout", this);
    }

    public String text() {
        return new PlainTextBody(language).of(this);
    }

    /// Where lines begin; printed as such, because not every mail program knows `start`.
    public String start() {
        return language.isRightToLeft() ? "right" : "left";
    }

    /// Letters with marks above and below need more room.
    public String lineHeight() {
        return language.isRightToLeft() ? "1.7" : "1.5";
    }
}
