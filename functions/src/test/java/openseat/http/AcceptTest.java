package openseat.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''|false",
                "text/html|true",
                "TEXT/HTML|true",
                "text/*|true",
                "*/*|false",
                "application/json|false",
                "text/html, application/json|false",
                "text/html;q=0.8, application/json;q=0.9|false",
                "text/html; q=0.9, application/json; q=0.8|true",
                "text/html;level=1;q=0.9, */*;q=0.1|true",
                "text/html;q=0, */*|false",
                "application/json;q=0, */*|true",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|true",
                "text/html;q=high|false",
                "',,'|false",
            })
    void aPageIsForThoseWhoWeighItMoreThanJson(String header, boolean page) {
        assertThat(Accept.prefers(header, "text/html", "application/json")).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|false",
                "gzip|true",
                "GZIP|true",
                "br, gzip|true",
                "br|false",
                "*|true",
                "gzip;q=0|false",
                "gzip; q=0.001|true",
                "gzip;q=0, *|false",
                "gzip;Q=0|false",
                "gzip;q=-1|false",
                "*;q=0|false",
                "*;q=0, gzip|true",
                "identity|false",
                "gzipped|false",
            })
    void gzipIsForThoseWhoNameItOrTakeAnything(String header, boolean allowed) {
        assertThat(Accept.allowsCoding(header, "gzip")).isEqualTo(allowed);
    }
}
