/// API Gateway's HTTP API: routes requests to functions, and converts requests to events and results to responses.
///
/// Whatever is under `/local/` belongs to the runner and is handed in from above.
package openseat.local.apigateway;
