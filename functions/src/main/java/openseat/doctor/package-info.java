/// What a deployer should know before the first registrant finds it out: whether SES, Lambda, EventBridge, the table
/// and the published events are as Openseat needs them.
///
/// Reading AWS and judging what was read are apart: a record for each subject holds the facts, and a pure method of it
/// turns them into findings. The doctor changes nothing, and reads no registration.
package openseat.doctor;
