package openseat.digest;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import openseat.audience.Audience;
import openseat.audience.Question;
import openseat.event.PublishedEvent;
import openseat.event.PublishedEvent.Joining;
import openseat.event.Samples;
import openseat.i18n.Language;
import openseat.letter.Examples;
import openseat.mail.Mail;
import openseat.mail.Recipient;
import openseat.mail.Sender;
import openseat.report.ActionItems;
import openseat.report.Activity;
import openseat.report.MailHealth;
import openseat.report.NextStep;
import openseat.report.Report;
import openseat.report.Snapshot;
import openseat.report.Trend;
import openseat.report.Week;
import openseat.subscription.Role;

/// Digests of several kinds, for tests and to look at. All figures are made up.
public final class DigestExamples {

    public static final Instant NOW = Instant.parse("2026-12-01T07:00:00Z");
    public static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    static final Audience AUDIENCE = new Audience(
            Instant.parse("2026-11-29T23:30:00Z"),
            List.of(
                    table(Question.TYPE, "migrant", 35, "civil-society", 20, "un", 10, "unstated", 10),
                    table(Question.INTERPRETATION, "none", 25, "ar", 15, "es", 10, "unstated", 15),
                    table(Question.ACCESS, "captions", 10, "step-free", 10)));

    static final Sender SENDER = new Sender("events@openseat.example", "", "APWLD and others, 1 Example Street");

    private static final Instant TOMORROW = Instant.parse("2026-12-02T07:00:00Z");
    private static final Instant FROM = Instant.parse("2026-11-30T07:00:00Z");

    private DigestExamples() {}

    /// The sample event, full, with everything that a digest can show.
    public static Report full() {
        var published = Samples.published(Samples.withPrivacy(Examples.sample(Examples.FRIDAY)), new Joining(true, 1));
        var now = new Snapshot(71, 80, 6, 112, Optional.of(80), Snapshot.daysToGo(published.event(), ZURICH, NOW));
        var activity = new Activity(12, 9, 2, 3);
        var before = Optional.of(new Activity(8, 5, 0, 1));
        return report(
                published, now, activity, before, weeks(), Optional.of(AUDIENCE), MailHealth.of(260, 1, 3, 0, false));
    }

    /// The seed event's first digest: no date, and no member that is not stated on its page.
    public static Report first() {
        var published = Samples.published(Examples.seed(), Joining.NONE);
        var now = new Snapshot(57, 71, 0, 80, Optional.empty(), Snapshot.daysToGo(published.event(), ZURICH, NOW));
        var report = report(
                published,
                now,
                new Activity(80, 58, 1, 0),
                Optional.empty(),
                Trend.NONE,
                Optional.empty(),
                MailHealth.of(140, 6, 5, 0, true));
        return with(
                report, new Report.Period(Optional.empty(), NOW, report.period().activity(), Optional.empty()), false);
    }

    /// Nothing has changed for a week.
    public static Report quiet() {
        var report = full();
        return with(report, report.period(), true);
    }

    /// Nothing needs anybody.
    public static Report calm() {
        var published = Samples.published(Samples.withPrivacy(Examples.sample(Examples.FRIDAY)), new Joining(true, 1));
        var now = new Snapshot(12, 14, 0, 20, Optional.of(40), Snapshot.daysToGo(published.event(), ZURICH, NOW));
        return report(
                published,
                now,
                new Activity(2, 1, 0, 0),
                Optional.empty(),
                Trend.NONE,
                Optional.empty(),
                MailHealth.NONE);
    }

    private static Report report(
            PublishedEvent published,
            Snapshot now,
            Activity activity,
            Optional<Activity> before,
            Trend trend,
            Optional<Audience> audience,
            MailHealth mail) {
        return new Report(
                published.event(),
                links(published.event().id()),
                Role.EDITOR,
                ActionItems.of(published, now, audience, mail, NOW, TOMORROW),
                new Report.Period(Optional.of(FROM), NOW, activity, before),
                trend,
                now,
                audience,
                mail,
                NextStep.of(published, TOMORROW, false, NOW),
                false,
                SENDER);
    }

    static Report with(Report r, Report.Period period, boolean quiet) {
        return new Report(
                r.event(),
                r.links(),
                r.role(),
                r.actionItems(),
                period,
                r.trend(),
                r.now(),
                r.audience(),
                r.mail(),
                r.next(),
                quiet,
                r.sender());
    }

    static Report.Links links(String event) {
        var page = "https://openseat.example.org/events/" + event;
        return new Report.Links(
                URI.create(page),
                URI.create(page + "/digest/Qm7Zk0aXw3vYt2bR7mJcQ5sLd9eHfGu1iPoKxVyBzA4"),
                Optional.empty());
    }

    static Trend weeks() {
        var confirmed = new long[] {1, 0, 3, 2, 6, 4, 9, 5, 8, 13, 11, 9};
        return new Trend(IntStream.range(0, confirmed.length)
                .mapToObj(i -> new Week(LocalDate.parse("2026-09-14").plusWeeks(i), confirmed[i]))
                .toList());
    }

    static Audience.Table table(Question question, Object... optionsAndNumbers) {
        return new Audience.Table(
                question,
                IntStream.range(0, optionsAndNumbers.length / 2)
                        .mapToObj(i ->
                                new Audience.Row((String) optionsAndNumbers[2 * i], (int) optionsAndNumbers[2 * i + 1]))
                        .toList());
    }

    public static Mail mail(Report report, Language language) {
        return DigestMail.compose(
                report, new Recipient("0".repeat(32), "team@example.org", language, Optional.of(ZURICH)));
    }

    /// One of each, in one language.
    public static SequencedMap<String, Mail> all(Language language) {
        var mails = new LinkedHashMap<String, Mail>();
        mails.put("digest-full", mail(full(), language));
        mails.put("digest-first", mail(first(), language));
        mails.put("digest-quiet", mail(quiet(), language));
        mails.put("digest-calm", mail(calm(), language));
        return mails;
    }
}
