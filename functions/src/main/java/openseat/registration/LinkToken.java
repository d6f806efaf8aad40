package openseat.registration;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import openseat.SaltedHash;
import openseat.dynamodb.Item;

/// A key of a private link, as the row keeps it: only its hash, so that a backup of the table opens nothing.
public record LinkToken(byte[] hash, Instant made) {

    /// How many keys a row keeps: the newest, and always the one that its holder used last.
    private static final int KEPT = 8;

    private static final int RANDOM = 16;

    /// The key as a link carries it: whose row, and the secret that opens it.
    public record Presented(String id, byte[] secret) {

        /// 43 characters of base64url: 16 octets of id, 16 at random.
        public static Optional<Presented> read(String text) {
            if (text.length() != 43) {
                return Optional.empty();
            }
            try {
                var octets = Base64.getUrlDecoder().decode(text);
                // The last character has two bits to spare: only one spelling is the key.
                if (!Base64.getUrlEncoder().withoutPadding().encodeToString(octets).equals(text)) {
                    return Optional.empty();
                }
                return Optional.of(new Presented(
                        HexFormat.of().formatHex(octets, 0, SaltedHash.SIZE), Arrays.copyOfRange(octets, SaltedHash.SIZE, octets.length)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /// A new key to this row.
        public static Presented draw(String id, RandomGenerator chance) {
            var secret = new byte[RANDOM];
            chance.nextBytes(secret);
            return new Presented(id, secret);
        }

        public byte[] hash() {
            return SaltedHash.of(HexFormat.of().parseHex(id), secret);
        }

        /// As the link carries it.
        public String text() {
            var octets = Arrays.copyOf(HexFormat.of().parseHex(id), SaltedHash.SIZE + secret.length);
            System.arraycopy(secret, 0, octets, SaltedHash.SIZE, secret.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        }
    }

    /// Whether one of the row's keys is this one; it takes the same time whichever it is.
    static boolean opens(Registration row, Presented presented) {
        var hash = presented.hash();
        var found = false;
        for (var key : row.keys()) {
            found |= MessageDigest.isEqual(key.hash, hash);
        }
        return found;
    }

    /// The row's keys with one more, as the table holds them.
    public static List<Map<String, Object>> with(Registration row, byte[] hash, Instant now) {
        var keys = new ArrayList<>(row.keys());
        keys.add(new LinkToken(hash, now));
        while (keys.size() > KEPT) {
            var oldest = keys.stream().filter(key -> row.used().filter(used -> Arrays.equals(used, key.hash)).isEmpty()).findFirst();
            keys.remove(oldest.orElseThrow());
        }
        return attributes(keys);
    }

    public static List<Map<String, Object>> attributes(List<LinkToken> keys) {
        return keys.stream().map(key -> Map.<String, Object>of("h", key.hash, "t", key.made.getEpochSecond())).toList();
    }

    static LinkToken from(Item map) {
        return new LinkToken(map.bytes("h").orElseThrow(), Instant.ofEpochSecond(map.number("t")));
    }
}
