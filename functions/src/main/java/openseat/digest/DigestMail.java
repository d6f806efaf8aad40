package openseat.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import openseat.i18n.Words;
import openseat.mail.Block;
import openseat.mail.Block.Figure;
import openseat.mail.ClockRows;
import openseat.mail.Mail;
import openseat.mail.MailContent;
import openseat.mail.Recipient;
import openseat.page.SeatRow;

/// What a digest says: first what needs somebody, then what has come in, then how things stand.
public final class DigestMail {

    private final Report report;
    private final Recipient reader;
    private final Words words;
    private final ClockRows times;

    private DigestMail(Report report, Recipient reader) {
        this.report = report;
        this.reader = reader;
        this.words = Words.in(reader.language());
        this.times = new ClockRows(reader.language(), reader.zone());
    }

    /// The mail of a digest, ready to be posted.
    public static Mail compose(Report report, Recipient reader) {
        return new DigestMail(report, reader).mail();
    }

    private Mail mail() {
        var sheet = sheet();
        return new Mail(
                reader.address(),
                Mail.line(words.get("mail.subject", "headline", sheet.headline(), "title", title())),
                sheet.text(),
                sheet.html(),
                List.of(),
                Optional.empty(),
                Map.of("Auto-Submitted", "auto-generated"),
                Map.of("event", report.event().id(), "kind", "digest", "row", reader.id()));
    }

    private MailContent sheet() {
        var needs = report.needs().stream().map(need -> ActionItemText.of(need, words)).toList();
        var first = needs.stream().findFirst();
        return new MailContent(
                reader.language(),
                List.of(Block.theirs(head(title())), words.get("digest.masthead", "date", times.dayHere(report.to()))),
                Optional.of(new Block.Note(words.get("page.sample"), words.get("page.sampleMeans"))).filter(_ -> report.event().sample()),
                preview(),
                first.isEmpty() ? words.get("digest.kicker.none") : words.get("digest.kicker", "count", needs.size()),
                first.map(ActionItemText::headline).orElseGet(() -> words.get("digest.none")),
                first.map(ActionItemText::under).orElse(""),
                first.map(_ -> new Block.Button(words.get("digest.page.button"), words.get("digest.page.before"), report.page())),
                SeatRow.OPEN,
                body(needs),
                foot());
    }

    private List<Block> body(List<ActionItemText> needs) {
        var parts = new ArrayList<Block>();
        if (needs.size() > 1) {
            parts.add(new Block.Needs(2, needs.stream().skip(1).map(ActionItemText::note).toList()));
        }
        if (!needs.isEmpty()) {
            parts.add(new Block.Say(words.get("digest.how")));
        }
        parts.add(report.from()
                .map(from -> new Block.Heading(words.get("digest.since"), times.period(from, report.to())))
                .orElseGet(() -> new Block.Heading(words.get("digest.soFar"), "")));
        parts.add(new Block.Figures(List.of(
                flow("digest.new", Activity::asked), flow("digest.confirmed", Activity::confirmed), flow("digest.cancelled", Activity::cancelled))));
        parts.add(new Block.Heading(words.get("digest.now"), ""));
        parts.add(now());
        if (report.now().waiting() > 0 || report.event().waitingList()) {
            parts.add(new Block.Say(words.get("digest.waiting", "count", report.now().waiting())));
        }
        parts.add(new Block.Say(seats()));
        if (!report.post().allAreWell()) {
            var post = report.post();
            parts.add(new Block.Heading(words.get("digest.mail"), ""));
            parts.add(new Block.Say(words.get("digest.mail.figures",
                    "sent", post.sent(), "refused", post.refused(), "bounced", post.bounced(), "complained", post.complained())));
        }
        return parts;
    }

    private Figure flow(String label, ToLongFunction<Activity> count) {
        return new Figure(
                words.get(label),
                Long.toString(count.applyAsLong(report.since())),
                report.before().map(before -> words.get("digest.before", "count", count.applyAsLong(before))).orElse(""));
    }

    private Block now() {
        var now = report.now();
        return new Block.Figures(List.of(
                new Figure(words.get("digest.confirmed"), Long.toString(now.registrations()), words.get("digest.registrations")),
                new Figure(words.get("digest.people"), Long.toString(now.people()), words.get("digest.groups")),
                new Figure(words.get("digest.unconfirmed"), Long.toString(now.unconfirmed()), words.get("digest.week"))));
    }

    private String seats() {
        return report.now().capacity()
                .map(all -> words.get("digest.seats", "all", all, "left", Math.max(0, all - report.now().people())))
                .orElseGet(() -> words.get("digest.seats.none"));
    }

    private String preview() {
        var since = report.since();
        return String.join(" ", List.of(
                labelled("digest.new", since.asked()), labelled("digest.confirmed", since.confirmed()), labelled("digest.cancelled", since.cancelled())));
    }

    private String labelled(String label, long count) {
        return words.get("digest.stop", "headline", words.get("mail.labelled", "label", words.get(label), "value", count));
    }

    private List<Block> foot() {
        var foot = new ArrayList<Block>();
        foot.add(new Block.Say(words.get("digest.why")));
        foot.add(new Block.Say(words.get("digest.nobody")));
        var postal = Mail.line(report.postalLine());
        if (!postal.isEmpty()) {
            foot.add(new Block.Say(Block.theirs(postal)));
        }
        return foot;
    }

    private String title() {
        return report.event().title().in(reader.language().lang()).text();
    }

    /// A title is told by what stands before its colon.
    private static String head(String title) {
        var colon = title.indexOf(": ");
        return colon < 0 ? title : title.substring(0, colon);
    }
}
