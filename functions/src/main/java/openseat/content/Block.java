package openseat.content;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import java.net.URI;
import java.text.Bidi;
import java.util.List;
import java.util.Optional;
import openseat.i18n.Words;
import openseat.mail.Mail;

/// One block of a mail, such as a paragraph or a button. It can be shown as HTML and as plain text, so both have the
/// same content in the same order.
///
/// Texts are plain. What others wrote is enclosed in U+2068 and U+2069 by [#quoted].
public sealed interface Block {

    /// The event's title, in the language and direction it is written in.
    record Title(String lang, String text) implements Block {

        public Title {
            text = Mail.line(text);
        }

        public boolean isRightToLeft() {
            return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        }
    }

    record Paragraph(String text) implements Block {}

    /// A paragraph that begins with a few words in bold, and may end with a link.
    record Note(String lead, String text, Optional<Link> link) implements Block {

        public Note(String lead, String text) {
            this(lead, text, Optional.empty());
        }
    }

    /// A note whose link leads elsewhere than the main button, so that plain text shows its address too.
    record LinkedNote(String lead, String text, Link link) implements Block {

        /// As HTML shows it.
        public Note note() {
            return new Note(lead, text, Optional.of(link));
        }
    }

    /// A paragraph that may be skipped, in smaller letters.
    record Hint(String text) implements Block {}

    /// A heading inside the body; `subtitle` may be blank.
    record Heading(String text, String subtitle) implements Block {}

    /// What the organizers wrote, line by line, in the language it is written in.
    record Quote(String lang, List<String> lines) implements Block {

        public Quote {
            lines = lines.stream().map(Mail::line).toList();
        }

        public boolean isRightToLeft() {
            return !new Bidi(String.join(" ", lines), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        }
    }

    record Facts(List<Fact> rows) implements Block {}

    /// Facts that are no longer true, struck through.
    record OldFacts(String label, List<Fact> rows) implements Block {}

    /// Facts that replace old ones.
    record NewFacts(String label, List<Fact> rows) implements Block {}

    /// The main button. Plain text shows `before` and the address instead.
    record Button(String label, String before, URI href) implements Block {}

    /// The button's address in full, for mail programs that do not open the button. Plain text already has it.
    record FullLink(String before, URI href) implements Block {}

    record NumberedList(int first, List<Note> items) implements Block {}

    /// Up to four large numbers side by side.
    record LargeNumbers(List<LargeNumber> numbers) implements Block {

        /// Four stand two by two.
        public int columns() {
            return numbers.size() > 3 ? 2 : 3;
        }
    }

    /// How often each answer was given, as bars with their numbers beside them.
    record Bars(String label, List<Bar> rows) implements Block {}

    /// Numbers over time as columns, the last of which is marked.
    record Columns(String label, List<Column> columns) implements Block {}

    /// What happens, each below its time.
    record Steps(List<Step> steps) implements Block {}

    /// Links on one line, for a foot.
    record Links(List<Link> links) implements Block {}

    record Fact(String label, String value, String note) {

        public Fact(String label, String value) {
            this(label, value, "");
        }
    }

    record LargeNumber(String label, String value, String note) {}

    record Link(String label, URI href) {}

    /// @param percent how long the bar is, of the room there is
    record Bar(String label, String value, long percent) {}

    /// @param mark   what stands below the column
    /// @param label  the same in full, where there is room
    /// @param height in pixels
    record Column(String mark, String label, String value, long height) {}

    record Step(String when, String what) {}

    /// What others wrote, made safe to use inside a text of ours: one line that cannot change the direction of the
    /// text around it.
    static String quoted(String text) {
        return Words.isolate(Mail.line(text));
    }

    /// A text as HTML: isolated words become elements, since some mail programs show the marks as boxes.
    static Content html(String text) {
        return out -> {
            var start = 0;
            for (var i = 0; i < text.length(); i++) {
                var mark = text.charAt(i);
                if (mark == '\u2068' || mark == '\u2069') {
                    Escape.htmlContent(text.substring(start, i), out);
                    out.writeContent(mark == '\u2068' ? "<bdi>" : "</bdi>");
                    start = i + 1;
                }
            }
            Escape.htmlContent(text.substring(start), out);
        };
    }
}
