package openseat.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "Ada@Example.ORG, ada@example.org", "o'neill+tag@example.net, o'neill+tag@example.net",
                "a@bücher.example, a@xn--bcher-kva.example",
        "a@BU\u0308CHER.example, a@xn--bcher-kva.example", "a@xn--BCHER-KVA.example, a@xn--bcher-kva.example",
                "a@faß.de, a@xn--fa-hia.de",
        "a@пример。рф, a@xn--e1afmkfd.xn--p1ai", "a@ශ්\u200Dරී.com, a@xn--10cl1a0b660p.com",
    })
    void oneInboxHasOneCanonicalSpelling(String typed, String canonical) {
        assertThat(EmailAddress.read(typed))
                .isInstanceOfSatisfying(
                        EmailAddress.Deliverable.class,
                        read -> assertThat(read.address().canonical()).isEqualTo(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org\u00A0",
                "\u00A0a@example.org",
                "a@example.org\u200B",
                "\uFEFFa@example.org",
                "\u200Ea@example.org\u200F",
                "\u202Aa@example.org\u202C",
                "\u2068a@example.org\u2069 \u3000",
                "a@example.org\u2060\r\n",
                "a@example.org\u200D",
                "a＠example.org",
                "a﹫example.org",
            })
    void whatNobodySeesAtTheEndsIsNoPartOfAnAddress(String typed) {
        assertThat(EmailAddress.read(typed))
                .isEqualTo(new EmailAddress.Deliverable(new EmailAddress("a", "example.org")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@xn--a.org",
                "a@example.org.",
                "a@ex\u200Dample.org",
                "a@ex\u00ADample.org",
                "a@ex\u202Eample.org",
                "a@[192.0.2.1]",
                "a@localhost",
                "a@b@example.org",
                "a@example.org\r\nBcc: eve@example.org",
                "a\u2028@example.org",
                "a\u0000@example.org",
                "a\uFEFF@example.org",
                "a@example.org,eve@example.org",
                "a@example.org;eve@example.org",
                "<a@example.org>",
                "Ada <a@example.org>",
                "a@exam ple.org",
                "a%0D%0ABcc@",
                "a@example.org>",
                "a＠b@example.org",
                "a@\u200Bexample.org",
                "\u200B＠\u00A0",
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(EmailAddress.read(typed)).isInstanceOf(EmailAddress.Malformed.class);
    }

    @Test
    void whatIsTooLongToBeAnAddressIsNotComposed() {
        assertThat(EmailAddress.read("a".repeat(1_005) + "@example.org")).isInstanceOf(EmailAddress.TooLong.class);
        assertThat(EmailAddress.read("a@" + "u\u0308".repeat(2_000) + ".example"))
                .isInstanceOf(EmailAddress.TooLong.class);
        assertThat(EmailAddress.read("a@" + "e\u0302\u0301".repeat(20) + ".example" + " ".repeat(2_000)))
                .isInstanceOf(EmailAddress.Deliverable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "team@example.org, mailto:team@example.org", "a+b@example.org, mailto:a%2Bb@example.org",
        "a?cc=eve&subject=x@example.org, mailto:a%3Fcc%3Deve%26subject%3Dx@example.org",
                "a%0d#@example.org, mailto:a%250d%23@example.org",
    })
    void aLinkToWriteToSomebodyWritesToNobodyElse(String address, String link) {
        assertThat(EmailAddress.mailto(address)).hasToString(link);
    }
}
