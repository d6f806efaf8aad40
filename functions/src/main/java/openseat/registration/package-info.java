/// What a registration is: its row, its status, its links, the state of its letters, and when something is due for it.
///
/// Nothing is changed from here: how a registration changes is in `openseat.transition`.
package openseat.registration;
