package openseat.event;

import java.util.Optional;

/// What people count on: when an event is, and where. Whoever was told must be told anew when it changes.
public record WhenAndWhere(Schedule schedule, Optional<Event.Place> place) {}
