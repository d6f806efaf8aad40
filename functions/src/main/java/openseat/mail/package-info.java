/// Sending mail: a mail's content as blocks, its HTML and plain text, SES and its results, the outbox and its limits.
///
/// What a letter or a digest says belongs in `letter` and `digest`, and what happens to a registration in
/// `registration`.
package openseat.mail;
