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
public sealed interface TransitionResult {

    /// It was done, and they stand so now.
    record Done(Status standing) implements TransitionResult {}

    /// They stood so already: pressing twice does no harm.
    record Already(Status standing) implements TransitionResult {}

    /// Every seat is taken, and there is no waiting list; they stand as before.
    record Full() implements TransitionResult {}

    /// They are more than one registration may be for, or than the event has seats; they stand as before.
    record TooMany() implements TransitionResult {}

    /// The event is over or cancelled; they stand as before.
    record Shut() implements TransitionResult {}

    /// Fewer seats are free than were asked for, or one registration may not be for so many; they stand as before.
    record NoRoom() implements TransitionResult {}

    /// From where they stand this move leads nowhere.
    record NoSuchMove(Status standing) implements TransitionResult {}

    /// The row is not there any more.
    record Gone() implements TransitionResult {}
}
