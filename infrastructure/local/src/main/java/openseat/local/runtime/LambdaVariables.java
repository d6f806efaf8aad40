package openseat.local.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import openseat.local.lambda.Invocation;
import openseat.local.template.Template;

/// The environment variables of a deployed function: those of the template, those that Lambda sets, and the address at
/// which the SDK finds AWS.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
final class LambdaVariables {

    private LambdaVariables() {}

    /// @param invocation any, for the names that all of them have in common
    /// @throws IllegalArgumentException if the template sets a variable that is Lambda's
    static Map<String, String> of(Invocation invocation, Path taskRoot, RuntimeApi api, URI aws, String sessionToken) {
        var function = invocation.function();
        var variables = new LinkedHashMap<String, String>();
        variables.put("_HANDLER", function.handler());
        variables.put("AWS_DEFAULT_REGION", Template.REGION);
        variables.put("AWS_REGION", Template.REGION);
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", invocation.getFunctionName());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", invocation.getFunctionVersion());
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", function.snapStart() ? "snap-start" : "on-demand");
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        variables.put("LD_LIBRARY_PATH", NativeCode.path(taskRoot));
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin:/opt/bin");
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        if (function.snapStart()) {
            // https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html
            variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", api.credentialsUrl());
            variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", api.authorization());
        } else {
            variables.put("AWS_LAMBDA_LOG_GROUP_NAME", invocation.getLogGroupName());
            variables.put("AWS_LAMBDA_LOG_STREAM_NAME", invocation.getLogStreamName());
            variables.put("AWS_ACCESS_KEY_ID", function.id());
            variables.put("AWS_SECRET_ACCESS_KEY", "none");
            variables.put("AWS_SESSION_TOKEN", sessionToken);
        }
        for (var reserved : variables.keySet()) {
            if (function.environment().containsKey(reserved)) {
                throw new IllegalArgumentException(function.id() + " sets " + reserved + ", which Lambda reserves.");
            }
        }
        variables.put("AWS_ENDPOINT_URL", aws.toString());
        variables.putAll(function.environment());
        return variables;
    }
}
