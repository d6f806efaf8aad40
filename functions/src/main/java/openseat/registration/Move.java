package openseat.registration;

/// What came of a move by the link's holder; each case carries its reason.
///
/// ```
///  ask (any standing; blind)
///    | new row
///    v        confirm [room >= n, nobody waits]          cancel
///  requested ---------------------------------> confirmed -----> cancelled
///    |  '- confirm [otherwise, list open] --> waiting -promote-^     |
///    |                                           '- leave ---------> |   come back = confirm
///    '- lapse --> gone         any: erase, or ends --> gone     <----'
/// ```
public sealed interface Move {

    /// It was done, and they stand so now.
    record Done(Standing standing) implements Move {}

    /// They stood so already: pressing twice does no harm.
    record Already(Standing standing) implements Move {}

    /// Every seat is taken, and there is no waiting list; they stand as before.
    record Full() implements Move {}

    /// They are more than one registration may be for, or than the event has seats; they stand as before.
    record TooMany() implements Move {}

    /// The event is over or cancelled; they stand as before.
    record Shut() implements Move {}

    /// Fewer seats are free than were asked for, or one registration may not be for so many; they stand as before.
    record NoRoom() implements Move {}

    /// From where they stand this move leads nowhere.
    record NoSuchMove(Standing standing) implements Move {}

    /// The row is not there any more.
    record Gone() implements Move {}
}
