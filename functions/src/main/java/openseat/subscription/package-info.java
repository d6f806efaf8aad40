/// Who gets an event's digest: the row of a recipient, and everything that is written to it. What a digest says is in
/// `digest`.
package openseat.subscription;
