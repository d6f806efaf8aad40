/// Openseat on a laptop: the runner that carries out template.yaml in place of AWS.
///
/// An HTTP request comes in through `apigateway`, a batch of the stream through `dynamodb`, a schedule or an event
/// through `eventbridge`; all of them invoke functions through `lambda`. A function calls AWS through the unchanged SDK
/// over HTTP; the endpoint in `aws` checks the policy (`iam`), meters the call, and passes it on to `dynamodb` or
/// `ses`. This package connects the others and adds what only the runner has: the pages under `/local/`, the clock and
/// the sample events.
///
/// A package may use only packages of a lower step:
///
/// | step | packages | | --- | --- | | 1 | `http`, `iam` | | 2 | `template` | | 3 | `aws` | | 4 | `lambda`, `ses` | | 5
/// | `apigateway`, `eventbridge` | | 6 | `dynamodb` | | 7 | `openseat.local` |
package openseat.local;
