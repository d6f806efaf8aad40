/// Letters to registrants: whether one is due, what it says, and sending it.
///
/// A letter is a pure function of the registration's row and its event. The parts of a mail and how it is sent belong
/// in `mail`, what SES reports about it later in `feedback`, and when something is due in `registration`.
package openseat.letter;
