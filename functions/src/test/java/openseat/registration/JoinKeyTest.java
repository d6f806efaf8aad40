package openseat.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import openseat.LinkKey;
import org.junit.jupiter.api.Test;

class JoinKeyTest {

    private static final String ID = "00112233445566778899aabbccddeeff";
    private static final byte[] SECRET = secret();

    /// As Python's hmac module computes it: links in letters must outlive every change of this code.
    @Test
    void theKeyIsTheIdAndHalfOfAnHmac() {
        assertThat(JoinKey.of(SECRET, "a-call", ID).text()).isEqualTo("ABEiM0RVZneImaq7zN3u_xlD14HrtsNeMLsLmpZ2qHM");
    }

    @Test
    void onlyTheKeyOfThisEventRegistrationAndSecretIsValid() {
        var key = JoinKey.of(SECRET, "a-call", ID);
        assertThat(JoinKey.isValid(key, SECRET, "a-call")).isTrue();
        assertThat(JoinKey.isValid(key, SECRET, "a-call-2")).isFalse();
        assertThat(JoinKey.isValid(key, JoinKey.randomSecret(new Random(1)), "a-call"))
                .isFalse();
        var other = new LinkKey("1" + ID.substring(1), key.secret());
        assertThat(JoinKey.isValid(other, SECRET, "a-call")).isFalse();
    }

    @Test
    void everyBitOfTheKeyCounts() {
        var key = JoinKey.of(SECRET, "a-call", ID);
        for (var bit = 0; bit < 8 * key.secret().length; bit++) {
            var altered = key.secret().clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(JoinKey.isValid(new LinkKey(ID, altered), SECRET, "a-call"))
                    .isFalse();
        }
    }

    @Test
    void secretsDiffer() {
        var random = new Random(1);
        assertThat(JoinKey.randomSecret(random)).hasSize(32).isNotEqualTo(JoinKey.randomSecret(random));
    }

    private static byte[] secret() {
        var hex = new StringBuilder();
        for (var octet = 0; octet < 32; octet++) {
            hex.append(HexFormat.of().toHexDigits((byte) octet));
        }
        return HexFormat.of().parseHex(hex);
    }
}
