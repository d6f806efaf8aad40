package openseat.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import openseat.Environment;
import openseat.Settings;
import openseat.http.HttpFunction;
import openseat.http.Json;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.join.JoinFunction;
import openseat.manage.ManageFunction;
import openseat.recipient.SubscriptionFunction;
import openseat.register.RegisterFunction;
import openseat.site.EventsFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What functions answer before their snapshot: what visitors get, not an error, which would prime little.
class PrimingTest {

    private static final Settings SETTINGS = new Settings(Map.of("TABLE", "any"));

    static Stream<Arguments> functions() {
        return Stream.of(
                Arguments.of((Function<Environment, HttpFunction>) EventsFunction::new, EventsFunction.PRIMED),
                Arguments.of((Function<Environment, HttpFunction>) RegisterFunction::new, RegisterFunction.PRIMED),
                Arguments.of((Function<Environment, HttpFunction>) ManageFunction::new, ManageFunction.PRIMED),
                Arguments.of((Function<Environment, HttpFunction>) JoinFunction::new, JoinFunction.PRIMED),
                Arguments.of(
                        (Function<Environment, HttpFunction>) SubscriptionFunction::new, SubscriptionFunction.PRIMED));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void eachRequestIsAnsweredInEachLanguage(
            Function<Environment, HttpFunction> function, List<PrimingRequest> requests) throws IOException {
        var answers = Priming.answers(function, requests, PrimedTable.read(), SETTINGS);
        var languages = Language.all().size();
        assertThat(answers).hasSize(languages * requests.size());
        for (var number = 0; number < answers.size(); number++) {
            var request = requests.get(number / languages);
            assertThat(Json.object(Json.readOwn(answers.get(number))))
                    .as(request.toString())
                    .containsEntry("statusCode", request.status());
        }
    }

    @Test
    void failureEndsIt() {
        var requests = List.of(PrimingRequest.page("/"));
        assertThatThrownBy(() -> Priming.answers(Failing::new, requests, PrimedTable.read(), SETTINGS))
                .isInstanceOf(Priming.FailedRequest.class)
                .hasMessageContaining("ArithmeticException");
    }

    private static final class Failing extends HttpFunction {

        Failing(Environment any) {}

        @Override
        protected Response answer(Request request) {
            return Problem.of(1 / request.body().length, "").response();
        }
    }
}
