package openseat.event;

import java.util.Optional;

/// What people plan by: when and where an event is. When it changes, everybody who holds a place gets a mail.
public record WhenAndWhere(Schedule schedule, Optional<Event.Place> place) {}
