package openseat.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.content.Block;
import openseat.content.ClockRows;
import openseat.content.MailContent;
import openseat.i18n.Words;
import openseat.mail.Mail;
import openseat.mail.Recipient;
import openseat.page.SeatRow;
import openseat.report.Report;

/// Composes the mail of a digest: what organizers must do, then the numbers, then what happens by itself.
public final class DigestMail {

    private final Report report;
    private final Recipient recipient;
    private final Words words;
    private final ClockRows clocks;
    private final List<ActionItemText> items;

    private DigestMail(Report report, Recipient recipient) {
        this.report = report;
        this.recipient = recipient;
        this.words = Words.in(recipient.language());
        this.clocks = new ClockRows(recipient.language(), recipient.zone());
        var labels = Labels.in(recipient.language());
        this.items = report.actionItems().stream()
                .map(item -> ActionItemText.of(item, labels, clocks, report.links()))
                .toList();
    }

    public static Mail compose(Report report, Recipient recipient) {
        return new DigestMail(report, recipient).mail();
    }

    static MailContent content(Report report, Recipient recipient) {
        return new DigestMail(report, recipient).content();
    }

    private MailContent content() {
        return new MailContent(recipient.language(), report.quiet() ? quietHead() : head(), body(), foot());
    }

    private Mail mail() {
        var content = content();
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

    private MailContent.Head head() {
        var first = items.stream().findFirst();
        return head(
                items.isEmpty() ? words.get("digest.label.none") : words.get("digest.label", "count", items.size()),
                first.map(ActionItemText::headline).orElseGet(() -> words.get("digest.none")),
                first.map(ActionItemText::subtitle).orElse(""),
                first.flatMap(ActionItemText::place)
                        .map(place -> isForEditor()
                                ? new Block.Button(
                                        words.get("desk.digest.button"), words.get("desk.digest.before"), place)
                                : new Block.Button(
                                        words.get("digest.page.button"), words.get("digest.page.before"), place)));
    }

    /// Whether its reader edits the event at the desk.
    private boolean isForEditor() {
        return report.links().edit().isPresent();
    }

    private MailContent.Head quietHead() {
        return head(
                items.isEmpty()
                        ? words.get("digest.label.none")
                        : words.get("digest.label.still", "count", items.size()),
                words.get("digest.quiet"),
                words.get("digest.quiet.subtitle"),
                Optional.empty());
    }

    private MailContent.Head head(String label, String headline, String subtitle, Optional<Block.Button> button) {
        var isFull = report.now().left().filter(left -> left <= 0).isPresent();
        return new MailContent.Head(
                MailContent.sampleNotice(report.event(), words),
                List.of(
                        Block.quoted(shortTitle()),
                        words.get(
                                "digest.brandLine",
                                "date",
                                clocks.localDay(report.period().to()))),
                report.quiet() ? subtitle : preview(),
                label,
                headline,
                subtitle,
                button,
                isFull ? SeatRow.FULL : SeatRow.OPEN);
    }

    private List<Block> body() {
        var sections = new DigestSections(report, recipient);
        var blocks = new ArrayList<Block>();
        var shown = report.quiet() ? 0 : 1;
        if (items.size() > shown) {
            var others = items.stream().skip(shown).map(ActionItemText::note).toList();
            blocks.add(new Block.NumberedList(shown + 1, others));
        }
        if (items.stream().anyMatch(item -> item.place().isPresent())) {
            blocks.add(new Block.Paragraph(
                    words.get(isForEditor() ? "desk.digest.how" : "digest.how." + report.role().word)));
        }
        if (report.quiet()) {
            blocks.addAll(sections.now());
            return blocks;
        }
        blocks.addAll(sections.period());
        blocks.addAll(sections.trend());
        blocks.addAll(sections.now());
        blocks.addAll(sections.audience());
        blocks.addAll(sections.mailHealth());
        blocks.addAll(sections.next());
        return blocks;
    }

    private String preview() {
        var activity = report.period().activity();
        return Stream.of(
                        sentence("digest.requests", activity.requested()),
                        sentence("digest.confirmed", activity.confirmed()),
                        sentence("digest.cancelled", activity.cancelled()))
                .collect(Collectors.joining(Words.blankAfter(sentence("digest.requests", 0))));
    }

    private String sentence(String label, long count) {
        var text = words.get("mail.labelled", "label", words.get(label), "value", count);
        return words.get("digest.stop", "headline", text);
    }

    private List<Block> foot() {
        var links = report.links();
        var foot = new ArrayList<Block>();
        foot.add(new Block.Links(List.of(
                new Block.Link(words.get("digest.foot.page"), links.page()),
                new Block.Link(words.get("digest.foot.change"), links.subscription()),
                new Block.Link(words.get("digest.foot.stop"), links.stop()))));
        foot.add(new Block.Paragraph(words.get("digest.why")));
        foot.add(new Block.Paragraph(words.get("digest.nobody")));
        MailContent.sender(report.sender()).ifPresent(foot::add);
        return foot;
    }

    /// What is before the colon of a title is enough to recognize the event.
    private String shortTitle() {
        var title = report.event().title().in(recipient.language().lang()).text();
        var colon = title.indexOf(": ");
        return colon < 0 ? title : title.substring(0, colon);
    }
}
