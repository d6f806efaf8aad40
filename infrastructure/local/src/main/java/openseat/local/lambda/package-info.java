/// AWS Lambda: runs the template's functions in this process, each with its own environment, policy, timeout and log.
///
/// What triggers a function (HTTP, the stream, a schedule, a rule) does not belong here; triggers call `Invoker`.
package openseat.local.lambda;
