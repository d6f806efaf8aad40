package openseat.mail;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// A sheet as plain text: paragraphs of one line each, for programs fold better than we could, and Chinese has no
/// blanks.
final class PlainTextBody {

    private final Words words;
    private final Locale locale;

    PlainTextBody(Language language) {
        words = Words.in(language);
        locale = Locale.forLanguageTag(language.lang());
    }

    String of(MailContent sheet) {
        var above = Stream.concat(
                sheet.strip().map(this::part).stream(),
                Stream.of(String.join("\n", sheet.masthead()), sheet.kicker(), sheet.headline().toUpperCase(locale), sheet.under()));
        var body = Stream.concat(sheet.call().stream(), sheet.body().stream()).map(this::part);
        var foot = Stream.concat(Stream.of("--"), sheet.foot().stream().map(this::part));
        return paragraphs(Stream.concat(above, body), "\n\n") + "\n\n" + paragraphs(foot, "\n") + "\n";
    }

    private String part(Block part) {
        return switch (part) {
            case Block.Title title -> Words.isolate(title.text());
            case Block.Say(var text) -> text;
            case Block.Note note -> sentences(Stream.of(note.lead(), note.text(), address(note)));
            case Block.Heading(var text, var under) -> paragraphs(Stream.of("\n" + text.toUpperCase(locale), under), "\n");
            case Block.Facts(var rows) -> facts(rows);
            case Block.Was(var label, var rows) -> label.toUpperCase(locale) + "\n" + facts(rows);
            case Block.IsNow(var label, var rows) -> label.toUpperCase(locale) + "\n" + facts(rows);
            case Block.Button button -> button.before() + "\n" + button.href();
            case Block.InFull _ -> "";
            case Block.Needs(var first, var notes) -> numbered(first, notes);
            case Block.Figures(var figures) -> figures.stream().map(this::figure).collect(Collectors.joining("\n"));
        };
    }

    /// An address to write to; links to the page of the main button would only repeat it.
    private static String address(Block.Note note) {
        return note.link().filter(link -> "mailto".equals(link.href().getScheme())).map(link -> Words.isolate(link.label())).orElse("");
    }

    private String facts(List<Block.Fact> rows) {
        return rows.stream()
                .map(row -> noted(labelled(row.label(), row.value()), row.note()))
                .collect(Collectors.joining("\n"));
    }

    private String figure(Block.Figure figure) {
        return noted(labelled(figure.label(), figure.number()), figure.note());
    }

    private String numbered(int first, List<Block.Note> notes) {
        var text = new StringBuilder();
        for (var i = 0; i < notes.size(); i++) {
            text.append(i == 0 ? "" : "\n\n").append(first + i).append(". ").append(part(notes.get(i)));
        }
        return text.toString();
    }

    private String labelled(String label, String value) {
        return words.get("mail.labelled", "label", label, "value", value);
    }

    private String noted(String text, String note) {
        return note.isBlank() ? text : words.get("mail.noted", "text", text, "note", note);
    }

    private static String sentences(Stream<String> parts) {
        return parts.filter(part -> !part.isBlank()).reduce("", (text, next) -> text.isEmpty() ? next : text + Words.blankAfter(text) + next);
    }

    private static String paragraphs(Stream<String> parts, String between) {
        return parts.filter(part -> !part.isBlank()).collect(Collectors.joining(between));
    }
}
