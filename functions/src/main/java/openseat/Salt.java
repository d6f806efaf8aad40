package openseat;

import java.util.Optional;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;

/// A salt of the installation: drawn by whoever needs it first, and never changed.
public final class Salt {

    private final Environment environment;
    private final Key key;

    private volatile byte[] known;

    public Salt(Environment environment, Key key) {
        this.environment = environment;
        this.key = key;
    }

    public byte[] bytes() {
        if (known == null) {
            known = read();
        }
        return known;
    }

    /// For a function that may not draw it; empty if nobody has.
    public Optional<byte[]> find() {
        return known == null ? stored() : Optional.of(known);
    }

    private byte[] read() {
        return stored().orElseGet(() -> {
            var fresh = new byte[SaltedHash.SIZE];
            environment.random().nextBytes(fresh);
            environment.table().update(Update.of(key).setIfAbsent("salt", fresh));
            return stored().orElseThrow();
        });
    }

    private Optional<byte[]> stored() {
        return environment.table().get(key).flatMap(item -> item.bytes("salt"));
    }
}
