package openseat.team;

import java.util.Optional;
import openseat.Environment;
import openseat.access.DeskVisit;
import openseat.event.PublishedEvent;
import openseat.export.AuditLogs;
import openseat.http.Response;
import openseat.publish.PublishRequest;
import openseat.publish.PublishResult;
import openseat.publish.Publisher;

/// Publishes an event as it is with another list, on the revision that the form was made for.
final class TeamPublisher {

    private final Publisher publisher;
    private final AuditLogs auditLogs;

    TeamPublisher(Environment environment) {
        this.publisher = new Publisher(environment);
        this.auditLogs = new AuditLogs(environment);
    }

    /// Where the browser goes then; empty if somebody else published meanwhile.
    ///
    /// @param what a word of the audit log
    /// @param done of the page's notice
    Optional<Response> publish(
            DeskVisit visit, PublishedEvent published, PublishRequest request, String what, String done) {
        var isCurrent = visit.fields()
                .single("revision")
                .filter(Long.toString(published.revision())::equals)
                .isPresent();
        if (!isCurrent || !(publisher.publish(request) instanceof PublishResult.Stored)) {
            return Optional.empty();
        }
        auditLogs.logDone(published.event().id(), visit.session().address(), what);
        return Optional.of(Response.redirect(303, visit.to(visit.request().path()) + "&done=" + done));
    }
}
