package openseat.site;

/// A part of an event's page that links from elsewhere lead to. Each is on every such page exactly once: what the
/// document does not state leads to where it would be.
public enum EventAnchor {
    WHEN("when"),
    WHERE("where"),

    /// Interpretation and access.
    OFFERED("offered"),

    /// For whom the event is, and how it relates to the Global Compact.
    ABOUT("about"),

    SEATS("seats"),

    /// Who organizes it.
    WHO("who");

    /// The `id` of its element.
    public final String id;

    EventAnchor(String id) {
        this.id = id;
    }
}
