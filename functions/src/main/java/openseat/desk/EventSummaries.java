package openseat.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.audience.Audience;
import openseat.dynamodb.Item;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;
import openseat.mail.Alarms;
import openseat.mail.MailCounter;
import openseat.report.ActionItems;
import openseat.report.Snapshot;
import openseat.report.Totals;
import openseat.seats.SeatCounts;

/// Reads how events stand: the needs of the digest, as they are now.
final class EventSummaries {

    /// Whoever looks at the desk may look again tomorrow, as with a daily digest.
    private static final Duration NEXT_LOOK = Duration.ofDays(1);

    private final Environment environment;
    private final Alarms alarms;

    EventSummaries(Environment environment) {
        this.environment = environment;
        this.alarms = new Alarms(environment.table());
    }

    EventSummary of(PublishedEvent published, Instant now) {
        var event = published.event();
        var zone = zone(published);
        var seats = environment
                .table()
                .get(Keys.seats(event.id()))
                .map(SeatCounts::new)
                .orElse(SeatCounts.NONE);
        var mail = environment.table().get(Keys.mail(event.id())).orElse(Item.EMPTY);
        var totals = Totals.of(seats, mail);
        var needs = ActionItems.of(
                published,
                totals.snapshot(event, zone, now),
                Optional.of(Audience.counted(seats, now)),
                totals.mailHealth(alarms.isRaised(now)),
                now,
                now.plus(NEXT_LOOK));
        return new EventSummary(
                published, seats, MailCounter.REQUESTED.of(mail), needs, Snapshot.daysToGo(event, zone, now));
    }

    /// The event's own, since nobody is asked for theirs at the desk.
    static ZoneId zone(PublishedEvent published) {
        return published.event().schedule().date().map(Schedule.Confirmed::zone).orElse(ZoneId.of("UTC"));
    }
}
