package openseat.dynamodb;

/// A global secondary index: its name, and the attributes of its partition key and its sort key.
public record Index(String name, String hash, String range) {}
