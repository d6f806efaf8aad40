package openseat.mail;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import java.net.URI;
import java.text.Bidi;
import java.util.List;
import java.util.Optional;
import openseat.i18n.Words;

/// One thought of a mail. Each part can be shown as HTML and as plain text, so that both say the same in the same
/// order.
///
/// Texts are plain; what others wrote in them stands between U+2068 and U+2069, put there by [#theirs].
public sealed interface Block {

    /// What others named, in the language and direction it is written in.
    record Title(String lang, String text) implements Block {

        public Title {
            text = Mail.line(text);
        }

        public boolean isRightToLeft() {
            return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        }
    }

    /// A paragraph.
    record Say(String text) implements Block {}

    /// A paragraph that begins with a few strong words, and may end with a link to the page of the main button.
    record Note(String lead, String text, Optional<Link> link) implements Block {

        public Note(String lead, String text) {
            this(lead, text, Optional.empty());
        }
    }

    record Heading(String text, String under) implements Block {}

    /// The facts, a label and a value each.
    record Facts(List<Fact> rows) implements Block {}

    /// What no longer holds, struck through.
    record Was(String label, List<Fact> rows) implements Block {}

    /// What holds instead.
    record IsNow(String label, List<Fact> rows) implements Block {}

    /// The one big button; where there are no buttons, `before` and its address stand for it.
    record Button(String label, String before, URI href) implements Block {}

    /// The address of the button in full, for programs that do not open it; plain text shows it anyway.
    record InFull(String before, URI href) implements Block {}

    /// What needs somebody, numbered on from the headline, which is number 1.
    record Needs(int first, List<Note> notes) implements Block {}

    /// Numbers large enough to be seen from across the room.
    record Figures(List<Figure> figures) implements Block {}

    record Fact(String label, String value, String note) {

        public Fact(String label, String value) {
            this(label, value, "");
        }
    }

    record Figure(String label, String number, String note) {}

    record Link(String label, URI href) {}

    /// What others wrote, fit to stand inside a text of ours: one line that turns nothing around it.
    static String theirs(String text) {
        return Words.isolate(Mail.line(text));
    }

    /// A text as HTML: isolated words become elements, since some programs show the marks as boxes.
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
