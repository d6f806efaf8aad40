package openseat.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One inbox has one spelling, and no spelling means an inbox of somebody else.
class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
        "Example.ORG, example.org",
        "a-b.example, a-b.example",
        "r3---x.example, r3---x.example",
        "1and1.example, 1and1.example",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "XN--BCHER-KVA.example, xn--bcher-kva.example",
        "ｅｘａｍｐｌｅ．org, example.org",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "例え｡jp, xn--r8jz45g.jp",
        "пример.рф, xn--e1afmkfd.xn--p1ai",
        "مثال.إختبار, xn--mgbh0fb.xn--kgbechtv",
        "उदाहरण.परीक्षा, xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g",
        // What IDNA of 2003 mapped to another name
        // (https://www.unicode.org/reports/tr46/#Table_Deviation_Characters).
        "faß.de, xn--fa-hia.de",
        "FAẞ.de, xn--fa-hia.de",
        "βόλος.com, xn--nxasmm1c.com",
        "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
        "ශ්\u200Dරී.com, xn--10cl1a0b660p.com",
        "نامه\u200Cای.com, xn--mgba3gch31f060k.com",
        // Letters added after Unicode 3.2: small Georgian letters, Adlam, the rouble sign.
        "\u2D00\u2D01.example, xn--rkjc.example",
        "\uD83A\uDD00\uD83A\uDD01.example, xn--9d6hc.example",
        "paral·lel.cat, xn--parallel-koa.cat",
        "☃.example, xn--n3h.example",
        "i\u0307.example, xn--i-9bb.example",
    })
    void everyScriptHasItsOneSpelling(String typed, String domain) {
        assertThat(DomainName.read(typed)).contains(domain);
        assertThat(DomainName.read(domain)).as("its own spelling").contains(domain);
    }

    @Test
    void aDottedCapitalIIsNotI() {
        assertThat(DomainName.read("\u0130.example"))
                .isEqualTo(DomainName.read("i\u0307.example"))
                .isNotEqualTo(DomainName.read("i.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "example.org.",
                ".example.org",
                "a..example",
                "-a.example",
                "a-.example",
                "a_b.example",
                "a b.example",
                "a!.example",
                "a/b.example",
                "xn--.example",
                "xn--a.org",
                "xn--a-.org",
                "xn--99999999.org",
                "xn--bcher-kvb\u00E9.example",
                "xn--bücher.example",
                "xn--BCHER-kva-.example",
                "xn--0.pt",
                // These decode to a capital, a composed form, a ligature or an invisible character: not how such a
                // name is written.
                "xn--bcher-2pa.example",
                "xn--bucher-xyd.example",
                "xn--x-sy8h.example",
                "xn--ab-g1t.example",
                "xn--ab-m1t.example",
                "a\u200Db.example",
                "a\u200Cb.example",
                "a\u200Bb.example",
                "a\u00ADb.example",
                "a\u202Eb.example",
                "a\uFE0Fb.example",
                "\u3164.example",
                "\u0301a.example",
                "a\u2024b.example",
                "a⒈org",
                "℀.example",
                "a\uFFFDb.example",
                "a\uE000b.example",
                "a\uFFFFb.example",
                "ab--ü.example",
                "ü-.example",
            })
    void whatIsNoDomainIsRefused(String typed) {
        assertThat(DomainName.read(typed)).isEmpty();
    }

    @Test
    void aLabelHasAtMost63Octets() {
        assertThat(DomainName.read("a".repeat(63) + ".example")).isPresent();
        assertThat(DomainName.read("a".repeat(64) + ".example")).isEmpty();
        assertThat(DomainName.read("ü".repeat(20) + ".example")).isPresent();
        assertThat(DomainName.read("語".repeat(60) + ".example")).isEmpty();
        assertThat(DomainName.read("ü".repeat(20_000) + ".example")).isEmpty();
    }

    @Test
    void punycodeIsTheSameAsJavasWhereThatKnowsTheLetters() {
        var letters = List.of("абвгдежз", "äöüéèñ", "例試験中文", "αβγδ", "abc019");
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++) {
            var label = new StringBuilder("a");
            for (var j = random.nextInt(12); j >= 0; j--) {
                var script = letters.get(random.nextInt(letters.size()));
                label.append(script.charAt(random.nextInt(script.length())));
            }
            var expected = IDN.toASCII(label.toString());
            assertThat(DomainName.read(label.toString())).as(label.toString()).contains(expected);
            assertThat(DomainName.read(expected)).contains(expected);
        }
    }

    @Test
    void whateverIsTypedIsOneSpellingOrNone() {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++) {
            var typed = new StringBuilder(random.nextInt(4) == 0 ? "xn--" : "");
            for (var j = random.nextInt(10); j >= 0; j--) {
                typed.appendCodePoint(
                        random.nextInt(3) == 0 ? "abz019-.".charAt(random.nextInt(8)) : random.nextInt(0x2_0000));
            }
            DomainName.read(typed.toString()).ifPresent(domain -> {
                assertThat(domain).as(typed.toString()).matches("[a-z0-9.-]+");
                assertThat(DomainName.read(domain)).as(typed.toString()).contains(domain);
            });
        }
    }
}
