package openseat.bench.spring;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import tools.jackson.databind.ObjectMapper;

/// Stores that somebody requests a seat: `POST /events/{eventId}/registrations`.
class Registration {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private final DynamoDbTable<EventRow> events;
    private final DynamoDbTable<RegistrationRow> registrations;
    private final ObjectMapper json;

    Registration(DynamoDbEnhancedClient dynamoDb, String table, ObjectMapper json) {
        this.json = json;
        events = dynamoDb.table(table, TableSchema.fromBean(EventRow.class));
        registrations = dynamoDb.table(table, TableSchema.fromBean(RegistrationRow.class));
    }

    APIGatewayV2HTTPResponse register(APIGatewayV2HTTPEvent request) {
        var eventId = request.getPathParameters().get("eventId");
        var event = events.getItem(
                Key.builder().partitionValue("EVENTS").sortValue(eventId).build());
        if (event == null) {
            return answer(404, Map.of("error", "There is no such event."));
        }
        var now = Instant.now();
        if (event.getCloses() != null && !now.isBefore(event.getCloses())) {
            return answer(409, Map.of("error", "Registration is closed."));
        }
        var form = form(request);
        var errors = errors(form);
        if (!errors.isEmpty()) {
            return answer(422, Map.of("errors", errors));
        }
        registrations.putItem(registration(eventId, form, now));
        if (request.getHeaders().getOrDefault("accept", "").contains("text/html")) {
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(303)
                    .withHeaders(Map.of("location", "/events/" + eventId + "/check-mail"))
                    .build();
        }
        return answer(202, Map.of("status", "check-mail", "event", event.getTitle()));
    }

    private static Map<String, String> form(APIGatewayV2HTTPEvent request) {
        var body = request.getBody() == null ? "" : request.getBody();
        if (request.getIsBase64Encoded()) {
            body = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
        }
        var form = new HashMap<String, String>();
        for (var field : body.split("&")) {
            var parts = field.split("=", 2);
            form.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return form;
    }

    private static Map<String, String> errors(Map<String, String> form) {
        var errors = new LinkedHashMap<String, String>();
        if (!EMAIL.matcher(form.getOrDefault("email", "").strip()).matches()) {
            errors.put("email", "Please enter an e-mail address.");
        }
        if (form.getOrDefault("consent", "").isEmpty()) {
            errors.put("consent", "Please agree.");
        }
        if (!form.getOrDefault("places", "1").matches("[1-9]")) {
            errors.put("places", "Please enter a number from 1 to 9.");
        }
        return errors;
    }

    private static RegistrationRow registration(String eventId, Map<String, String> form, Instant now) {
        var email = form.get("email").strip().toLowerCase(Locale.ROOT);
        var row = new RegistrationRow();
        row.setPk("R#" + eventId);
        row.setSk(sha256(email));
        row.setStatus("requested");
        row.setEmail(email);
        row.setName(form.getOrDefault("name", ""));
        row.setPlaces(Integer.parseInt(form.getOrDefault("places", "1")));
        row.setLang(form.getOrDefault("lang", "en"));
        row.setConsentAt(now);
        row.setAt(now);
        return row;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private APIGatewayV2HTTPResponse answer(int status, Map<String, ?> body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody(json.writeValueAsString(body))
                .build();
    }
}
