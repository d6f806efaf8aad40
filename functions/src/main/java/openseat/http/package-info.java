/// HTTP and JSON at the edge: the gateway's event becomes a `Request`, a `Response` becomes what the gateway expects,
/// an error becomes a `Problem`, and a log line is one JSON object.
///
/// It knows no event, no table and no language: what pages say is decided above.
package openseat.http;
