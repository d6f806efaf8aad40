/// What `sam build` made, in processes of its own under Lambda's runtime client: the Runtime API that they ask for
/// work, their environment, credentials, clock and log.
///
/// When and with what a function is invoked does not belong here.
package openseat.local.runtime;
