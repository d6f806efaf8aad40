package openseat.local.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import openseat.local.template.Template;

/// One invocation of a function, and the context object that Lambda's runtime passes to it.
///
/// @param started by `System.nanoTime`, because timeouts run in real time and not by the runner's clock
public record Invocation(Template.Function function, String id, long started, LogLines lines) implements Context {

    @Override
    public String getAwsRequestId() {
        return id;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + getFunctionName();
    }

    @Override
    public String getLogStreamName() {
        return getFunctionName() + "[" + getFunctionVersion() + "]local";
    }

    @Override
    public String getFunctionName() {
        return Template.STACK + "-" + function.id();
    }

    @Override
    public String getFunctionVersion() {
        return function.snapStart() ? "1" : "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return Template.arn("lambda", "function:" + getFunctionName()) + (function.snapStart() ? ":live" : "");
    }

    @Override
    public CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        var left = function.timeout().minus(Duration.ofNanos(System.nanoTime() - started));
        return (int) Math.max(0, left.toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return function.memory();
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                message.lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(function.id(), id, line));
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
