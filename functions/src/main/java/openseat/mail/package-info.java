/// Sending mail: a mail, SES and its results, the outbox and its limits. How its blocks look is in `content`.
///
/// What a letter or a digest says belongs in `letter` and `digest`, and what happens to a registration in
/// `registration`.
package openseat.mail;
