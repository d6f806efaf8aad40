/// The ground under the functions on a laptop: what AWS does in the cloud, done here by what template.yaml says.
///
/// A request comes in by `Gateway`, a stream's batch by `StreamPump`, a tick by `Ticker`; all of them ask `Invoker` to run
/// a function in this process. Whatever the function asks of AWS goes through `AwsDoor`, by the unchanged SDK over HTTP: the
/// door knows the caller by its access key, refuses what its policy does not grant, counts, and hands on to DynamoDB Local
/// or to `Postbox`.
package openseat.local;

