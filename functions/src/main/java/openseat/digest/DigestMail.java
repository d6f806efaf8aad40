package openseat.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import openseat.i18n.Words;
import openseat.mail.Block;
import openseat.mail.Block.LargeNumber;
import openseat.mail.ClockRows;
import openseat.mail.Mail;
import openseat.mail.MailContent;
import openseat.mail.Recipient;
import openseat.page.SeatRow;
import openseat.report.Activity;
import openseat.report.Report;

/// Composes the mail of a digest: first what organizers must do, then what has happened, then the present numbers.
public final class DigestMail {

    private final Report report;
    private final Recipient recipient;
    private final Words words;
    private final ClockRows clocks;

    private DigestMail(Report report, Recipient recipient) {
        this.report = report;
        this.recipient = recipient;
        this.words = Words.in(recipient.language());
        this.clocks = new ClockRows(recipient.language(), recipient.zone());
    }

    public static Mail compose(Report report, Recipient recipient) {
        return new DigestMail(report, recipient).mail();
    }

    private Mail mail() {
        var items = report.actionItems().stream()
                .map(item -> ActionItemText.of(item, words, clocks))
                .toList();
        var content = new MailContent(recipient.language(), head(items), body(items), foot());
        return new Mail(
                report.sender().display(report.event(), recipient.language()),
                recipient.address(),
                Mail.subject(content.head().headline(), report.event(), recipient.language()),
                content.text(),
                content.html(),
                List.of(),
                Optional.empty(),
                Mail.headers(Optional.of(report.links().subscription())),
                Map.of("event", report.event().id(), "kind", "digest", "row", recipient.id()));
    }

    private MailContent.Head head(List<ActionItemText> items) {
        var first = items.stream().findFirst();
        var date = clocks.localDay(report.period().to());
        return new MailContent.Head(
                MailContent.sampleNotice(report.event(), words),
                List.of(Block.quoted(shortTitle()), words.get("digest.brandLine", "date", date)),
                preview(),
                items.isEmpty() ? words.get("digest.label.none") : words.get("digest.label", "count", items.size()),
                first.map(ActionItemText::headline).orElseGet(() -> words.get("digest.none")),
                first.map(ActionItemText::subtitle).orElse(""),
                first.map(_ -> pageButton()),
                SeatRow.OPEN);
    }

    private Block.Button pageButton() {
        return new Block.Button(
                words.get("digest.page.button"),
                words.get("digest.page.before"),
                report.links().page());
    }

    private List<Block> body(List<ActionItemText> items) {
        var blocks = new ArrayList<Block>();
        if (items.size() > 1) {
            var others = items.stream().skip(1).map(ActionItemText::note).toList();
            blocks.add(new Block.NumberedList(2, others));
        }
        if (!items.isEmpty()) {
            blocks.add(new Block.Paragraph(words.get("digest.how")));
        }
        blocks.add(periodHeading());
        blocks.add(activity());
        blocks.add(new Block.Heading(words.get("digest.now"), ""));
        blocks.add(snapshot());
        if (report.now().waiting() > 0 || report.event().seating().waitingList()) {
            blocks.add(new Block.Paragraph(
                    words.get("digest.waiting", "count", report.now().waiting())));
        }
        blocks.add(new Block.Paragraph(seats()));
        if (report.mail().hasProblems()) {
            blocks.add(new Block.Heading(words.get("digest.mail"), ""));
            blocks.add(new Block.Paragraph(mailCounts()));
        }
        return blocks;
    }

    private Block periodHeading() {
        var period = report.period();
        return period.from()
                .map(from -> new Block.Heading(words.get("digest.since"), clocks.period(from, period.to())))
                .orElseGet(() -> new Block.Heading(words.get("digest.soFar"), ""));
    }

    private Block activity() {
        return new Block.LargeNumbers(List.of(
                compared("digest.requests", Activity::requested),
                compared("digest.confirmed", Activity::confirmed),
                compared("digest.cancelled", Activity::cancelled)));
    }

    private LargeNumber compared(String label, ToLongFunction<Activity> count) {
        var number = count.applyAsLong(report.period().activity());
        var note = report.period()
                .previous()
                .map(previous -> words.get("digest.before", "count", count.applyAsLong(previous)))
                .orElse("");
        return new LargeNumber(words.get(label), Long.toString(number), note);
    }

    private Block snapshot() {
        var now = report.now();
        return new Block.LargeNumbers(List.of(
                number("digest.confirmed", now.registrations(), "digest.registrations"),
                number("digest.people", now.people(), "digest.groups")));
    }

    private LargeNumber number(String label, long number, String note) {
        return new LargeNumber(words.get(label), Long.toString(number), words.get(note));
    }

    private String seats() {
        return report.now()
                .capacity()
                .map(all -> words.get(
                        "digest.seats",
                        "all",
                        all,
                        "left",
                        Math.max(0, all - report.now().people())))
                .orElseGet(() -> words.get("digest.seats.none"));
    }

    private String mailCounts() {
        var mail = report.mail();
        return words.get(
                "digest.mail.figures",
                "refused",
                mail.rejected(),
                "bounced",
                mail.bounced(),
                "complained",
                mail.complained());
    }

    private String preview() {
        var activity = report.period().activity();
        return String.join(
                " ",
                List.of(
                        sentence("digest.requests", activity.requested()),
                        sentence("digest.confirmed", activity.confirmed()),
                        sentence("digest.cancelled", activity.cancelled())));
    }

    private String sentence(String label, long count) {
        var text = words.get("mail.labelled", "label", words.get(label), "value", count);
        return words.get("digest.stop", "headline", text);
    }

    private List<Block> foot() {
        var foot = new ArrayList<Block>();
        foot.add(new Block.Paragraph(words.get("digest.why")));
        foot.add(new Block.Paragraph(words.get("digest.nobody")));
        MailContent.sender(report.sender()).ifPresent(foot::add);
        return foot;
    }

    private String title() {
        return report.event().title().in(recipient.language().lang()).text();
    }

    /// What is before the colon of a title is enough to recognize the event.
    private String shortTitle() {
        var colon = title().indexOf(": ");
        return colon < 0 ? title() : title().substring(0, colon);
    }
}
