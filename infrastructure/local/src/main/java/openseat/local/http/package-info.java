/// What the packages above need to speak HTTP: JSON as plain collections, and the settings of the JDK's HTTP server.
///
/// Nothing here knows AWS, the template or a function.
package openseat.local.http;
