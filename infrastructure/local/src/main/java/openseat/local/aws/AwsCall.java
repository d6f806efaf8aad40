package openseat.local.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import openseat.local.http.Json;

/// One call of a function to AWS, as it arrives at the door.
///
/// @param function the logical id of the function that calls
/// @param invocation the request id of the invocation within which it calls; blank outside of any
/// @param number counts the calls of one invocation, from 1; a retry is a call of its own
/// @param service `dynamodb` or `ses`
/// @param operation such as `GetItem`
/// @param body what is asked, as JSON
public record AwsCall(
        String function, String invocation, int number, String service, String operation, Map<String, Object> body) {

    /// What IAM calls it.
    public String action() {
        return service + ":" + operation;
    }

    /// The same call, asking something else.
    public AwsCall with(String name, Object value) {
        var other = new LinkedHashMap<>(body);
        other.put(name, value);
        return new AwsCall(function, invocation, number, service, operation, other);
    }

    /// A text of the body, or blank.
    public String text(String name) {
        return Json.text(body.get(name));
    }
}
