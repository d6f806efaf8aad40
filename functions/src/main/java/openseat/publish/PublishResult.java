package openseat.publish;

/// The result of publishing.
public sealed interface PublishResult {

    record Stored(long revision, PublishReport report) implements PublishResult {}

    /// A dry run: it could be stored.
    record Publishable(PublishReport report) implements PublishResult {}

    /// The caller knows another revision than the current one (0 for none), or somebody else published meanwhile.
    record RevisionMismatch(long current) implements PublishResult {}
}
