/// The edge: a gateway's event becomes a `Request`, a `Response` becomes what the gateway takes, and a mistake
/// becomes a `Problem`. Knows no domain and no table.
package openseat.http;

