package openseat.local.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import openseat.local.http.Json;

/// One call of a function to AWS, as it arrives at the endpoint.
///
/// @param function the logical id of the calling function
/// @param invocation the request id of the invocation that makes the call; blank outside an invocation
/// @param number counts the calls of one invocation, from 1; a retry is another call
/// @param service as IAM and signatures name it, such as `dynamodb`
/// @param operation such as `GetItem`
/// @param body the request, as JSON, with what its path says
public record AwsCall(
        String function, String invocation, int number, String service, String operation, Map<String, Object> body) {

    /// The name of this operation in IAM.
    public String action() {
        return service + ":" + operation;
    }

    /// The same call with one field of the body changed.
    public AwsCall with(String name, Object value) {
        var changed = new LinkedHashMap<>(body);
        changed.put(name, value);
        return new AwsCall(function, invocation, number, service, operation, changed);
    }

    /// A string in the body; blank if it is missing.
    public String text(String name) {
        return Json.text(body.get(name));
    }
}
