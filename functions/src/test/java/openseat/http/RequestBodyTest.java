package openseat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1|a|1",
                "a|a|''",
                "a=|a|''",
                "=1|''|1",
                "a=b=c|a|b=c",
                "a+b=c+d|a b|c d",
                "%61=%2B|a|+",
                "a=%C3%A9|a|é",
                "a=é%20é|a|é é",
                "&&a=1&&|a|1",
                "a=%f0%9F%98%80|a|😀",
            })
    void aPairIsDecoded(String text, String name, String value) {
        assertThat(RequestBody.parseForm(text)).isEqualTo(new RequestBody.Parsed(Map.of(name, List.of(value))));
    }

    @Test
    void aRepeatedFieldKeepsItsValuesInOrder() {
        assertThat(RequestBody.parseForm("a=2&b=3&a=1"))
                .isEqualTo(new RequestBody.Parsed(Map.of("a", List.of("2", "1"), "b", List.of("3"))));
        assertThat(RequestBody.parseForm("")).isEqualTo(new RequestBody.Parsed(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%4g",
                "%=1",
                "a=%FF",
                "a=%C3",
                "a=%C0%80",
                "a=%ED%A0%80",
                "a=%\uFF11\uFF11"
            })
    void aBrokenEscapeIsRefused(String text) {
        assertThat(RequestBody.parseForm(text)).isInstanceOf(RequestBody.Malformed.class);
    }

    @Test
    void moreThanAHundredFieldsAreRefused() {
        assertThat(RequestBody.parseForm("a=1&".repeat(100))).isInstanceOf(RequestBody.Parsed.class);
        assertThat(RequestBody.parseForm("a=1&".repeat(101))).isInstanceOf(RequestBody.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FORM,
                "Application/X-WWW-Form-URLencoded",
                FORM + ";charset=UTF-8",
                FORM + "; charset=\"utf-8\"",
                FORM + "; charset=utf8; x=y"
            })
    void aFormIsReadByItsContentType(String type) {
        assertThat(read(type, "a=%C3%A9")).isEqualTo(new RequestBody.FormBody(Map.of("a", List.of("é"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8"})
    void aJsonObjectIsReadWithOrWithoutAByteOrderMark(String type) {
        assertThat(read(type, "{\"a\":1}")).isEqualTo(new RequestBody.JsonBody(Map.of("a", 1)));
        assertThat(read(type, "\uFEFF{\"a\":1}")).isEqualTo(new RequestBody.JsonBody(Map.of("a", 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|a=1|415",
                "text/plain|a=1|415",
                "multipart/form-data; boundary=x|a=1|415",
                FORM + "; charset=utf-16|a=1|415",
                FORM + "; charset=iso-8859-1|a=1|415",
                FORM + "|a=%|400",
                "application/json|[]|400",
                "application/json|null|400",
                "application/json|{|400",
                "application/json|''|400",
            })
    void whatCannotBeReadIsRefusedWithItsStatus(String type, String body, int status) {
        assertThat(status(read(type, body))).isEqualTo(status);
    }

    @Test
    void octetsThatAreNotUtf8AreRefused() {
        assertThat(status(RequestBody.read(request(FORM, new byte[] {'a', '=', (byte) 0xFF}))))
                .isEqualTo(400);
        assertThat(status(RequestBody.read(request("application/json", new byte[] {'"', (byte) 0xC3, '"'}))))
                .isEqualTo(400);
    }

    @Test
    void jsonWithALostByteIsRefusedButAFormIsNot() {
        assertThat(read("application/json", "{\"name\": \"N\uFFFDr\"}"))
                .isInstanceOfSatisfying(RequestBody.Refused.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(400);
                    assertThat(refused.problem().detail()).contains("not valid UTF-8", "\\uFFFD");
                });
        assertThat(read("application/json", "{\"name\": \"\\uFFFD\"}"))
                .isEqualTo(new RequestBody.JsonBody(Map.of("name", "\uFFFD")));
        assertThat(read(FORM, "name=%EF%BF%BD")).isEqualTo(new RequestBody.FormBody(Map.of("name", List.of("\uFFFD"))));
    }

    @Test
    void aFormOfTheDeskMayHoldAnEvent() {
        var letter = "a=" + "%D8%A7".repeat(RequestBody.MAX_BODY / 6) + "&a=1".repeat(400);
        var request = request(FORM, letter.getBytes(StandardCharsets.UTF_8));
        assertThat(RequestBody.read(request)).isInstanceOf(RequestBody.Refused.class);
        assertThat(RequestBody.readAtDesk(request)).isInstanceOf(RequestBody.FormBody.class);
        var tooLong = request(FORM, new byte[RequestBody.MAX_DESK_BODY + 1]);
        assertThat(RequestBody.readAtDesk(tooLong)).isInstanceOf(RequestBody.Refused.class);
    }

    @Test
    void aBodyOf64KibibytesIsReadAndOneOctetMoreIsNot() {
        assertThat(read(FORM, "a=" + "x".repeat(RequestBody.MAX_BODY - 2))).isInstanceOf(RequestBody.FormBody.class);
        assertThat(status(read(FORM, "a=" + "x".repeat(RequestBody.MAX_BODY - 1))))
                .isEqualTo(413);
    }

    private static RequestBody.Body read(String type, String body) {
        return RequestBody.read(request(type, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Request request(String type, byte[] body) {
        return new Request("POST", "/", "", Map.of(), Map.of("content-type", type), body, "h", "192.0.2.1", "");
    }

    private static int status(RequestBody.Body body) {
        return ((RequestBody.Refused) body).problem().status();
    }
}
