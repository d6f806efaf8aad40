package openseat.registration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import openseat.LinkKey;
import openseat.SaltedHash;

/// The key by which somebody who has a seat joins the meeting. It is spelt like that of a private link, and opens
/// nothing else.
///
/// It can be computed from the event's secret, so no row stores it; another secret ends all keys at once.
public final class JoinKey {

    /// How long before the start people can join.
    public static final Duration EARLY = Duration.ofMinutes(30);

    /// As many octets as the hash has (RFC 2104, section 3).
    private static final int SECRET_SIZE = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private JoinKey() {}

    /// A secret for an event.
    public static byte[] randomSecret(RandomGenerator random) {
        var secret = new byte[SECRET_SIZE];
        random.nextBytes(secret);
        return secret;
    }

    /// The key of a registration. HMAC-SHA256 may be cut to half its length (RFC 2104, section 5).
    ///
    /// @param id of the registration
    public static LinkKey of(byte[] secret, String event, String id) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(event.getBytes(StandardCharsets.UTF_8));
            // No event's id contains it, so no two pairs are the same text.
            mac.update((byte) '#');
            mac.update(HexFormat.of().parseHex(id));
            return new LinkKey(id, Arrays.copyOf(mac.doFinal(), SaltedHash.SIZE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether this is the key of the registration whose id it has. It takes the same time whatever the key is.
    public static boolean isValid(LinkKey key, byte[] secret, String event) {
        return MessageDigest.isEqual(of(secret, event, key.id()).secret(), key.secret());
    }
}
