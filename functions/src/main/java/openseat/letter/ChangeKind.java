package openseat.letter;

/// What has changed about an event since the last letter. `key` is part of the keys of its texts.
enum ChangeKind {
    DATE_CHANGED("moved"),
    DATE_SET("dateSet"),
    DATE_REMOVED("dateOpen"),
    CANCELLED("calledOff"),
    REINSTATED("onAgain"),
    PLACE_CHANGED("elsewhere"),
    DATE_AND_PLACE_CHANGED("movedElsewhere");

    final String key;

    ChangeKind(String key) {
        this.key = key;
    }

    /// The kind if the place has changed as well. That the date was removed, or that the event takes place after all,
    /// is more important than its place.
    ChangeKind withPlace() {
        return switch (this) {
            case DATE_CHANGED, DATE_SET, DATE_AND_PLACE_CHANGED -> DATE_AND_PLACE_CHANGED;
            case DATE_REMOVED, CANCELLED, REINSTATED, PLACE_CHANGED -> this;
        };
    }
}
