/// SES: accepts mails by the rules of SES's documentation, keeps them to be read, and produces the events about them.
///
/// Nothing is sent anywhere. The content of our mails, and what follows from a bounce, is in the functions.
package openseat.local.ses;
