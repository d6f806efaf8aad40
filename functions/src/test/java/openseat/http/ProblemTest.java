package openseat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import openseat.http.Problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|#",
                "/email|#/email",
                "/event/text/1|#/event/text/1",
                "/a~1b~0c|#/a~1b~0c",
                "/a b|#/a%20b",
                "/a+b|#/a%2Bb",
                "/é|#/%C3%A9",
                "/a#b|#/a%23b",
                "/a%b|#/a%25b",
            })
    void aPointerIsWrittenAsAFragment(String pointer, String fragment) {
        var members = new Problem(422, null, "d", List.of(new FieldError(pointer, "is required"))).members();
        assertThat(members.get("errors")).isEqualTo(List.of(Map.of("pointer", fragment, "detail", "is required")));
    }

    @Test
    void membersAreInOrderAndEmptyOnesAreLeftOut() {
        assertThat(Problem.of(409, "d").members().keySet()).containsExactly("type", "title", "status", "detail");
        assertThat(new Problem(409, null, "d", List.of(new FieldError("/x", "y")))
                        .because("over")
                        .with("at", 1)
                        .with("not", null)
                        .members()
                        .keySet())
                .containsExactly("type", "title", "status", "detail", "reason", "at", "errors");
    }

    @Test
    void itIsSentAsProblemJsonAndNeverStored() {
        var response = Problem.of(412, "d").response();
        assertThat(response.status()).isEqualTo(412);
        assertThat(response.headers())
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("cache-control", "no-store");
        assertThat(Json.readOwn(response.text()))
                .isEqualTo(Map.of("type", "about:blank", "title", "Precondition Failed", "status", 412, "detail", "d"));
    }

    @ParameterizedTest
    @CsvSource({
        "400,Bad Request",
        "404,Not Found",
        "413,Content Too Large",
        "422,Unprocessable Content",
        "428,Precondition Required",
        "500,Internal Server Error"
    })
    void theTitleIsThePhraseOfTheStatus(int status, String title) {
        assertThat(Problem.title(status)).isEqualTo(title);
    }
}
