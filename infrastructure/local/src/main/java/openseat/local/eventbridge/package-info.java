/// EventBridge: event patterns, rules with their input transformers, the default bus, and schedules.
///
/// Who publishes events (SES) and what a function does with one does not belong here. Lambda's stream filters have the
/// same patterns, so `dynamodb` uses them too.
package openseat.local.eventbridge;
