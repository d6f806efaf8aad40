package openseat.transition;

import openseat.registration.Status;

/// What came of a transition that the link's holder asked for.
public sealed interface TransitionResult {

    /// It was done, and this is the status now.
    record Done(Status status) implements TransitionResult {}

    /// It had been done before: pressing a button twice does no harm.
    record Already(Status status) implements TransitionResult {}

    /// Every seat is taken and there is no waiting list; nothing was changed.
    record Full() implements TransitionResult {}

    /// More people than one registration may be for, or than the event has seats; nothing was changed.
    record TooMany() implements TransitionResult {}

    /// The event is over or cancelled; nothing was changed.
    record Shut() implements TransitionResult {}

    /// Fewer seats are free than the change needs, or one registration may not be for so many; nothing was changed.
    record NoRoom() implements TransitionResult {}

    /// There is no such transition from this status.
    record NotPossible(Status status) implements TransitionResult {}

    /// The row is not there any more.
    record Gone() implements TransitionResult {}
}
