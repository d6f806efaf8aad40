package openseat.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.mail.Block;
import openseat.mail.MailContent;
import org.junit.jupiter.api.Test;

/// Text and HTML say the same, in the same order.
class SameThoughtsTest {

    @Test
    void textAndHtmlSayTheSameInTheSameOrder() {
        for (var language : Language.all()) {
            for (var news : List.of(EventChange.NONE, Examples.was(Examples.THURSDAY), Examples.was(Examples.FRIDAY, Examples.GENEVA))) {
                for (var letter : List.of(new Letter.Confirm(Examples.UNTIL), new Letter.Ticket(3), new Letter.Waiting(2, 4), new Letter.Cancelled(1))) {
                    for (var schedule : List.of(Examples.FRIDAY, Examples.OPEN, new Schedule.Cancelled(Optional.of(Examples.FRIDAY)))) {
                        compare(sheet(letter, news, schedule, language));
                    }
                }
            }
        }
    }

    private static void compare(MailContent sheet) {
        var thoughts = new ArrayList<String>();
        sheet.strip().ifPresent(strip -> collect(strip, thoughts));
        thoughts.addAll(List.of(sheet.kicker(), sheet.headline()));
        sheet.body().forEach(part -> collect(part, thoughts));
        sheet.foot().forEach(part -> collect(part, thoughts));
        var lower = thoughts.stream().map(text -> text.toLowerCase(Locale.ROOT)).map(SameThoughtsTest::bare).toList();
        assertThat(bare(sheet.text().toLowerCase(Locale.ROOT))).containsSubsequence(lower);
        var shown = sheet.html().replaceAll("(?s)<head>.*?</head>", "").replaceAll("</?bdi>", "").replaceAll("<[^>]+>", " ").replace("&amp;", "&").replace("&lt;", "<");
        assertThat(bare(shown.toLowerCase(Locale.ROOT))).containsSubsequence(lower);
    }

    private static void collect(Block part, List<String> thoughts) {
        switch (part) {
            case Block.Title title -> thoughts.add(title.text());
            case Block.Say(var text) -> thoughts.add(text);
            case Block.Note note -> thoughts.addAll(List.of(note.lead(), note.text()));
            case Block.Heading(var text, var under) -> thoughts.addAll(List.of(text, under));
            case Block.Facts(var rows) -> rows.forEach(row -> thoughts.addAll(List.of(row.label(), row.value(), row.note())));
            case Block.Was(var label, var rows) -> {
                thoughts.add(label);
                rows.forEach(row -> thoughts.addAll(List.of(row.label(), row.value(), row.note())));
            }
            case Block.IsNow(var label, var rows) -> {
                thoughts.add(label);
                rows.forEach(row -> thoughts.addAll(List.of(row.label(), row.value(), row.note())));
            }
            case Block.Button _, Block.InFull _ -> { }
            case Block.Needs(var _, var notes) -> notes.forEach(note -> collect(note, thoughts));
            case Block.Figures(var figures) -> figures.forEach(figure -> thoughts.addAll(List.of(figure.label(), figure.number(), figure.note())));
        }
    }

    private static String bare(String text) {
        return text.replaceAll("[\\u2068\\u2069]", "").replaceAll("[\\s\\u00A0]+", " ");
    }

    private static MailContent sheet(Letter letter, EventChange news, Schedule schedule, Language language) {
        return LetterMail.sheet(Examples.draft(letter, news, Examples.sample(schedule), language, Optional.empty()));
    }
}
