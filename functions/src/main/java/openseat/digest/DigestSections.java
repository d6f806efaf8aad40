package openseat.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import openseat.audience.Audience;
import openseat.content.Block;
import openseat.content.Block.LargeNumber;
import openseat.content.ClockRows;
import openseat.i18n.DateTimes;
import openseat.i18n.Words;
import openseat.mail.Recipient;
import openseat.registration.Deadlines;
import openseat.report.Activity;
import openseat.report.MailHealth;
import openseat.report.NextStep;
import openseat.report.Report;
import openseat.report.Week;
import openseat.seats.Breakdown;

/// The sections of a digest after what needs the organizers. One with nothing to say has no blocks.
final class DigestSections {

    /// How high the highest column is, in pixels, and how low one for a number above 0 may be.
    private static final long HIGHEST = 56;

    private static final long LOWEST = 3;

    /// How long the longest bar is, in percent: a rounded end needs some room.
    private static final long LONGEST = 96;

    private final Report report;
    private final Words words;
    private final Labels labels;
    private final ClockRows clocks;
    private final DateTimes dateTimes;

    DigestSections(Report report, Recipient recipient) {
        this.report = report;
        this.words = Words.in(recipient.language());
        this.labels = Labels.in(recipient.language());
        this.clocks = new ClockRows(recipient.language(), recipient.zone());
        this.dateTimes = DateTimes.in(recipient.language());
    }

    /// What has happened since the last digest, each number with that of the period before.
    List<Block> period() {
        var period = report.period();
        var heading = period.from()
                .map(from -> new Block.Heading(words.get("digest.since"), clocks.period(from, period.to())))
                .orElseGet(() -> new Block.Heading(words.get("digest.soFar"), ""));
        var numbers = new ArrayList<LargeNumber>();
        numbers.add(compared("digest.requests", Activity::requested));
        numbers.add(compared("digest.confirmed", Activity::confirmed));
        numbers.add(compared("digest.cancelled", Activity::cancelled));
        if (hasWaitingList() || period.activity().joined() > 0) {
            numbers.add(compared("digest.joined", Activity::joined));
        }
        return List.of(heading, new Block.LargeNumbers(numbers));
    }

    private LargeNumber compared(String label, ToLongFunction<Activity> count) {
        var period = report.period();
        var note = period.previous()
                .map(previous -> words.get("digest.before", "count", count.applyAsLong(previous)))
                .orElse("");
        return number(label, count.applyAsLong(period.activity()), note);
    }

    private LargeNumber number(String label, long number, String note) {
        return new LargeNumber(words.get(label), Long.toString(number), note);
    }

    private boolean hasWaitingList() {
        return report.event().seating().waitingList() || report.now().waiting() > 0;
    }

    /// One week alone is no trend.
    List<Block> trend() {
        var weeks = report.trend().weeks();
        if (weeks.size() < 2) {
            return List.of();
        }
        var most = weeks.stream().mapToLong(Week::confirmed).max().orElse(0);
        var caption = words.get(
                "digest.trend.caption",
                "from",
                dateTimes.date(weeks.getFirst().monday()),
                "to",
                clocks.localDay(report.period().to()));
        var columns = weeks.stream().map(week -> column(week, most)).toList();
        return List.of(new Block.Heading(words.get("digest.trend"), ""), new Block.Columns(caption, columns));
    }

    private Block.Column column(Week week, long most) {
        var height = week.confirmed() == 0 ? 0 : Math.max(LOWEST, week.confirmed() * HIGHEST / most);
        return new Block.Column(
                Integer.toString(week.monday().getDayOfMonth()),
                dateTimes.dateWithoutYear(week.monday()),
                Long.toString(week.confirmed()),
                height);
    }

    List<Block> now() {
        var now = report.now();
        var numbers = new ArrayList<LargeNumber>();
        var limit = now.capacity()
                .map(all -> words.get("digest.of", "count", all))
                .orElseGet(() -> words.get("digest.noLimit"));
        numbers.add(number("digest.taken", now.people(), limit));
        if (hasWaitingList()) {
            numbers.add(number("digest.waiting", now.waiting(), words.get("digest.registrations")));
        }
        var requests = words.get("digest.requestsSoFar", "count", now.requested());
        numbers.add(number("digest.confirmed", now.registrations(), requests));
        now.daysToGo().ifPresent(days -> numbers.add(number("digest.toGo", days, "")));
        return List.of(new Block.Heading(words.get("digest.now"), ""), new Block.LargeNumbers(numbers));
    }

