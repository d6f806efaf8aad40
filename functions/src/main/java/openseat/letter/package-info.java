/// Letters to registrants: whether one is due, what it says, sending it, and what SES reports about it later.
///
/// A letter is a pure function of the registration's row and its event. The parts of a mail and how it is sent belong
/// in `mail`; when something is due belongs in `registration`.
package openseat.letter;
