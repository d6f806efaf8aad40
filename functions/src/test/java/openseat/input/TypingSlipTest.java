package openseat.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypingSlipTest {

    @ParameterizedTest
    @CsvSource({
        "gmial.com, gmail.com",
        "gamil.com, gmail.com",
        "gmail.con, gmail.com",
        "gmail.co, gmail.com",
        "gmail.om, gmail.com",
        "gmaill.com, gmail.com",
        "gmai.com, gmail.com",
        "GMIAL.COM, gmail.com",
        "hotnail.com, hotmail.com",
        "hotmali.com, hotmail.com",
        "hotmal.fr, hotmail.fr",
        "yaho.com, yahoo.com",
        "yahooo.com, yahoo.com",
        "yahoo.cm, yahoo.com",
        "yahoo.co.k, yahoo.co.uk",
        "outlok.com, outlook.com",
        "iclud.com, icloud.com",
        "yandx.ru, yandex.ru",
        "ｇｍｉａｌ.com, gmail.com",
    })
    void oneSlipIsAskedAbout(String typed, String meant) {
        assertThat(TypingSlip.suggestion(address("Ana.B+c@" + typed)).orElseThrow())
                .hasToString("Ana.B+c@" + meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "mail.com",
                "email.com",
                "ymail.com",
                "live.com",
                "love.com",
                "gmx.de",
                "gmx.net",
                "gmx.at",
                "yahoo.co.uk",
                "yahoo.ca",
                "yahoo.se",
                "yahoo.gr",
                "yahoo.de",
                "yahoo.com.br",
                "hotmail.se",
                "hotmail.gr",
                "hotmail.it",
                "outlook.ie",
                "outlook.de",
                "cloud.com",
                "aol.com",
                "mail.ru",
                "example.org",
                "unhcr.org",
                "proton.ch",
                "yandex.kz",
                "yandex.by",
                "gmoil.co",
                "xn--gmil-6na.com",
                "gmäil.com",
                "پست.ایران",
                "a.b"
            })
    void whatIsRealOrFarIsNot(String domain) {
        assertThat(EmailAddress.read("ana@" + domain))
                .isInstanceOfSatisfying(
                        EmailAddress.Deliverable.class,
                        read -> assertThat(TypingSlip.suggestion(read.address()))
                                .isEmpty());
    }

    @Test
    void aSuggestionIsNeverAskedAboutAgain() {
        var suggestion = TypingSlip.suggestion(address("ana@gmial.com")).orElseThrow();
        assertThat(TypingSlip.suggestion(suggestion)).isEmpty();
    }

    private static EmailAddress address(String typed) {
        return ((EmailAddress.Deliverable) EmailAddress.read(typed)).address();
    }
}