    /// Who is coming: bars of one length for one number, over all questions.
    List<Block> audience() {
        var tables = report.audience().map(Audience::tables).orElse(List.of()).stream()
                .filter(table -> !table.rows().isEmpty())
                .toList();
        if (tables.isEmpty()) {
            return List.of();
        }
        var most = tables.stream()
                .flatMap(table -> table.rows().stream())
                .mapToLong(Audience.Row::about)
                .max()
                .orElseThrow();
        var date = clocks.localDay(report.audience().orElseThrow().at());
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(words.get("digest.who"), ""));
        blocks.add(new Block.Hint(words.get("digest.who.hint", "date", date)));
        tables.forEach(table -> blocks.add(bars(table, most)));
        return blocks;
    }

    private Block bars(Audience.Table table, long most) {
        var question = table.question();
        var bars = table.rows().stream()
                .sorted(Comparator.comparing(DigestSections::isOfTheWhole))
                .map(row -> new Block.Bar(
                        labels.option(question, row.option()),
                        labels.about(row.about()),
                        Math.max(1, row.about() * LONGEST / Math.max(1, most))))
                .toList();
        return new Block.Bars(words.get("digest.who." + question.word), bars);
    }

    /// Whether the row counts no answer of its own, so that it stands below those that do.
    private static boolean isOfTheWhole(Audience.Row row) {
        return row.option().equals(Breakdown.UNSTATED) || row.option().equals(Breakdown.ANY);
    }

    List<Block> mailHealth() {
        var mail = report.mail();
        if (report.now().requested() == 0) {
            return List.of();
        }
        var key = "digest.mail."
                + switch (mail.state()) {
                    case GOOD -> "good";
                    case SOME_LOST -> "someLost";
                    case TOO_MANY_BACK -> "tooManyBack";
                    case WAITING -> "waiting";
                };
        var heading = new Block.Heading(words.get("digest.mail"), "");
        var state = new Block.Note(words.get(key), words.get(key + ".text"));
        if (mail.state() == MailHealth.State.GOOD) {
            return List.of(heading, state);
        }
        var bounced = labels.band(mail.bounced());
        var counts = words.get(
                "digest.mail.counts",
                "bounced",
                mail.percent().isEmpty()
                        ? bounced
                        : words.get(
                                "digest.mail.percent",
                                "band",
                                bounced,
                                "percent",
                                mail.percent().getAsInt()),
                "refused",
                labels.band(mail.refused()),
                "complained",
                labels.band(mail.complained()));
        return List.of(heading, state, new Block.Hint(counts));
    }

    List<Block> next() {
        if (report.next().isEmpty()) {
            return List.of();
        }
        var steps = report.next().stream()
                .map(step -> new Block.Step(when(step), what(step.what())))
                .toList();
        return List.of(new Block.Heading(words.get("digest.next"), ""), new Block.Steps(steps));
    }

    private String when(NextStep step) {
        return step.at()
                .map(clocks::moment)
                .orElseGet(() -> words.get(
                        switch (step.what()) {
                            case UNCONFIRMED_DELETED, CANCELLED_UNUSED_DELETED -> "digest.next.always";
                            case UNUSED_DELETED -> "digest.next.undated";
                            default -> "digest.next.waits";
                        }));
    }

    private String what(NextStep.What what) {
        var key = "digest.next." + what.word;
        return switch (what) {
            case UNCONFIRMED_DELETED -> words.get(key, "days", Deadlines.EXPIRY.toDays());
            case UNUSED_DELETED, CANCELLED_UNUSED_DELETED -> words.get(key, "days", Deadlines.UNDATED.toDays());
            case ALL_DELETED, CANCELLED_ALL_DELETED ->
                words.get(key, "days", report.event().keepDays());
            case DIGEST,
                    DIGEST_IF_NEEDED,
                    CANCELLED_ANSWERS_DELETED,
                    OPENS,
                    CLOSES,
                    DAY_BEFORE,
                    BEFORE_START,
                    ANSWERS_DELETED -> words.get(key);
        };
    }
}
