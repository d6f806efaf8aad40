package openseat.local.stories.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import openseat.local.ses.SentMail;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A small event, and helpers for tests of SES's reports.
abstract class FeedbackFixture {

    static final String ROOM = "small-room";
    static final String ADA = "ada@example.org";
    static final String NOOR = "noor@example.org";

    final TestStack stack = TestStack.open();

    @BeforeEach
    void publish() {
        stack.publish(ROOM, 2);
    }

    @AfterEach
    void close() {
        stack.close();
    }

    /// No letter is pending that will never be sent, and no row is due again every minute.
    void assertSettled() {
        stack.upkeep();
        assertThat(stack.rows(ROOM))
                .noneMatch(row -> row.containsKey("pending") || row.containsKey("lease"))
                .allMatch(row -> Long.parseLong(row.get("due").n())
                        > stack.local.clock().instant().getEpochSecond());
    }

    SentMail firstLetter() {
        stack.register(ROOM, ADA);
        stack.local.stream().drain();
        return stack.mailTo(ADA);
    }

    /// Rows, seats and letters of the events, without the counters of the whole stack.
    List<Map<String, AttributeValue>> eventItems() {
        return stack.items().stream()
                .filter(item -> !item.get("pk").s().startsWith("Q#"))
                .toList();
    }

    Map<String, AttributeValue> row(String address) {
        return stack.rows(ROOM).stream()
                .filter(row -> row.get("address").s().equals(address))
                .findFirst()
                .orElseThrow();
    }

    String status(String link) {
        return (String) Web.json(stack.get(link, "accept", "application/json")).get("status");
    }
}
