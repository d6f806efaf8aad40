package openseat.bench;

import java.util.function.Supplier;
import openseat.local.aws.AwsEndpoint;
import openseat.local.http.Json;
import openseat.local.runtime.SamBuild;
import openseat.local.template.Template;

/// A function that is measured, and the request that it answers.
///
/// @param name as in the tables
/// @param event a new request each time
/// @param status that a right answer has
/// @param stores whether each right answer means another row in the table
/// @param endpoint where it finds AWS
record Subject(
        String name,
        Template.Function function,
        SamBuild build,
        AwsEndpoint endpoint,
        Supplier<byte[]> event,
        int status,
        boolean stores) {

    /// The same, started on demand instead of from a snapshot.
    Subject onDemand() {
        return with(false);
    }

    /// The same, started from a snapshot.
    Subject snapStart() {
        return with(true);
    }

    private Subject with(boolean snapStart) {
        var same = new Template.Function(
                function.id(),
                function.handler(),
                function.timeout(),
                function.memory(),
                function.environment(),
                function.statements(),
                function.routes(),
                function.schedules(),
                function.rules(),
                function.streams(),
                snapStart);
        return new Subject(name, same, build, endpoint, event, status, stores);
    }

    /// @throws IllegalStateException if this is not the answer that the request should get
    void check(byte[] answer) {
        var got = Json.object(answer).get("statusCode");
        if (!(got instanceof Number number) || number.intValue() != status) {
            throw new IllegalStateException(name + " answered " + got + ", not " + status);
        }
    }
}
