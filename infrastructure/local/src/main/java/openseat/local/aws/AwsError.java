package openseat.local.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import openseat.local.http.Json;
import openseat.local.template.Template;

/// An error as a service of AWS words it; the SDK turns it into the exception of that name.
///
/// @param type the exception's simple name
/// @param more further fields of the body, such as the reasons of a cancelled transaction
public record AwsError(int status, String type, String message, Map<String, Object> more) {

    private static final String CONFLICT = "Transaction is ongoing for the item";

    public AwsError(int status, String type, String message) {
        this(status, type, message, Map.of());
    }

    /// IAM's error for a call that no statement allows.
    static AwsError denied(AwsCall call, String action, String resource) {
        var role = "arn:aws:sts::" + Template.ACCOUNT + ":assumed-role/" + call.function() + "Role/" + call.function();
        return new AwsError(
                isRest(call.service()) ? 403 : 400,
                "AccessDeniedException",
                "User: " + role + " is not authorized to perform: " + action + " on resource: " + resource
                        + " because no identity-based policy allows the " + action + " action");
    }

    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
    static AwsError badSignature(String why) {
        return new AwsError(403, "InvalidSignatureException", "The credential of the signature " + why + ".");
    }

    static AwsError unknownCaller() {
        return new AwsError(
                400, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    static AwsError unsupported(String operation) {
        return new AwsError(400, "UnknownOperationException", "The runner does not support " + operation + ".");
    }

    /// A throttled table, index or account.
    public static AwsError throttled() {
        return new AwsError(400, "ThrottlingException", "Rate of requests exceeds the allowed throughput.");
    }

    /// An internal error of AWS.
    public static AwsError internal() {
        return new AwsError(
                500, "InternalServerError", "The request processing has failed because of an unknown error.");
    }

    /// Another transaction is using the same item. DynamoDB Local never reports this by itself.
    public static AwsError conflict(AwsCall call) {
        if (!call.operation().equals("TransactWriteItems")) {
            return new AwsError(400, "TransactionConflictException", CONFLICT);
        }
        var items = Json.list(call.body().get("TransactItems")).size();
        var reasons = IntStream.range(0, items)
                .mapToObj(i -> i < items - 1
                        ? Map.<String, Object>of("Code", "None")
                        : Map.<String, Object>of("Code", "TransactionConflict", "Message", CONFLICT))
                .toList();
        return new AwsError(
                400,
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons",
                Map.of("CancellationReasons", reasons));
    }

    /// In the wire format of the service.
    public AwsReply.Answer reply(String service) {
        var body = new LinkedHashMap<String, Object>(more);
        if (isRest(service)) {
            body.put(service.equals("ses") ? "message" : "Message", message);
            return new AwsReply.Answer(
                    status, Map.of("content-type", "application/json", "x-amzn-errortype", type), Json.bytes(body));
        }
        body.put(
                "__type",
                !service.equals("dynamodb")
                        ? type
                        : (type.equals("AccessDeniedException")
                                        ? "com.amazon.coral.service#"
                                        : "com.amazonaws.dynamodb.v20120810#")
                                + type);
        body.put("Message", message);
        return new AwsReply.Answer(status, Map.of("content-type", "application/x-amz-json-1.0"), Json.bytes(body));
    }

    /// Whether the service has operations by path, and its errors in a header, as the models of SES and Lambda say.
    private static boolean isRest(String service) {
        return service.equals("ses") || service.equals("lambda");
    }
}
