package openseat.local.testkit;

import java.util.List;
import java.util.stream.Stream;

/// An input value that tries to break out of its context, or that is unusual but legitimate in some language.
///
/// @param shown what its author sees of it: in NFC, without control characters, directional overrides and unpaired
///     surrogates
public record Payload(String name, String typed, String shown) {

    public static final List<Payload> ALL = Stream.concat(
                    Stream.of(
                                    // HTML, in text, in an attribute, in a style, in a URL.
                                    "<script>alert(1)</script>",
                                    "<img src=x onerror=alert(1)>",
                                    "</textarea></title></style></script><svg onload=alert(1)>",
                                    "\" autofocus onfocus=\"alert(1)",
                                    "' onmouseover='alert(1)",
                                    "`onclick=alert(1)` =x>",
                                    "--><b>x</b><!--",
                                    "]]><x/>",
                                    "&lt;b&gt; &amp;amp; &#x202e; &nbsp &copy;",
                                    "</style><style>*{display:none}</style>",
                                    "x;background:url(//evil.example)",
                                    "javascript:alert(1)",
                                    "data:text/html,<b>x</b>",
                                    "//evil.example",
                                    "https://evil.example/?a=<b>&b=\"",
                                    // Syntax of templates, phrases and formats.
                                    "${7*7} #{7*7} {{7*7}} !{x} @if(true)x@endif",
                                    "@template.page.busy() <%-- x --%> $unsafe{x}",
                                    "{title} {event} {0} {",
                                    "%s %n %d $1 \\1",
                                    "%0d%0aBcc: eve@example.org %00 %ZZ %",
                                    "'; DROP TABLE x; --",
                                    "../../etc/passwd",
                                    "null",
                                    "\"\\\"",
                                    "\\",
                                    // Spreadsheets.
                                    "=HYPERLINK(\"http://evil.example\",\"x\")",
                                    "+1+1",
                                    "-1+1",
                                    "@SUM(A1)",
                                    "\uFF1D1+1",
                                    "a\",\"b",
                                    "=1+1;\"x\"",
                                    // Calendars.
                                    "x\\nEND:VEVENT\\nBEGIN:VEVENT",
                                    "a;b,c:d\\;e\\,f\\\\g\\N",
                                    "\";X=\"y\":z",
                                    "x;LANGUAGE=\"en",
                                    // Scripts and characters as people write them.
                                    "نور «x» (1)",
                                    "שלום, עולם!",
                                    "移民：小组，《x》",
                                    "Łódź œuvre ﬁ ﷺ",
                                    "👩\u200D🌾 👨\u200D👩\u200D👧\u200D👦 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F ❤\uFE0F",
                                    "ශ්\u200Dරී نامه\u200Cای",
                                    "a\u200Eb\u200Fc\u061Cd",
                                    "\u0300 alone")
                            .map(text -> new Payload(text, text, text)),
                    Stream.of(
                            new Payload(
                                    "directional overrides",
                                    "\u202Eabc\u202C \u2066x\u2069 \u202Ay\u202B \u202Dz\u2067\u2068",
                                    "abc x y z"),
                            new Payload("an override before markup", "Ada\u202E<b>\u2069", "Ada<b>"),
                            new Payload(
                                    "a line feed", "x\nBEGIN:VEVENT\nSUMMARY:evil", "x\nBEGIN:VEVENT\nSUMMARY:evil"),
                            new Payload(
                                    "CR LF",
                                    "x\r\nBcc: eve@example.org\r\n\r\n<b>body</b>",
                                    "x\nBcc: eve@example.org\n\n<b>body</b>"),
                            new Payload("a carriage return", "x\rBcc: eve@example.org", "x\nBcc: eve@example.org"),
                            new Payload("unusual line breaks", "a\u0085b\u2028c\u2029d\u000Be\fg", "a\nb\nc\nd\ne\ng"),
                            new Payload("a tab and a formula", "\t=1+1", " =1+1"),
                            new Payload("several kinds of blanks", "a\u00A0b\u3000c  d", "a\u00A0b\u3000c  d"),
                            new Payload(
                                    "NUL and other control characters",
                                    "a\u0000b\u0007c\u001Bd\u007Fe\u009Bf",
                                    "abcdef"),
                            new Payload("a byte order mark", "\uFEFFab\uFEFFc", "abc"),
                            new Payload("noncharacters", "a\uFFFEb\uFFFFc\uFDD0d\uD83F\uDFFEe", "abcde"),
                            new Payload("zero-width characters", "a\u200Bb\u2060c\u00ADd", "abcd"),
                            new Payload("private use", "a\uE000b", "ab"),
                            new Payload("unpaired surrogates", "a\uD800b\uDC00c\uDFFF", "abc"),
                            new Payload("a decomposed name", "Nu\u0301r Cafe\u0301", "N\u00FAr Caf\u00E9"),
                            new Payload(
                                    "stacked combining marks",
                                    "Z\u0301" + "\u0336".repeat(40),
                                    "\u0179" + "\u0336".repeat(40))))
            .toList();

    /// Whether it has halves of characters, which JSON can write and UTF-8 cannot.
    public boolean hasUnpairedSurrogates() {
        return typed.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    /// What is kept of it in a single-line field.
    public String line() {
        return shown.replaceAll("[\\h\\s]+", " ").strip();
    }

    /// Whether an event document may contain it. A document is rejected rather than changed, with a message for the
    /// organizer.
    public boolean fitsAnEvent() {
        return typed.codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        || point >= 0xD800 && point <= 0xDFFF
                        || point == 0x2028
                        || point == 0x2029
                        || point >= 0x202A && point <= 0x202E
                        || point >= 0x2066 && point <= 0x2069
                        || (point & 0xFFFE) == 0xFFFE
                        || point >= 0xFDD0 && point <= 0xFDEF);
    }

    @Override
    public String toString() {
        return name;
    }
}
