package openseat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The key in a link's address: which row, and the secret that opens it.
public record LinkKey(String id, byte[] secret) {

    /// Octets of a secret.
    private static final int SIZE = 16;

    /// 43 characters of base64url: 16 octets of id and 16 random ones. Empty if it is anything else.
    public static Optional<LinkKey> read(String text) {
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
            return Optional.of(new LinkKey(id, Arrays.copyOfRange(octets, SaltedHash.SIZE, octets.length)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// A new key to this row.
    public static LinkKey random(String id, RandomGenerator random) {
        var secret = new byte[SIZE];
        random.nextBytes(secret);
        return new LinkKey(id, secret);
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
