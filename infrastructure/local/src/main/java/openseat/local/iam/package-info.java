/// IAM policies: whether a policy allows a call, by the rules of IAM's documentation.
///
/// Which permissions a call needs is known by the service that it calls; which policy a function has, by the template.
package openseat.local.iam;
