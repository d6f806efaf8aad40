/// What a mail shows, as HTML and as plain text from the same blocks, with dates on its reader's clock. Sending is in
/// `mail`.
package openseat.content;
