package openseat.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import openseat.Environment;
import openseat.Keys;
import openseat.RateLimiter;
import openseat.document.Events;
import openseat.dynamodb.Key;
import openseat.event.EventAgenda;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;
import openseat.export.AuditLogs;
import openseat.http.Log;
import openseat.seats.Seats;

/// What an event needs as a whole: its revision and announcements are rolled out, registration ends when it is over,
/// and at last everything is deleted, also who exported the registrations.
///
/// ```
///  open --over or cancelled: shut, final counts--> shut --no registration is left: salt, link, recipients go-->
/// cleared
///    ^                                                                                   |
///    '------- published with a date to come <------- 90 days later: old revisions go ----'
/// ```
/// Each step is conditional on the revision: a newer one makes the event due again.
final class Lifecycle {

    private static final int PAGE = 25;

    /// How often an event that is over is looked at until its last row is gone. The first look comes so long after
    /// the end, or after the publication that ended it, that no function remembers it as open any more.
    private static final Duration LOOK = Duration.ofHours(1);

    /// How long old revisions are kept after the event.
    private static final Duration REVISIONS = Duration.ofDays(90);

    private final Environment environment;
    private final Events events;
    private final RevisionRollout rollout;
    private final AnnouncementRollout announcements;
    private final Cleanup cleanup;
    private final AuditLogs auditLogs;

    Lifecycle(Environment environment) {
        this.environment = environment;
        this.events = new Events(environment.table());
        this.rollout = new RevisionRollout(environment);
        this.announcements = new AnnouncementRollout(environment);
        this.cleanup = new Cleanup(environment);
        this.auditLogs = new AuditLogs(environment);
    }

    /// Goes past events that fail, for instance because they cannot be read: they stay due, and are always first.
    void run(RateLimiter limiter, Consumer<String> log) {
        environment
                .table()
                .upTo(Keys.DUE, Keys.DUE_EVENTS, now().getEpochSecond(), PAGE)
                .takeWhile(_ -> !limiter.isOver(UpkeepFunction.FOR_EVENTS))
                .forEach(key -> attempt(key, limiter, log));
    }

    private void attempt(Key key, RateLimiter limiter, Consumer<String> log) {
        try {
            advance(key, limiter);
        } catch (RuntimeException e) {
            log.accept(Log.failure("UpkeepFunction", Keys.eventOf(key), e));
        }
    }

    private void advance(Key key, RateLimiter limiter) {
        var agenda = environment.table().get(key).map(EventAgenda::from);
        var published = events.find(Keys.eventOf(key));
        if (agenda.isPresent()
                && published.isPresent()
                // A revision that was published between the two reads makes the event due again.
                && published.get().revision() == agenda.get().revision()) {
            advance(agenda.get(), published.get(), limiter);
        }
    }

    private void advance(EventAgenda agenda, PublishedEvent published, RateLimiter limiter) {
        if (agenda.rollout().isPresent()) {
            if (!rollout.run(agenda, published, limiter)) {
                return;
            }
            environment.table().update(agenda.finishRollout());
        }
        if (!announcements.run(agenda, published.event().id(), limiter)) {
            return;
        }
        var namesEnd = auditLogs.forgetNames(published);
        var event = published.event();
        if (event.registrationStatus(now()).isFinal()) {
            end(agenda, published, namesEnd);
        } else {
            cleanup.withdrawFinalCounts(event.id());
            goOn(agenda, published, namesEnd);
        }
    }

    private void goOn(EventAgenda agenda, PublishedEvent published, Optional<Instant> namesEnd) {
        var recipientsEnd = published.recipientsEnd();
        if (recipientsEnd.filter(end -> !end.isAfter(now())).isPresent()) {
            cleanup.deleteRecipients(published.event().id(), agenda.rest(namesEnd));
        } else {
            rest(agenda, published.event().schedule().date().map(Schedule.Confirmed::endsAt), namesEnd, recipientsEnd);
        }
    }

    private void end(EventAgenda agenda, PublishedEvent published, Optional<Instant> namesEnd) {
        var event = published.event().id();
        var over = overSince(published);
        if (agenda.cleared()) {
            rest(agenda, forgetRevisions(event, over.plus(REVISIONS)), namesEnd);
            return;
        }
        if (!agenda.shut() && !shut(agenda, event)) {
            return;
        }
        cleanup.writeFinalCounts(event, over);
        var firstLook = over.plus(LOOK);
        if (firstLook.isAfter(now())) {
            rest(agenda, Optional.of(firstLook));
        } else if (cleanup.isEmpty(event) && cleanup.clear(agenda, event)) {
            rest(agenda, Optional.of(over.plus(REVISIONS)), namesEnd);
        } else {
            rest(agenda, Optional.of(now().plus(LOOK)));
        }
    }

    /// When to look again, if they are still needed.
    private Optional<Instant> forgetRevisions(String event, Instant at) {
        if (at.isAfter(now())) {
            return Optional.of(at);
        }
        cleanup.forgetRevisions(event);
        return Optional.empty();
    }

    /// Whether registration has ended now, and was not opened again by a publication meanwhile.
    private boolean shut(EventAgenda agenda, String event) {
        return environment.table().transact(agenda.shutNow(), Seats.shut(event)).isEmpty();
    }

    /// Since when nobody can register any more: a publication may have moved the end into the past, or cancelled
    /// the event.
    private static Instant overSince(PublishedEvent published) {
        return switch (published.event().schedule()) {
            case Schedule.Confirmed date when date.endsAt().isAfter(published.at()) -> date.endsAt();
            case Schedule.Confirmed _, Schedule.Cancelled _, Schedule.ToBeConfirmed _ -> published.at();
        };
    }

    /// Until the first of these moments, if there is any.
    @SafeVarargs
    private void rest(EventAgenda agenda, Optional<Instant>... moments) {
        var next = Stream.of(moments).flatMap(Optional::stream).min(Instant::compareTo);
        environment.table().update(agenda.rest(next));
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
