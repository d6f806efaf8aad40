package openseat.doctor;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import openseat.http.Log;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// One question and its findings. A question that cannot be answered is a finding too.
///
/// @param id     of the finding if there is no answer
/// @param action what the function must be allowed, as IAM names it
record Check(String id, String action, Supplier<List<Finding>> look) {

    static Check of(String id, String action, Supplier<Finding> look) {
        return new Check(id, action, () -> List.of(look.get()));
    }

    List<Finding> findings(Consumer<String> log) {
        try {
            return look.get();
        } catch (RuntimeException e) {
            log.accept(Log.failure("DoctorFunction", e));
            return List.of(unanswered(code(e)));
        }
    }

    /// Only AWS's name of the error: its message names roles and resources, and may quote an address.
    private static String code(RuntimeException failure) {
        return switch (failure) {
            case SignedRequests.FailedException e -> e.code();
            case AwsServiceException e
            when e.awsErrorDetails() != null -> e.awsErrorDetails().errorCode();
            case SdkClientException _ -> "no answer";
            default -> failure.getClass().getSimpleName();
        };
    }

    private Finding unanswered(String code) {
        var found = "This could not be checked: %s (%s).".formatted(code, action);
        var todo = code.contains("AccessDenied")
                ? "Deploy the stack again. If this stays, a policy of your organization denies %s to DoctorFunction."
                        .formatted(action)
                : code.contains("NotFound")
                        ? "AWS does not know it in this region. Check the parameters, and deploy the stack again."
                        : "Invoke the doctor again. If this stays, look for failure in the log of the stack.";
        return Finding.problem(id, found, todo);
    }
}
