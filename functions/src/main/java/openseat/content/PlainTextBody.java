package openseat.content;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// Writes a mail's content as plain text.
///
/// Each paragraph is one line: mail programs wrap better than we could, and Chinese has no spaces to wrap at.
final class PlainTextBody {

    private final Words words;
    private final Locale locale;

    PlainTextBody(Language language) {
        words = Words.in(language);
        locale = Locale.forLanguageTag(language.lang());
    }

    String of(MailContent content) {
        var head = content.head();
        var headline = head.headline().toUpperCase(locale);
        var above = Stream.concat(
                head.notice().stream().map(this::block),
                Stream.of(String.join("\n", head.brandLines()), head.label(), headline, head.subtitle()));
        var body =
                Stream.concat(head.button().stream(), content.body().stream()).map(this::block);
        var foot = Stream.concat(Stream.of("--"), content.foot().stream().map(this::block));
        return join(Stream.concat(above, body), "\n\n") + "\n\n" + join(foot, "\n") + "\n";
    }

    private String block(Block block) {
        return switch (block) {
            case Block.Title title -> Words.isolate(title.text());
            case Block.Paragraph(var text) -> text;
            case Block.Hint(var text) -> text;
            case Block.Note note -> note(note);
            case Block.LinkedNote(var lead, var text, var link) ->
                note(new Block.Note(lead, text)) + "\n" + link.href();
            case Block.Heading(var text, var subtitle) ->
                join(Stream.of("\n" + text.toUpperCase(locale), subtitle), "\n");
            case Block.Quote quote -> quote(quote);
            case Block.Facts(var rows) -> facts(rows);
            case Block.OldFacts(var label, var rows) -> label.toUpperCase(locale) + "\n" + facts(rows);
            case Block.NewFacts(var label, var rows) -> label.toUpperCase(locale) + "\n" + facts(rows);
            case Block.Button button -> button.before() + "\n" + button.href();
            case Block.FullLink _ -> "";
            case Block.NumberedList(var first, var items) -> numbered(first, items);
            case Block.LargeNumbers(var numbers) -> join(numbers.stream().map(this::number), "\n");
            case Block.Bars(var label, var rows) ->
                titled(label, rows.stream().map(row -> labelled(row.label(), row.value())));
            case Block.Columns(var label, var columns) ->
                titled(label, columns.stream().map(column -> labelled(column.label(), column.value())));
            case Block.Steps(var steps) -> join(steps.stream().map(step -> step.when() + "\n" + step.what()), "\n\n");
            case Block.Links(var links) -> join(links.stream().map(this::link), "\n");
        };
    }

    private static String quote(Block.Quote quote) {
        return quote.lines().stream()
                .map(line -> line.isEmpty() ? line : Words.isolate(line))
                .collect(Collectors.joining("\n"));
    }

    private static String note(Block.Note note) {
        return Stream.of(note.lead(), note.text(), address(note))
                .filter(sentence -> !sentence.isBlank())
                .reduce((text, next) -> text + Words.blankAfter(text) + next)
                .orElse("");
    }

    /// An address to write to. Other links lead to the page of the main button, whose address is shown already.
    private static String address(Block.Note note) {
        return note.link()
                .filter(link -> "mailto".equals(link.href().getScheme()))
                .map(link -> Words.isolate(link.label()))
                .orElse("");
    }

    private String facts(List<Block.Fact> rows) {
        return rows.stream()
                .map(row -> noted(labelled(row.label(), row.value()), row.note()))
                .collect(Collectors.joining("\n"));
    }

    private String number(Block.LargeNumber number) {
        return noted(labelled(number.label(), number.value()), number.note());
    }

    private static String titled(String label, Stream<String> lines) {
        return join(Stream.concat(Stream.of(label), lines), "\n");
    }

    private String link(Block.Link link) {
        return labelled(link.label(), link.href().toString());
    }

    private static String numbered(int first, List<Block.Note> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> first + i + ". " + note(items.get(i)) + placeOf(items.get(i)))
                .collect(Collectors.joining("\n\n"));
    }

    /// Where its link leads, on a line of its own.
    private static String placeOf(Block.Note note) {
        return note.link().map(link -> "\n" + link.href()).orElse("");
    }

    private String labelled(String label, String value) {
        return words.get("mail.labelled", "label", label, "value", value);
    }

    private String noted(String text, String note) {
        return note.isBlank() ? text : words.get("mail.noted", "text", text, "note", note);
    }

    private static String join(Stream<String> texts, String separator) {
        return texts.filter(text -> !text.isBlank()).collect(Collectors.joining(separator));
    }
}
