package openseat.doctor;

import java.util.Map;
import openseat.http.Json;

/// How many invocations may run at the same time in the whole account
/// (https://docs.aws.amazon.com/lambda/latest/api/API_AccountLimit.html).
///
/// @param limit of all functions for which none is reserved
record Concurrency(long limit) {

    /// So many visitors can come within a second, which is how long the first request to an instance may take. A
    /// new account may have only 10 (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html), of
    /// which background functions can take four.
    static final long ENOUGH = 100;

    static Concurrency from(Map<String, Object> settings) {
        var limits = Json.object(settings.get("AccountLimit"));
        return new Concurrency(
                limits.get("UnreservedConcurrentExecutions") instanceof Number number ? number.longValue() : 0);
    }

    Finding finding() {
        var id = "lambda-concurrency";
        var found = "%d invocations can run at the same time in this account and region.".formatted(limit);
        return limit >= ENOUGH
                ? Finding.ok(id, found)
                : Finding.problem(
                        id,
                        found + " In a rush, further visitors get an error; %d is a good minimum.".formatted(ENOUGH),
                        "Raise the quota Concurrent executions of AWS Lambda: aws service-quotas "
                                + "request-service-quota-increase --service-code lambda --quota-code L-B99A9384 "
                                + "--desired-value 1000");
    }
}
