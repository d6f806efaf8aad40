package openseat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import openseat.http.Problem.FieldError;
import org.junit.jupiter.api.Test;

class PublishRequestTest {

    @Test
    void anEventWhosePageIsTooHeavyForASlowLineIsRefused() {
        assertThat(PublishRequest.read(event(1))).isInstanceOf(PublishRequest.Valid.class);
        assertThat(PublishRequest.read(event(8)))
                .isInstanceOfSatisfying(
                        PublishRequest.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::pointer)
                                .containsOnly("/event"));
        assertThat(PublishRequest.read(event(8)).toString()).contains("larger than 14336 bytes in the language ru");
    }

    @Test
    void theLinkToJoinHasAHostThatCanExist() {
        var request = new HashMap<>(event(0));
        request.put("link", "https://" + "a".repeat(63) + ".example/x");
        assertThat(PublishRequest.read(request)).isInstanceOf(PublishRequest.Valid.class);
        request.put("link", "https://" + "a".repeat(64) + ".example/x");
        assertThat(PublishRequest.read(request).toString()).contains("/link", "must be a web address");
    }

    @Test
    void nullTakesTheLinkAwayAndLeavingItOutDoesNot() {
        var request = new HashMap<>(event(0));
        assertThat(link(request)).isEqualTo(new LinkChange.Unchanged());
        request.put("link", null);
        assertThat(link(request)).isEqualTo(new LinkChange.Removed());
    }

    private static LinkChange link(Map<String, Object> request) {
        return ((PublishRequest.Valid) PublishRequest.read(request)).request().link();
    }

    /// Paragraphs that do not compress well.
    private static Map<String, Object> event(int paragraphs) {
        var random = new Random(1);
        var text = IntStream.range(0, paragraphs)
                .mapToObj(_ -> Map.of(
                        "en",
                        random.ints(1_500, 'a', 'z')
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString()))
                .toList();
        return Map.of(
                "event",
                Map.of(
                        "id",
                        "long",
                        "title",
                        Map.of("en", "Long"),
                        "text",
                        text,
                        "organizers",
                        List.of(Map.of("en", "Team")),
                        "schedule",
                        Map.of("state", "to-be-confirmed")));
    }
}
