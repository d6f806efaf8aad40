package openseat.digest;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import openseat.event.Event;
import openseat.event.PublishedEvent.Joining;
import openseat.event.Samples;
import openseat.i18n.Language;
import openseat.letter.Examples;
import openseat.mail.Mail;
import openseat.mail.Recipient;
import openseat.mail.Sender;
import openseat.report.ActionItem;
import openseat.report.Activity;
import openseat.report.Report;
import openseat.report.Snapshot;
import openseat.report.Trend;

/// Digests of several kinds, for tests and to look at.
public final class DigestExamples {

    private static final Instant FROM = Instant.parse("2026-11-30T07:00:00Z");
    private static final Instant TO = Instant.parse("2026-12-01T07:00:00Z");

    private DigestExamples() {}

    /// One of each, in one language.
    public static SequencedMap<String, Mail> all(Language language) {
        var seed = Examples.seed();
        var sample = Examples.sample(Examples.FRIDAY);
        var none = new Snapshot(57, 71, 0, Optional.empty());
        var full = new Snapshot(28, 41, 6, Optional.of(40));
        var before = Optional.of(new Activity(8, 5, 0));
        var mails = new LinkedHashMap<String, Mail>();
        mails.put(
                "digest",
                mail(seed, ActionItem.of(seed, none, 2, 1, FROM), Optional.of(FROM), before, none, 2, language));
        mails.put(
                "digest-first",
                mail(
                        seed,
                        ActionItem.of(seed, none, 0, 0, FROM),
                        Optional.empty(),
                        Optional.empty(),
                        none,
                        0,
                        language));
        mails.put(
                "digest-sample",
                mail(sample, ActionItem.of(sample, full, 0, 0, FROM), Optional.of(FROM), before, full, 0, language));
        var soon = ActionItem.of(
                Samples.published(sample, Joining.NONE),
                full,
                0,
                0,
                Examples.FRIDAY.startsAt().minusSeconds(1));
        mails.put("digest-no-link", mail(sample, soon, Optional.of(FROM), before, full, 0, language));
        mails.put(
                "digest-quiet",
                mail(
                        sample,
                        List.of(),
                        Optional.of(FROM),
                        before,
                        new Snapshot(12, 14, 0, Optional.of(40)),
                        0,
                        language));
        return mails;
    }

    static Mail mail(
            Event event,
            List<ActionItem> items,
            Optional<Instant> from,
            Optional<Activity> previous,
            Snapshot now,
            long rejected,
            Language language) {
        var page = URI.create("https://openseat.example.org/events/" + event.id());
        var report = new Report(
                event,
                new Report.Links(page, URI.create(page + "/digest/KEY")),
                items,
                new Report.Period(from, TO, new Activity(12, 9, 2), previous),
                Trend.NONE,
                now,
                new Report.MailCounts(rejected, rejected / 2, 0),
                new Sender("events@openseat.example", "", "APWLD and others, 1 Example Street"));
        return DigestMail.compose(
                report,
                new Recipient("0".repeat(32), "team@example.org", language, Optional.of(ZoneId.of("Europe/Zurich"))));
    }
}
