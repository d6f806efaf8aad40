package openseat.digest;

/// What has come in between two digests, in registrations.
public record Figures(long asked, long confirmed, long cancelled) {}
