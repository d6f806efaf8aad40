package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import openseat.Environment;
import openseat.Settings;
import openseat.doctor.AwsAccess;
import openseat.dynamodb.Table;
import openseat.local.template.Template;
import openseat.local.testkit.RepositoryTemplate;
import openseat.mail.SesMailer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// The template and the classes that it names match in both directions.
class TemplateClassesTest {

    private static final Template TEMPLATE = RepositoryTemplate.read();

    static Stream<Template.Function> functions() {
        return TEMPLATE.functions().values().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionIsNamedAfterItsClass(Template.Function function) throws ClassNotFoundException {
        var type = Class.forName(function.handler());
        assertThat(type).isAssignableTo(RequestStreamHandler.class);
        assertThat(type.getSimpleName()).isEqualTo(function.id()).endsWith("Function");
    }

    @Test
    void everyFunctionIsInTheTemplate() throws Exception {
        assertThat(handlers())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        functions().map(Template.Function::handler).toList());
    }

    /// Removes each variable in turn: a function that still starts does not read it.
    @ParameterizedTest
    @MethodSource("functions")
    void functionReadsExactlyItsVariables(Template.Function function) {
        var variables = new HashMap<>(function.environment());
        // This one is for the JVM, not for the function.
        variables.remove("JAVA_TOOL_OPTIONS");
        assertThatCode(() -> start(function, variables))
                .as("with all variables")
                .doesNotThrowAnyException();
        for (var name : variables.keySet()) {
            var without = new HashMap<>(variables);
            without.remove(name);
            assertThatThrownBy(() -> start(function, without))
                    .as("without " + name)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(name);
        }
    }

    /// Like the constructor for Lambda, with clients that cannot be called.
    private static void start(Template.Function function, Map<String, String> variables) throws Throwable {
        var settings = new Settings(variables);
        var table = new Table(new UnreachableTable(), settings.text("TABLE"));
        var environment = new Environment(table, Clock.systemUTC(), new Random(1), settings);
        try {
            var type = Class.forName(function.handler());
            if (takes(type, SesMailer.class)) {
                var post = new SesMailer(new UnreachableMail(), settings);
                type.getConstructor(Environment.class, SesMailer.class).newInstance(environment, post);
            } else if (takes(type, AwsAccess.class)) {
                var aws = new AwsAccess(new UnreachableMail(), new UnreachableTable(), null);
                type.getConstructor(Environment.class, AwsAccess.class).newInstance(environment, aws);
            } else {
                type.getConstructor(Environment.class).newInstance(environment);
            }
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean takes(Class<?> type, Class<?> second) {
        return Stream.of(type.getConstructors())
                .anyMatch(c -> c.getParameterCount() == 2 && c.getParameterTypes()[1] == second);
    }

    private record UnreachableTable() implements DynamoDbClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private record UnreachableMail() implements SesV2Client {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    /// The function classes that Lambda could call, from Maven's folder or jar.
    private static List<String> handlers() throws Exception {
        var place = Path.of(Settings.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(place)) {
            return handlers(place);
        }
        try (var jar = FileSystems.newFileSystem(place)) {
            return handlers(jar.getPath("/"));
        }
    }

    private static List<String> handlers(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith("Function.class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .filter(TemplateClassesTest::isHandler)
                    .toList();
        }
    }

    private static boolean isHandler(String name) {
        try {
            var type = Class.forName(name, false, TemplateClassesTest.class.getClassLoader());
            return RequestStreamHandler.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
