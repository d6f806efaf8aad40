/// What people type, made safe: clean text, email addresses, domain names, and the table of characters that are
/// refused or removed.
///
/// It knows no form and no event; what a field may hold, and which error it gets, is decided above.
package openseat.input;
