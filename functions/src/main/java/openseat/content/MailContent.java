package openseat.content;

import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.mail.Mail;
import openseat.mail.Sender;
import openseat.page.SeatRow;
import openseat.page.Templates;

/// What a mail shows: a head with the headline, then the body, then the foot.
public record MailContent(Language language, Head head, List<Block> body, List<Block> foot) {

    public MailContent {
        body = List.copyOf(body);
        foot = List.copyOf(foot);
    }

    /// The coloured top of a mail.
    ///
    /// @param notice     shown before all else: that the event is a sample
    /// @param brandLines lines after the program's own name
    /// @param preview    what a mailbox shows next to the subject
    /// @param label      a few words above the headline
    /// @param subtitle   a line below the headline, or blank
    /// @param button     the main button, if it belongs to the headline
    public record Head(
            Optional<Block.Note> notice,
            List<String> brandLines,
            String preview,
            String label,
            String headline,
            String subtitle,
            Optional<Block.Button> button,
            SeatRow seat) {

        public Head {
            brandLines = List.copyOf(brandLines);
        }
    }

    /// The notice that the event is a sample, if it is one.
    public static Optional<Block.Note> sampleNotice(Event event, Words words) {
        return event.sample()
                ? Optional.of(new Block.Note(words.get("page.sample"), words.get("page.sampleMeans")))
                : Optional.empty();
    }

    /// The last line of a foot: the sender's name and postal address, unless it is blank.
    public static Optional<Block> sender(Sender sender) {
        var line = Mail.line(sender.postalLine());
        return line.isEmpty() ? Optional.empty() : Optional.of(new Block.Paragraph(Block.quoted(line)));
    }

    public String html() {
        return Templates.render("content/layout", this);
    }

    public String text() {
        return new PlainTextBody(language).of(this);
    }

    /// The side on which lines begin, by name, because not every mail program knows `start`.
    public String start() {
        return language.isRightToLeft() ? "right" : "left";
    }

    /// Letters with marks above and below need more room.
    public String lineHeight() {
        return language.isRightToLeft() ? "1.7" : "1.5";
    }
}
