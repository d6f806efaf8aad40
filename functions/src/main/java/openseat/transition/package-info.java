/// How registrations change: every write of their rows, and the transactions that change a row and the seats together.
///
/// Who asks for a change, and what is said about it, does not belong here: see `register`, `manage`, `letter` and
/// `upkeep`.
package openseat.transition;
