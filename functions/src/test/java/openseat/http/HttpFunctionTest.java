package openseat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpFunctionTest {

    private final List<String> log = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("failures")
    void whateverFailsIsAnsweredInWordsAndLoggedWithoutThem(Runnable failure, String cause) throws Exception {
        var out = new ByteArrayOutputStream();
        new HttpFunction() {
            @Override
            protected Response answer(Request request) {
                failure.run();
                return Response.json(200, List.of());
            }
        }.handleRequest(
                new ByteArrayInputStream("{\"requestContext\":{}}".getBytes(StandardCharsets.UTF_8)), out, context());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"statusCode\":503", "Something is not working here");
        assertThat(log).singleElement().asString().contains(cause).doesNotContain("noor@");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        (Runnable) () -> {
                            throw new IllegalStateException("noor@example.net");
                        },
                        "IllegalStateException"),
                Arguments.of((Runnable) HttpFunctionTest::tooDeep, "StackOverflowError"));
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void tooDeep() {
        tooDeep();
    }

    private Context context() {
        var logger = new LambdaLogger() {
            @Override
            public void log(String line) {
                log.add(line);
            }

            @Override
            public void log(byte[] line) {
                log.add(new String(line, StandardCharsets.UTF_8));
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> logger);
    }
}
