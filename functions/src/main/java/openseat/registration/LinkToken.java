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

/// The token of a private link, as the row keeps it: only its hash, so that a backup of the table opens nothing.
public record LinkToken(byte[] hash, Instant created) {

    /// How many tokens a row keeps: the newest, and always the one that its holder used last.
    private static final int KEPT = 8;

    /// The key in a link's address: which row, and the secret that opens it.
    public record Key(String id, byte[] secret) {

        /// Octets of a secret.
        private static final int SIZE = 16;

        /// 43 characters of base64url: 16 octets of id and 16 random ones. Empty if it is anything else.
        public static Optional<Key> read(String text) {
            if (text.length() != 43) {
                return Optional.empty();
            }
            try {
                var octets = Base64.getUrlDecoder().decode(text);
                // The last character has two bits to spare, and only one of the four spellings is the key.
                if (!encode(octets).equals(text)) {
                    return Optional.empty();
                }
                var id = HexFormat.of().formatHex(octets, 0, SaltedHash.SIZE);
                return Optional.of(new Key(id, Arrays.copyOfRange(octets, SaltedHash.SIZE, octets.length)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /// A new key to this row.
        public static Key random(String id, RandomGenerator random) {
            var secret = new byte[SIZE];
            random.nextBytes(secret);
            return new Key(id, secret);
        }

        public byte[] hash() {
            return SaltedHash.of(HexFormat.of().parseHex(id), secret);
        }

        /// As the link's address has it.
        public String text() {
            var octets = Arrays.copyOf(HexFormat.of().parseHex(id), SaltedHash.SIZE + secret.length);
            System.arraycopy(secret, 0, octets, SaltedHash.SIZE, secret.length);
            return encode(octets);
        }

        private static String encode(byte[] octets) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        }
    }

    /// Whether the key opens the row; it takes the same time whichever token fits.
    static boolean opens(Registration row, Key key) {
        var hash = key.hash();
        var found = false;
        for (var token : row.links().tokens()) {
            found |= MessageDigest.isEqual(token.hash, hash);
        }
        return found;
    }

    /// The row's tokens with one more, without the oldest that its holder did not use last.
    public static List<LinkToken> with(Registration row, byte[] hash, Instant now) {
        var tokens = new ArrayList<>(row.links().tokens());
        tokens.add(new LinkToken(hash, now));
        while (tokens.size() > KEPT) {
            tokens.remove(tokens.stream()
                    .filter(token -> !token.wasUsedLast(row))
                    .findFirst()
                    .orElseThrow());
        }
        return tokens;
    }

    private boolean wasUsedLast(Registration row) {
        return row.links().used().isPresent()
                && Arrays.equals(row.links().used().get(), hash);
    }

    public Map<String, Object> attributes() {
        return Map.of("hash", hash, "at", created.getEpochSecond());
    }

    static LinkToken from(Item map) {
        return new LinkToken(map.bytes("hash").orElseThrow(), Instant.ofEpochSecond(map.number("at")));
    }
}
