package openseat.bench.spring;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import tools.jackson.databind.ObjectMapper;

/// The same registration as a function of Spring Cloud, which finds this class by the variable `MAIN_CLASS`.
@SpringBootApplication
public class RegistrationApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(RegistrationApplication.class, arguments);
    }

    @Bean
    DynamoDbEnhancedClient dynamoDb() {
        return DynamoDbEnhancedClient.create();
    }

    @Bean
    Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> register(
            DynamoDbEnhancedClient dynamoDb, @Value("${TABLE}") String table, ObjectMapper json) {
        return new Registration(dynamoDb, table, json)::register;
    }
}
