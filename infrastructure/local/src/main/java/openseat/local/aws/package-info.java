/// The local endpoint of AWS: every call of a function arrives here over HTTP, from the unchanged SDK.
///
/// It identifies the caller, injects faults, checks the policy, and passes the call on to an `AwsService`. What a
/// service does with a call does not belong here.
package openseat.local.aws;
