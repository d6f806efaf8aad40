package openseat.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.IDNA;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Domain names as ICU, the library of most browsers, reads them.
class DomainNameAgainstIcuTest {

    private static final long SEED = 20261126;
    private static final int NAMES = 20_000;

    /// As browsers: https://www.unicode.org/reports/tr46/#Processing
    private static final IDNA ICU =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES);

    /// Names of one script each, with accents, digits, capitals and dots of all kinds.
    private static final List<String> ALPHABETS = List.of(
            "abcxyzABCXYZ0189-",
            "äöüßéèñçÄÖÜÉÑaeiouAEIOU\u0301\u0308",
            "абвгдеёжАБВГДЕЁЖ",
            "αβγδεςσΑΒΓΔΕΣ",
            "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةء",
            "אבגדהוזחטיכלמנסעפצקרשת",
            "अआइईउकखगघचछजझटठडढणतथदधन\u094D\u093E\u093F",
            "例え試験測試テストｶﾞ",
            "가나다라마바사아자차카타파하",
            "ａｂｃＡＢＣ１２３",
            "ⓐⓑⓒ①②ﬁﬂ™℡",
            "ქართული");

    @Test
    void whatWeReadIcuReadsTheSameWay() {
        var random = new Random(SEED);
        var differences = new ArrayList<String>();
        var read = 0;
        for (var n = 0; n < NAMES; n++) {
            var name = name(random);
            var ours = DomainName.read(name);
            if (ours.isPresent()) {
                read++;
                if (!icu(name).equals(ours)) {
                    differences.add(name + ": " + ours.get() + ", ICU " + icu(name));
                }
            }
        }
        assertThat(differences).as("seed " + SEED).isEmpty();
        assertThat(read).isGreaterThan(NAMES / 3);
    }

    @Test
    void whatIcuReadsWeReadToo() {
        var random = new Random(SEED);
        var refused = new ArrayList<String>();
        for (var n = 0; n < NAMES; n++) {
            var name = name(random);
            if (icu(name).isPresent() && DomainName.read(name).isEmpty()) {
                refused.add(name + ": ICU " + icu(name).get());
            }
        }
        assertThat(refused).as("seed " + SEED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "faß.de",
                "βόλος.com",
                "ශ්\u200Dරී.com",
                "نامه\u200Cای.com",
                "☕.example",
                "例え。テスト",
                "xn--bcher-kva.example"
            })
    void knownNamesAreReadAlike(String name) {
        assertThat(DomainName.read(name)).isPresent().isEqualTo(icu(name));
    }

    private static Optional<String> icu(String name) {
        var info = new IDNA.Info();
        var ascii = new StringBuilder();
        ICU.nameToASCII(name, ascii, info);
        // Such domains exist, and browsers open them (CheckHyphens is false there).
        var onlyHyphens = info.getErrors().equals(EnumSet.of(IDNA.Error.HYPHEN_3_4))
                && name.chars().allMatch(c -> c < 0x80 || c == '。');
        return info.hasErrors() && !onlyHyphens ? Optional.empty() : Optional.of(ascii.toString());
    }

    private static String name(Random random) {
        var alphabet =
                ALPHABETS.get(random.nextInt(ALPHABETS.size())).codePoints().toArray();
        return random.ints(1 + random.nextInt(2), 1, 9)
                .mapToObj(length -> random.ints(length, 0, alphabet.length)
                        .mapToObj(i -> Character.toString(alphabet[i]))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(random.nextBoolean() ? "." : "。"));
    }
}
