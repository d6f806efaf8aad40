package openseat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Salted SHA-256, cut to 128 bits: an identifier that cannot be guessed or reversed.
public final class SaltedHash {

    /// The size of a hash in bytes.
    public static final int SIZE = 16;

    private SaltedHash() {}

    public static byte[] of(byte[] salt, String text) {
        return of(salt, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The hash of a text as 32 hex digits.
    public static String hex(byte[] salt, String text) {
        return HexFormat.of().formatHex(of(salt, text));
    }

    public static byte[] of(byte[] salt, byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return Arrays.copyOf(digest.digest(bytes), SIZE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
