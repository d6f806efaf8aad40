/// AWS Lambda: runs the template's functions, each with its own environment, policy, timeout and log.
///
/// A `LocalFunction` runs in this process. A `DeployedFunction` runs what `sam build` made, in an
/// `ExecutionEnvironment`: a JVM under Lambda's runtime client, which gets its events from a `RuntimeApi`. What
/// triggers
/// a function (HTTP, the stream, a schedule, a rule) does not belong here; triggers call `Invoker`.
package openseat.local.lambda;
