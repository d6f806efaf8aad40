/// Sends letters: whether one is due, what has changed since the last, and the function that sends at once what has
/// just become pending.
package openseat.sending;
