package openseat.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import openseat.content.Block;
import openseat.content.MailContent;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.registration.Reminder;
import org.junit.jupiter.api.Test;

/// Plain text and HTML of a letter have the same content in the same order.
public class SameContentTest {

    @Test
    void textAndHtmlSayTheSameInTheSameOrder() {
        for (var language : Language.all()) {
            for (var change : List.of(
                    EventChange.NONE,
                    Examples.was(Examples.THURSDAY),
                    EventChange.NONE.with(List.of(Examples.announcement(false))),
                    Examples.was(Examples.FRIDAY, Examples.GENEVA))) {
                for (var letter : List.of(
                        new Letter.Confirm(Examples.UNTIL),
                        new Letter.Ticket(3),
                        new Letter.Waiting(2, 4),
                        new Letter.Reminded(Reminder.DAY_BEFORE, 3, false),
                        new Letter.Reminded(Reminder.BEFORE_START, 1, false),
                        new Letter.Reminded(Reminder.DAY_BEFORE, 2, true),
                        new Letter.Cancelled(1),
                        new Letter.Removed(1))) {
                    for (var schedule : List.of(
                            Examples.FRIDAY, Examples.OPEN, new Schedule.Cancelled(Optional.of(Examples.FRIDAY)))) {
                        compare(content(letter, change, schedule, language));
                    }
                }
                if (!change.announced().isEmpty()) {
                    compare(content(new Letter.Message(2, false), change, Examples.FRIDAY, language));
                }
            }
        }
    }

    public static void compare(MailContent content) {
        var texts = new ArrayList<String>();
        content.head().notice().ifPresent(notice -> collect(notice, texts));
        texts.addAll(List.of(content.head().label(), content.head().headline()));
        content.body().forEach(block -> collect(block, texts));
        content.foot().forEach(block -> collect(block, texts));
        var lower = texts.stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .map(SameContentTest::normalized)
                .toList();
        assertThat(normalized(content.text().toLowerCase(Locale.ROOT))).containsSubsequence(lower);
        var shown = content.html()
                .replaceAll("(?s)<head>.*?</head>", "")
                .replaceAll("</?bdi>", "")
                .replaceAll("<[^>]+>", " ")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
        assertThat(normalized(shown.toLowerCase(Locale.ROOT))).containsSubsequence(lower);
    }

    private static void collect(Block block, List<String> texts) {
        switch (block) {
            case Block.Title title -> texts.add(title.text());
            case Block.Paragraph(var text) -> texts.add(text);
            case Block.Note note -> texts.addAll(List.of(note.lead(), note.text()));
            case Block.LinkedNote(var lead, var text, var _) -> texts.addAll(List.of(lead, text));
            case Block.Heading(var text, var subtitle) -> texts.addAll(List.of(text, subtitle));
            case Block.Quote quote -> texts.addAll(quote.lines());
            case Block.Facts(var rows) -> collect(rows, texts);
            case Block.OldFacts(var label, var rows) -> {
                texts.add(label);
                collect(rows, texts);
            }
            case Block.NewFacts(var label, var rows) -> {
                texts.add(label);
                collect(rows, texts);
            }
            case Block.Button _, Block.FullLink _ -> {}
            case Block.NumberedList list -> list.items().forEach(item -> collect(item, texts));
            case Block.LargeNumbers(var numbers) ->
                numbers.forEach(number -> texts.addAll(List.of(number.label(), number.value(), number.note())));
            case Block.Hint(var text) -> texts.add(text);
            case Block.Bars(var label, var rows) -> {
                texts.add(label);
                rows.forEach(row -> texts.addAll(List.of(row.label(), row.value())));
            }
            case Block.Columns(var label, var columns) -> {
                texts.add(label);
                columns.forEach(column -> texts.add(column.value()));
            }
            case Block.Steps(var steps) -> steps.forEach(step -> texts.addAll(List.of(step.when(), step.what())));
            case Block.Links(var links) -> links.forEach(link -> texts.add(link.label()));
        }
    }

    private static void collect(Iterable<Block.Fact> rows, List<String> texts) {
        rows.forEach(row -> texts.addAll(List.of(row.label(), row.value(), row.note())));
    }

    private static String normalized(String text) {
        return text.replaceAll("[\\u2068\\u2069]", "").replaceAll("[\\s\\u00A0]+", " ");
    }

    private static MailContent content(Letter letter, EventChange change, Schedule schedule, Language language) {
        return LetterMail.content(
                Examples.draft(letter, change, Examples.sample(schedule), language, Optional.empty()));
    }
}
