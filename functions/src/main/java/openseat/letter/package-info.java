/// What letters to registrants say: a pure function of the registration's row, its event, and what has changed.
///
/// The parts of a mail belong in `mail`, whether a letter is due and sending it in `sending`, what SES reports about it
/// later in `feedback`, and when something is due in `registration`.
package openseat.letter;
