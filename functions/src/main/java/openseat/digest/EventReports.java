package openseat.digest;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.access.Members;
import openseat.audience.Audiences;
import openseat.dynamodb.Item;
import openseat.event.PublishedEvent;
import openseat.mail.Alarms;
import openseat.mail.Sender;
import openseat.report.ActionItems;
import openseat.report.Activity;
import openseat.report.NextStep;
import openseat.report.Report;
import openseat.report.Totals;
import openseat.report.Trend;
import openseat.seats.SeatCounts;
import openseat.subscription.Subscription;

/// Reads an event's counters, and says what a recipient has not been told yet. What it reads is as much for one
/// registration as for 100,000.
final class EventReports {

    private final Environment environment;
    private final Audiences audiences;
    private final Alarms alarms;
    private final String publicUrl;
    private final Sender sender;
    private final Members members;

    EventReports(Environment environment) {
        this.environment = environment;
        this.audiences = new Audiences(environment);
        this.alarms = new Alarms(environment.table());
        this.publicUrl = environment.settings().origin("PUBLIC_URL");
        this.sender = Sender.of(environment.settings());
        this.members = new Members(environment);
    }

    /// What was counted for an event at one moment.
    record Counted(SeatCounts seats, Item mail) {

        Totals totals() {
            return Totals.of(seats, mail);
        }
    }

    Counted counted(String event) {
        return new Counted(
                environment.table().get(Keys.seats(event)).map(SeatCounts::new).orElse(SeatCounts.NONE),
                environment.table().get(Keys.mail(event)).orElse(Item.EMPTY));
    }

    Report report(PublishedEvent published, Subscription subscription, Counted counted, Instant now) {
        var event = published.event();
        var totals = counted.totals();
        var last = subscription.last();
        var lastTotals = last.totals().map(Totals::from).orElse(Totals.NONE);
        var snapshot = totals.snapshot(event, subscription.zone(), now);
        var mail = totals.mailHealth(alarms.isRaised(now));
        var next = subscription.rhythm().next(subscription.zone(), now);
        var audience = audiences.current(event.id(), counted.seats(), now);
        var period = new Report.Period(
                last.at(),
                now,
                totals.activitySince(lastTotals),
                last.activity().map(Activity::from));
        var weeks = last.weeks().map(Trend::from).orElse(Trend.NONE);
        var trend = last.at()
                .map(from -> weeks.with(period.activity().confirmed(), from, subscription.zone()))
                .orElse(weeks);
        return new Report(
                event,
                new Report.Links(page(published), own(published, subscription), edit(published, subscription)),
                subscription.role(),
                ActionItems.of(published, snapshot, audience, mail, now, next),
                period,
                trend,
                snapshot,
                audience,
                mail,
                NextStep.of(published, next, subscription.rhythm().onlyWhenNeeded(), now),
                false,
                sender);
    }

    Sender sender() {
        return sender;
    }

    /// The address of the event's page.
    URI page(PublishedEvent published) {
        var event = published.event();
        return URI.create(event.home().map(URI::toString).orElse(publicUrl) + "/events/" + event.id());
    }

    /// The form of the event at the desk, for whoever may edit it: at the installation's own address, where they
    /// sign in.
    private Optional<URI> edit(PublishedEvent published, Subscription subscription) {
        var event = published.event().id();
        return Optional.of(URI.create(publicUrl + "/desk/events/" + event + "/edit"))
                .filter(_ -> members.mayEdit(subscription.address(), event));
    }

    /// The address of the recipient's own page.
    URI own(PublishedEvent published, Subscription subscription) {
        return URI.create(page(published) + subscription.path());
    }
}
