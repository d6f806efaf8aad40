package openseat.export;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.document.Events;
import openseat.dynamodb.Item;
import openseat.dynamodb.TableBusyException;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.http.HttpFunction;
import openseat.http.Log;

/// Reads and writes the audit logs of events in the table.
public final class AuditLogs {

    private static final int MAX_ATTEMPTS = 5;

    /// How long a name is kept where no date says when the registrations end.
    private static final Duration UNDATED = Duration.ofDays(365);

    private final Environment environment;
    private final Events events;

    public AuditLogs(Environment environment) {
        this.environment = environment;
        this.events = new Events(environment.table());
    }

    AuditLog find(String event) {
        return item(event).map(AuditLog::from).orElse(AuditLog.EMPTY);
    }

    /// Who exports, as the log names them: not at all once all that could be exported has been deleted.
    public Optional<String> name(PublishedEvent published, String caller) {
        return published.dataEnds().filter(end -> !end.isAfter(now())).isPresent()
                ? Optional.empty()
                : Optional.of(caller);
    }

    /// Removes the names that are no longer needed: all of them once the registrations are deleted, and without a
    /// date those older than a year. What was done, and when, stays.
    ///
    /// @return when to look again, if ever
    public Optional<Instant> forgetNames(PublishedEvent published) {
        var event = published.event().id();
        var end = published.dataEnds();
        if (end.isEmpty()) {
            var oldest = forgetNames(event, now().minus(UNDATED)).oldestNamed();
            return Optional.of(oldest.orElseGet(this::now).plus(UNDATED));
        }
        if (end.get().isAfter(now())) {
            return end;
        }
        forgetNames(event, now());
        return Optional.empty();
    }

    private AuditLog forgetNames(String event, Instant until) {
        for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var item = item(event);
            var log = item.map(AuditLog::from).orElse(AuditLog.EMPTY);
            var updated = log.withoutNames(until);
            if (updated.equals(log) || write(event, item, updated)) {
                return updated;
            }
        }
        throw new TableBusyException(null);
    }

    /// Logs that rows are about to be sent. If this fails, nothing may be sent.
    ///
    /// @param running the export to continue; a new one is begun if that is somebody else's, too old or dropped
    /// @return the number of the export
    public long logRows(String event, Optional<Long> running, Optional<String> by, long rows) {
        var now = now();
        for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var item = item(event);
            var log = item.map(AuditLog::from).orElse(AuditLog.EMPTY);
            var continued = running.flatMap(number -> log.withMoreRows(number, by, rows, now));
            var updated = continued.orElseGet(() -> log.withExport(new AuditLog.Export(now, by, rows)));
            if (write(event, item, updated)) {
                return continued.isPresent() ? running.get() : updated.exported();
            }
        }
        throw new TableBusyException(null);
    }

    /// Logs what was done at the desk. It has been stored, so it must be answered as done even if this fails; the
    /// function's own log then has a line. As with an export, nobody is named once all registrations have been
    /// deleted.
    ///
    /// @param by   the address of who did it
    /// @param what a fixed word, such as `removed`; never what was written
    public void logDone(String event, String by, String what) {
        try {
            logChange(event, events.find(event).flatMap(published -> name(published, by)), what);
        } catch (RuntimeException e) {
            HttpFunction.log(Log.failure("AuditLogs", event, e));
        }
    }

    private void logChange(String event, Optional<String> name, String what) {
        var now = now();
        for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var item = item(event);
            var log = item.map(AuditLog::from).orElse(AuditLog.EMPTY);
            if (write(event, item, log.withChange(new AuditLog.Change(now, name, what)))) {
                return;
            }
        }
        throw new TableBusyException(null);
    }

    /// Logs that somebody is about to see the list: one line for as long as an export may take, however many pages
    /// of it they look at. If this fails, nothing may be shown.
    public void logLook(PublishedEvent published, String by) {
        var event = published.event().id();
        var name = name(published, by);
        if (!find(event).hasLooked(name, now())) {
            logChange(event, name, AuditLog.LOOKED);
        }
    }

    /// Whether nobody else has written meanwhile.
    private boolean write(String event, Optional<Item> seen, AuditLog log) {
        var update = Update.of(Keys.auditLog(event))
                .set("exports", log.attributes())
                .set("exported", log.exported())
                .set("changes", log.changeAttributes())
                .add("version", 1);
        var version = seen.map(found -> found.optionalNumber("version")).filter(v -> v.isPresent());
        return environment
                .table()
                .update(
                        version.isPresent()
                                ? update.when(
                                        "#version = :seen",
                                        "seen",
                                        version.get().getAsLong())
                                : update.when("attribute_not_exists(#version)"));
    }

    /// Records how the event ended, unless that was done before.
    public void writeFinalCounts(String event, Map<String, Long> counts, Instant over) {
        environment
                .table()
                .update(Update.of(Keys.auditLog(event))
                        .set("ended", counts)
                        .set("endedAt", over.getEpochSecond())
                        .when("attribute_not_exists(#endedAt)"));
    }

    /// Takes back how the event ended.
    public void withdrawFinalCounts(String event) {
        if (item(event).map(item -> item.has("endedAt")).orElse(false)) {
            environment
                    .table()
                    .update(Update.of(Keys.auditLog(event))
                            .remove("ended", "endedAt")
                            .when("attribute_exists(#endedAt)"));
        }
    }

    private Instant now() {
        return environment.clock().instant();
    }

    private Optional<Item> item(String event) {
        return environment.table().get(Keys.auditLog(event));
    }
}
