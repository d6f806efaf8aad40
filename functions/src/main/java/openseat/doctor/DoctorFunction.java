package openseat.doctor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import openseat.Environment;
import openseat.doctor.Finding.Severity;
import openseat.http.Json;
import openseat.http.Log;

/// Tells whoever deploys Openseat what is missing before the first registrant finds out. It is invoked directly, and
/// does not look at what it is invoked with.
public final class DoctorFunction implements RequestStreamHandler {

    private final Doctor doctor;

    public DoctorFunction() {
        this(Environment.fromEnvironment(), AwsAccess.fromEnvironment());
    }

    public DoctorFunction(Environment environment, AwsAccess aws) {
        this.doctor = new Doctor(environment, aws);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var report = doctor.report(context.getLogger()::log);
        context.getLogger()
                .log(Log.line(
                        "checked",
                        Map.of("problems", report.count(Severity.PROBLEM), "advice", report.count(Severity.ADVICE))));
        out.write(Json.writeIndented(report.members()).getBytes(StandardCharsets.UTF_8));
    }
}
